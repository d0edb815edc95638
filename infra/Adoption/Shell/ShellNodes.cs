using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// What a script is made of, as far as it is needed to tell which commands run with which words.
internal abstract record ShellNode(ShellText Text);

internal sealed record ShellSequence(ImmutableArray<ShellNode> Nodes, ShellText Text) : ShellNode(Text);

// A command and the texts that it reads; those of here-documents are there once their lines have been read.
internal sealed record SimpleCommand(
    ImmutableArray<ShellAssignment> Assignments,
    ImmutableArray<ShellWord> Words,
    IReadOnlyList<ShellWord> Inputs,
    ShellText Text) : ShellNode(Text);

internal sealed record ShellAndOr(ShellNode Left, ShellNode Right, bool IsAnd, ShellText Text) : ShellNode(Text);

internal sealed record ShellNot(ShellNode Node, ShellText Text) : ShellNode(Text);

internal sealed record ShellPipeline(ImmutableArray<ShellNode> Nodes, ShellText Text) : ShellNode(Text);

internal sealed record ShellSubshell(ShellNode Body, ShellText Text) : ShellNode(Text);

// A compound command and the texts that it reads.
internal sealed record ShellRedirected(ShellNode Node, IReadOnlyList<ShellWord> Inputs, ShellText Text) : ShellNode(Text);

internal sealed record ShellIf(ShellNode Condition, ShellNode Then, ShellNode? Else, ShellText Text) : ShellNode(Text);

internal sealed record ShellFor(string Variable, ImmutableArray<ShellWord>? Words, ShellNode Body, ShellText Text) : ShellNode(Text);

internal sealed record ShellCountedFor(ShellText Before, ShellText While, ShellText After, ShellNode Body, ShellText Text) : ShellNode(Text);

internal sealed record ShellWhile(ShellNode Condition, bool IsUntil, ShellNode Body, ShellText Text) : ShellNode(Text);

internal sealed record ShellCase(ShellWord Subject, ImmutableArray<ShellCaseItem> Items, ShellText Text) : ShellNode(Text);

internal sealed record ShellCaseItem(ImmutableArray<ShellWord> Patterns, ShellNode Body);

internal sealed record ShellFunction(string Name, ShellNode Body, ShellText Text) : ShellNode(Text);

// [[ … ]]: its words, operators among them.
internal sealed record ShellTest(ImmutableArray<ShellWord> Words, ShellText Text) : ShellNode(Text);

internal sealed record ShellArithmetic(ShellText Expression, ShellText Text) : ShellNode(Text);

internal sealed record ShellAssignment(string Name, ShellWord? Index, bool Appends, ShellWord? Value, ImmutableArray<ShellElement>? Elements, int Origin);

// An item of an array: with its key where the array is associative.
internal sealed record ShellElement(ShellWord? Key, ShellWord Value);

internal sealed record ShellWord(ImmutableArray<ShellPart> Parts, ShellText Text)
{
    // The word as it stands, if nothing of it is to be expanded or was quoted.
    public string? Bare => Parts is [LiteralPart { IsQuoted: false } literal] ? literal.Literal.Value : null;
}

internal abstract record ShellPart(bool IsQuoted, ShellText Text);

internal sealed record LiteralPart(ShellText Literal, bool IsQuoted, ShellText Text) : ShellPart(IsQuoted, Text);

// ${…}: what is done to which parameter.
internal sealed record ParameterPart(
    string Name, ShellWord? Index, ParameterForm Form, string Operator, ImmutableArray<ShellWord> Operands, bool IsQuoted, ShellText Text)
    : ShellPart(IsQuoted, Text);

internal enum ParameterForm
{
    Value,
    Length,
    Indirect,
}

internal sealed record CommandPart(ShellNode Body, bool IsQuoted, ShellText Text) : ShellPart(IsQuoted, Text);

internal sealed record ArithmeticPart(ShellText Expression, bool IsQuoted, ShellText Text) : ShellPart(IsQuoted, Text);

// What is never known before a run, such as a process substitution.
internal sealed record OpaquePart(string Reason, bool IsQuoted, ShellText Text) : ShellPart(IsQuoted, Text);
