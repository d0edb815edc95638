namespace GpuInfra.Planning;

// What a change puts at risk, and a clause that says what it means, with {} in the place of the resource.
internal sealed record Verdict(Risk Risk, string Clause)
{
    public const string Subject = "{}";

    // What is at risk for whoever makes room for what the cloud refuses.
    public Risk? IfForced { get; init; }

    // Where two risks are equal, the rule that stands first in its table is the one to read first.
    public int Rank { get; init; } = int.MaxValue;

    // A name keeps its spelling at the start of a sentence.
    public string Meaning(string name) => Clause.StartsWith(Subject, StringComparison.Ordinal)
        ? $"{Headline(name).TrimEnd('.')}."
        : $"{char.ToUpperInvariant(Clause[0])}{Headline(name)[1..].TrimEnd('.')}.";

    public string Headline(string name) => Clause.Replace(Subject, name, StringComparison.Ordinal);
}
