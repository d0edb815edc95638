namespace GpuInfra.Cli;

// What a reader asks first, answered in a few words, with what the answer rests on below, the gravest first.
internal sealed record Answer(string Question, string Reply)
{
    // How grave the answer is; nothing where there is nothing to fear.
    public Risk? Risk { get; init; }

    public IReadOnlyList<XElement> Points { get; init; } = [];

    public XElement? Detail { get; init; }

    public XElement Write(ReviewedStack stack)
    {
        var title = stack.Anchor("answers", Question, "title");
        return Tag.Of(
            "section",
            Tag.Class("answer", RiskMark.Class(Risk)),
            Tag.With("aria-labelledby", title),
            Tag.Of("h3", Tag.Id(title), Risk is { } risk ? RiskMark.Shape(RiskMark.Level(risk)) : null, Question),
            Tag.Of("p", Tag.Class("reply"), Reply),
            Detail,
            Points.Count == 0 ? null : Tag.Of("ul", Tag.Class("points"), Points));
    }

    // Some changes with what happens to them, and how many there are besides.
    public static IEnumerable<XElement> PointsOf(ReviewedStack stack, IEnumerable<ResourceChange> all, int most)
    {
        // The gravest of all stands above the answers already.
        List<ResourceChange> changes = [.. all.Where(change => stack.Review.Diff is not { Steered: [], Changes: [var first, ..] } || change != first)];
        // One more takes no more room than to say that there is one.
        var shown = changes.Count <= most + 1 ? changes.Count : most;
        foreach (var change in changes.Take(shown))
        {
            yield return Point(change.Risk, Tag.Link(stack.AnchorOf(change), change.Headline));
        }

        if (changes.Count > shown)
        {
            var rest = changes[shown].Risk;
            yield return Tag.Of("li", Tag.Class("more"), Tag.Link(ChangesSection.AnchorOf(stack, rest), $"and {changes.Count - shown} more"));
        }
    }

    public static XElement Point(Risk? risk, params object?[] words) => Tag.Of(
        "li", Tag.Class(RiskMark.Class(risk)), risk is { } known ? RiskMark.Shape(RiskMark.Level(known)) : null, Tag.Of("span", words));

    // Some names as words: chat, embed and 5 more.
    public static string Names(IReadOnlyList<string> names, int most = 3)
    {
        var shown = names.Count <= most + 1 ? names.Count : most;
        var rest = names.Count - shown;
        return rest > 0 ? $"{string.Join(", ", names.Take(shown))} and {rest} more"
            : names.Count < 2 ? string.Concat(names)
            : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}
