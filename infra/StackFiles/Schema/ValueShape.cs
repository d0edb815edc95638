namespace GpuInfra.StackFiles;

/// <summary>What a value of a stack file may be, without saying what becomes of it.</summary>
internal abstract record ValueShape;

internal sealed record TextShape : ValueShape;

internal sealed record WholeNumberShape : ValueShape;

internal sealed record BooleanShape : ValueShape;

internal sealed record ListShape(ValueShape Item) : ValueShape;

internal sealed record MapShape(ValueShape Value) : ValueShape;

internal sealed record ArgsShape(Type Type, IReadOnlyList<ArgsMember> Members) : ValueShape;
