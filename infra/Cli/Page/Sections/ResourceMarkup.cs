using System.Xml.Linq;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>One resource: a line that says what it is, and below it all that it is given.</summary>
internal static class ResourceMarkup
{
    public static XElement Of(ReviewedStack stack, PlannedResource resource)
    {
        var change = stack.ChangeOf(resource);
        return Tag.Of(
            "details",
            Tag.Class("resource", resource.IsCustom ? null : "component", ChangeMark.Class(change?.Kind)),
            Tag.Id(stack.AnchorOf(resource)!),
            Tag.Of(
                "summary",
                Tag.Span("name", resource.Name),
                " ",
                Tag.Span("quiet", ShortType.Of(resource)),
                change is null ? null : new object?[] { " ", ChangeMark.Of(change.Kind) },
                Key(resource) is { Length: > 0 } key ? new object[] { " ", Tag.Span("quiet key", key) } : null),
            Tag.Of("p", Tag.Class("quiet urn"), Tag.Code(resource.Urn)),
            Guards(resource) is { Length: > 0 } guards ? Tag.Of("p", guards) : null,
            Inputs(resource));
    }

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
