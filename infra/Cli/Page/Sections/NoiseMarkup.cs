using System.Xml.Linq;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What differs and means nothing, with who knows it: folded, but there for whoever doubts.</summary>
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
