namespace GpuInfra.Cli;

// Every resource below its parent, with every input: a tree that a reader can fold and search. It looks the same whether it is
// of a plan or of a change.
internal static class ResourcesSection
{
    public static IEnumerable<object> Of(ReviewedStack stack)
    {
        var filter = stack.Anchor("filter");
        var urns = stack.Resources.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        var root = stack.Resources[0].Urn;
        var children = stack.Resources.Skip(1).ToLookup(
            resource => resource.ParentUrn is { } parent && urns.Contains(parent) ? parent : root, StringComparer.Ordinal);
        return
        [
            Tag.Of(
                "p",
                Tag.Class("filter"),
                Tag.Of("label", Tag.With("for", filter), "Filter"),
                " ",
                Tag.Of(
                    "input",
                    Tag.With("type", "search"),
                    Tag.Id(filter),
                    Tag.With("autocomplete", "off"),
                    Tag.With("spellcheck", "false")),
                " ",
                Tag.Of("output", Tag.With("for", filter), Quantity.Of(stack.Resources.Count - 1, "resource"))),
            Tag.Of("ul", Tag.Class("tree"), children[root].Select(child => Item(stack, child, children))),
        ];
    }

    private static XElement Item(ReviewedStack stack, PlannedResource resource, ILookup<string, PlannedResource> children) => Tag.Of(
        "li",
        ResourceMarkup.Of(stack, resource, [.. Below(resource, children)], children[resource.Urn].Select(child => Item(stack, child, children))));

    private static IEnumerable<PlannedResource> Below(PlannedResource resource, ILookup<string, PlannedResource> children) =>
        children[resource.Urn].SelectMany(child => Below(child, children).Prepend(child));
}

// One resource: a line that says what it is, and below it all that it is given, and what belongs to it.
internal static class ResourceMarkup
{
    public static XElement Of(
        ReviewedStack stack, PlannedResource resource, IReadOnlyList<PlannedResource> below, IEnumerable<XElement> items)
    {
        var change = stack.ChangeOf(resource);
        var changed = below.Select(stack.ChangeOf).OfType<ResourceChange>().ToList();
        return Tag.Of(
            "details",
            Tag.Class("resource", resource.IsCustom ? null : "component", ChangeMark.Class(change?.Kind), RiskMark.Class(change?.Risk)),
            Tag.Id(stack.AnchorOf(resource)!),
            changed.Count > 0 ? Tag.With("open", "") : null,
            Tag.Of(
                "summary",
                Tag.Span("name", resource.Name),
                " ",
                Tag.Span("quiet", ShortType.Of(resource)),
                change is null ? null : new object?[] { " ", ChangeMark.Of(change.Kind, change.Risk) },
                below.Count == 0 ? null : new object?[] { " ", Tag.Span("quiet below", Below(below.Count, changed)), Worst(changed) },
                Key(resource) is { Length: > 0 } key ? new object[] { " ", Tag.Span("quiet key", key) } : null),
            About(stack, resource, isFolded: below.Count > 0),
            below.Count == 0 ? null : Tag.Of("ul", items));
    }

    // All that it is given. What has others below it shows them first.
    private static XElement About(ReviewedStack stack, PlannedResource resource, bool isFolded)
    {
        object?[] words =
        [
            Tag.Of("p", Tag.Class("quiet urn"), Tag.Code(resource.Urn), " ", Tag.CopyLink(stack.AnchorOf(resource)!, resource.Name)),
            stack.ChangeOf(resource) is { } change ? Tag.Of("p", Tag.Class("to-change"), Tag.Link(stack.AnchorOf(change), change.Headline)) : null,
            Guards(resource) is { Length: > 0 } guards ? Tag.Of("p", guards) : null,
            Inputs(resource),
        ];
        return isFolded
            ? Tag.Of("details", Tag.Class("about fold"), Tag.Of("summary", "What it is given"), words)
            : Tag.Of("div", Tag.Class("about"), words);
    }

    private static string Below(int count, List<ResourceChange> changed) => changed.Count == 0
        ? Quantity.Of(count, "resource")
        : $"{Quantity.Of(count, "resource")}, {changed.Count} of them {(changed.Select(change => change.Kind).Distinct().ToList() is [var kind] ? ChangeWords.Word(kind) : "in the change")}";

    private static object?[]? Worst(List<ResourceChange> changed) => changed.Count == 0 ? null
        : [" ", Tag.Of("span", Tag.Class("worst", RiskMark.Class(changed.Max(change => change.Risk))), RiskMark.Shape(RiskMark.Level(changed.Max(change => change.Risk))))];

    private static string Key(PlannedResource resource) => InputWords.Phrase(
        from input in ResourceKinds.Of(resource.Type).Shown ?? []
        let value = resource.Inputs.Find(input.Path)
        where value is not null
        select $"{input.Label}: {InputText.Of(value)}");

    private static string Guards(PlannedResource resource) => InputWords.Phrase(
        resource.Protect ? "protected" : null,
        resource.RetainOnDelete ? "kept when deleted" : null,
        resource.ImportId is { } imported ? $"imported from {imported}" : null,
        resource.ReadId is { } read ? $"exists as {read}" : null,
        resource.IgnoreChanges.Count > 0 ? $"ignores {string.Join(", ", resource.IgnoreChanges)}" : null);

    private static XElement Inputs(PlannedResource resource) => resource.Inputs.Count == 0
        ? Tag.Of("p", Tag.Class("quiet"), "No inputs.")
        : Tag.Of(
            "table",
            Tag.Class("inputs"),
            Tag.UnseenCaption($"Inputs of {resource.Name}"),
            Tag.Of("tbody", resource.Inputs.Entries.Select(input => Tag.Of(
                "tr",
                Tag.Of("th", Tag.With("scope", "row"), Tag.Code(input.Key)),
                Tag.Of("td", ValueMarkup.Of(input.Value))))));
}
