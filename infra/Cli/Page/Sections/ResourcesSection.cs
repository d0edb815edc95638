using System.Xml.Linq;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Every resource below its parent, with every input: a tree that a reader can search.</summary>
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

    private static XElement Item(ReviewedStack stack, PlannedResource resource, ILookup<string, PlannedResource> children)
    {
        var own = children[resource.Urn].ToList();
        return Tag.Of(
            "li",
            ResourceMarkup.Of(stack, resource),
            own.Count == 0 ? null : Tag.Of("ul", own.Select(child => Item(stack, child, children))));
    }
}
