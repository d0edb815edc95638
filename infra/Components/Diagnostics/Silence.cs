namespace GpuInfra;

/// <summary>A silence, as far as it can be understood.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Rule">The rule that it names; none if there is no such rule.</param>
/// <param name="Path">Where the rule may be broken.</param>
/// <param name="Reason">Why, in one line; empty if nothing is said.</param>
internal sealed record Silence(string At, Rule? Rule, string Path, string Reason)
{
    /// <summary>The rule, if the silence may silence it.</summary>
    public Rule? Silenced => Rule is { MayBeSilenced: true } rule && Reason.Length > 0 ? rule : null;

    public static IReadOnlyList<Silence> Read(IEnumerable<SilenceArgs>? silences, string part) =>
    [
        .. (silences ?? []).Select((silence, i) => new Silence(
            ArgumentPath.Index(ArgumentPath.Join(part, "silence"), i),
            RuleBook.Find(silence.Rule ?? ""),
            ArgumentPath.Join(part, silence.Path ?? ""),
            InOneLine(silence.Reason ?? ""))),
    ];

    public bool IsAbout(Violation violation) => violation.Rule == Silenced && violation.Path == Path;

    private static string InOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
