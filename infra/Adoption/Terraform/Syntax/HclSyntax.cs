using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Attributes and blocks between braces, or of a whole file.</summary>
internal sealed record HclBody(ImmutableArray<HclAttribute> Attributes, ImmutableArray<HclBlock> Blocks)
{
    public HclExpression? this[string name] => Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value;

    public HclBlock? Block(string type) => Blocks.FirstOrDefault(block => block.Type == type);
}

internal sealed record HclAttribute(string Name, HclExpression Value, SourcePlace Place);

internal sealed record HclBlock(string Type, ImmutableArray<string> Labels, HclBody Body, SourcePlace Place);

/// <summary>An expression, with the text it is written as.</summary>
internal abstract record HclExpression(SourcePlace Place)
{
    public string Text { get; init; } = "";
}

/// <summary>A text, a number, a truth or null.</summary>
internal sealed record HclLiteral(object? Value, SourcePlace Place) : HclExpression(Place);

/// <summary>Texts and interpolations in a row; one interpolation alone keeps its type.</summary>
internal sealed record HclTemplate(ImmutableArray<HclExpression> Parts, SourcePlace Place) : HclExpression(Place);

internal sealed record HclTuple(ImmutableArray<HclExpression> Items, SourcePlace Place) : HclExpression(Place);

internal sealed record HclObjectLiteral(ImmutableArray<HclItem> Items, SourcePlace Place) : HclExpression(Place);

internal sealed record HclItem(HclExpression Key, HclExpression Value);

/// <summary>A <c>for</c> expression; with a key it makes an object. In a template its results are joined.</summary>
internal sealed record HclFor(string? KeyName, string ValueName, HclExpression Collection, HclExpression Value, SourcePlace Place)
    : HclExpression(Place)
{
    public HclExpression? Key { get; init; }

    public bool Grouped { get; init; }

    public HclExpression? Condition { get; init; }

    public bool Joined { get; init; }
}

internal sealed record HclCall(string Function, ImmutableArray<HclExpression> Arguments, bool Expanded, SourcePlace Place)
    : HclExpression(Place);

internal sealed record HclUnary(char Operator, HclExpression Operand, SourcePlace Place) : HclExpression(Place);

internal sealed record HclBinary(string Operator, HclExpression Left, HclExpression Right, SourcePlace Place) : HclExpression(Place);

internal sealed record HclConditional(HclExpression Condition, HclExpression Then, HclExpression Otherwise, SourcePlace Place)
    : HclExpression(Place);

internal sealed record HclName(string Name, SourcePlace Place) : HclExpression(Place);

internal sealed record HclMember(HclExpression Source, string Name, SourcePlace Place) : HclExpression(Place);

internal sealed record HclIndex(HclExpression Source, HclExpression Key, SourcePlace Place) : HclExpression(Place);

/// <summary>What follows a splat is <paramref name="Each"/>, written upon <see cref="HclSplatItem"/>.</summary>
internal sealed record HclSplat(HclExpression Source, HclExpression Each, SourcePlace Place) : HclExpression(Place);

internal sealed record HclSplatItem(SourcePlace Place) : HclExpression(Place);
