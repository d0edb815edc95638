namespace GpuInfra.Cli;

// The one scale of risk, as a shape, a word and a class of the style: never by colour alone.
internal static class RiskMark
{
    // From the gravest to the least.
    public static IReadOnlyList<(string Level, string Shape)> Levels { get; } =
    [
        ("grave", "M3.6 .5h4.8l3.1 3.1v4.8l-3.1 3.1H3.6L.5 8.4V3.6z"),
        ("high", "M6 .7 11.7 11.2H.3z"),
        ("raised", "M6 .2 11.8 6 6 11.8.2 6z"),
        ("some", "M1.4 1.4h9.2v9.2H1.4z"),
        ("low", "M6 2a4 4 0 1 0 .01 0z"),
    ];

    public static string Level(Risk risk) => risk switch
    {
        Risk.Impossible or Risk.DataLoss => "grave",
        Risk.Traffic or Risk.Destruction => "high",
        Risk.Exposure => "raised",
        Risk.Capacity or Risk.Cost => "some",
        _ => "low",
    };

    public static string Level(Severity severity) => severity == Severity.Error ? "grave" : "raised";

    public static string? Class(Risk? risk) => risk is { } known ? $"risk-{Level(known)}" : null;

    public static string Class(Severity severity) => $"risk-{Level(severity)}";

    public static XElement Shape(string level) => Tag.Of(
        "svg",
        Tag.Class("shape"),
        Tag.With("viewBox", "0 0 12 12"),
        Tag.With("width", 12),
        Tag.With("height", 12),
        Tag.With("aria-hidden", "true"),
        Path(level));

    // The shape alone, to be a part of a drawing.
    public static XElement Path(string level) =>
        Tag.Of("path", Tag.With("d", Levels.First(known => known.Level == level).Shape));

    public static XElement Of(Risk risk) => Of(Level(risk), RiskWords.Title(risk));

    public static XElement Of(string level, string words) => Tag.Of("span", Tag.Class("mark", $"risk-{level}"), Shape(level), words);
}

// What happens to a resource as a sign and a word, in the colour and with the shape of its risk.
internal static class ChangeMark
{
    // A text's hyphen is what tools that colour diffs look for; in proportional letters it is too short to be seen.
    public static string Sign(ChangeKind kind) => kind == ChangeKind.Delete ? "−" : ChangeWords.Sign(kind);

    public static string? Class(ChangeKind? kind) => kind is { } known ? $"is-{ChangeWords.Word(known)}" : null;

    public static XElement? Of(ChangeKind? kind, Risk? risk = null) => kind is not { } known ? null : Tag.Of(
        "span",
        Tag.Class("mark", Class(known), RiskMark.Class(risk)),
        risk is { } some ? RiskMark.Shape(RiskMark.Level(some)) : null,
        Tag.Span("sign", Tag.With("aria-hidden", "true"), Sign(known)),
        ChangeWords.Word(known),
        risk is { } told ? Tag.Span("unseen", $" ({RiskWords.Title(told)})") : null);
}
