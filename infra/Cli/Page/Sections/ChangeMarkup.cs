namespace GpuInfra.Cli;

// One change: what a reviewer must see, what else it does, and every property that differs.
internal static class ChangeMarkup
{
    public static XElement Of(ReviewedStack stack, ResourceChange change, bool isOpen) => Tag.Of(
        "details",
        Tag.Class("change", ChangeMark.Class(change.Kind), RiskMark.Class(change.Risk)),
        Tag.Id(stack.AnchorOf(change)),
        isOpen && change.Properties.Count + change.Consequences.Count > 0 ? Tag.With("open", "") : null,
        Tag.Of("summary", ChangeMark.Of(change.Kind, change.Risk), " ", Tag.Span("headline", change.Headline)),
        Tag.Of("p", Tag.Class("subject"), Subject(stack, change)),
        change.Consequences.Count == 0 ? null
            : Tag.Of("ul", Tag.Class("consequences"), change.Consequences.Select(consequence => Tag.Of("li", consequence))),
        change.Properties.Count == 0 ? null : Properties(change));

    private static object?[] Subject(ReviewedStack stack, ResourceChange change)
    {
        var resource = (change.New ?? change.Old)!;
        return
        [
            stack.AnchorOf(resource) is { } anchor ? Tag.Link(anchor, Tag.Code(change.Name)) : Tag.Code(change.Name),
            $" {ShortType.Of(resource)}",
            change.Old is { } old && old.Urn != resource.Urn ? new object[] { ", was ", Tag.Code(old.Name) } : null,
            " ",
            Tag.CopyLink(stack.AnchorOf(change), $"the change of {change.Name}"),
        ];
    }

    private static XElement Properties(ResourceChange change) => Tag.Of(
        "table",
        Tag.Class("properties"),
        Tag.UnseenCaption($"Properties of {change.Name} that differ"),
        Tag.Of("thead", Tag.Of("tr", Header("Before"), Header("After"))),
        change.Properties.Select(property => Tag.Of("tbody", Tag.Of("tr", Head(property)), Tag.Of("tr", Values(property)))));

    private static XElement Header(string title) => Tag.Of("th", Tag.With("scope", "col"), title);

    private static XElement Head(PropertyChange property) => Tag.Of(
        "th",
        Tag.With("scope", "rowgroup"),
        Tag.With("colspan", "2"),
        Tag.Code(property.Path),
        property.Meaning is { } meaning ? Tag.Of("p", meaning) : null,
        property.Replaces is { } replaces ? Tag.Of(
            "p",
            Tag.Class("replaces"),
            Tag.Of("strong", "Forces replacement"),
            replaces.Condition is { } condition ? $", because {condition}" : null,
            ". ",
            SourceMarkup.Of(replaces.Source)) : null);

    private static object[] Values(PropertyChange property)
    {
        if (ValueMarkup.IsUnified(property))
        {
            return [Tag.Of("td", Tag.With("colspan", "2"), ValueMarkup.Unified(property))];
        }

        var (old, @new) = ValueMarkup.Pair(property);
        return [Tag.Of("td", Tag.Class("old"), old), Tag.Of("td", Tag.Class("new"), @new)];
    }
}

// What differs and means nothing, with who knows it: folded, but there for whoever doubts.
internal static class NoiseMarkup
{
    public static XElement? Of(StackDiff diff)
    {
        var noise = diff.Changes.Concat(diff.Noise)
            .SelectMany(change => change.Noise.Select(property => (Change: change, Property: property))).ToList();
        return noise.Count == 0 ? null : Tag.Of(
            "details",
            Tag.Class("fold noise"),
            Tag.Of("summary", $"Noise: {Quantity.Of(noise.Count, "difference")} without a meaning"),
            Tag.Of("ul", noise.GroupBy(entry => entry.Property.Noise).Select(fact => Fact(fact.Key, fact))));
    }

    private static XElement Fact(NoiseFact? fact, IEnumerable<(ResourceChange Change, PropertyChange Property)> noise) => Tag.Of(
        "li",
        fact is null ? null : new object[] { fact.What, " ", SourceMarkup.Of(fact.Issue) },
        Tag.Of("ul", noise.Select(entry => Tag.Of(
            "li",
            Tag.Code($"{entry.Change.Name}: {entry.Property.Path}"),
            " ",
            Tag.Code(ValueLines.Of(entry.Property.Old)),
            " → ",
            Tag.Code(ValueLines.Of(entry.Property.New))))));
}

// Who says so, and when that was read.
internal static class SourceMarkup
{
    public static XElement Of(Source source) => Tag.Span(
        "source",
        Tag.Source(source.Url, "Source"),
        $", read {Day.Text(source.Read)}{(source.Certainty == Certainty.Confirmed ? "" : ", not confirmed")}");
}
