namespace GpuInfra;

// A silence, as far as it can be understood.
internal sealed record Silence(string At, Rule? Rule, string Path, string Reason)
{
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
