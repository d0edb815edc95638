using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// What a shell knows at one moment of a run. A variable that is not here comes from outside, if from anywhere.
internal sealed record ShellState
{
    public ImmutableDictionary<string, ShellValue> Variables { get; init; } = ImmutableDictionary<string, ShellValue>.Empty;

    public ImmutableDictionary<string, ShellNode> Functions { get; init; } = ImmutableDictionary<string, ShellNode>.Empty;

    // $1 and those after it; null outside of functions, where they are what the script is called with.
    public ImmutableArray<ShellText>? Arguments { get; init; }

    // The variables that the running function has for itself, and what they were before.
    public ImmutableDictionary<string, ShellValue?> Hidden { get; init; } = ImmutableDictionary<string, ShellValue?>.Empty;

    public ShellState With(string name, ShellValue value) => this with { Variables = Variables.SetItem(name, value) };
}

internal sealed record ShellValue(ImmutableArray<ShellText> Items, bool IsArray)
{
    // The keys of an associative array, in the order of its items.
    public ImmutableArray<string>? Keys { get; init; }

    public static ShellValue Of(ShellText text) => new([text], IsArray: false);

    public bool Equals(ShellValue? other) =>
        other is not null && IsArray == other.IsArray && Items.SequenceEqual(other.Items)
        && (Keys ?? []).SequenceEqual(other.Keys ?? []);

    public override int GetHashCode() => HashCode.Combine(Items.Length, IsArray);
}

// A value that only a run would tell.
internal sealed record ShellUnknown(string Expression, string Reason, int Origin)
{
    // The variable that may be set from outside, where the script takes it as empty otherwise.
    public string? EmptyUnlessSet { get; init; }
}

// A command that a script runs.
internal sealed record ShellCall(ImmutableArray<ShellText> Words, ImmutableDictionary<string, ShellValue> Variables, ImmutableArray<ShellCondition> Conditions, int Origin);

// What a command depends on and nobody knows before a run.
internal sealed record ShellCondition(string Text, int Origin, int Branch);

internal enum ShellFlow
{
    Next,
    Exit,
    Return,
    Break,
    Continue,
}
