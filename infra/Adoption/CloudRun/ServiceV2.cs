using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>A service in the shape of the Cloud Run Admin API v2, as somebody or a server wrote it.</summary>
public static class ServiceV2
{
    /// <summary>What a service states: without what a server fills, and with its name in parts.</summary>
    /// <param name="service">The service, with the names of v2, in whatever case.</param>
    /// <param name="notes">Where what cannot be carried, and what is wrong, is noted.</param>
    public static SourceResource Read(SourceMap service, SourceNotes notes)
    {
        var stated = new SourceMapBuilder(service.Place);
        string? name = null;
        var own = (SourceMap)ServiceKeys.Own(service);
        var paths = SourceLeaves.Of(own).Select(leaf => leaf.Path).ToHashSet();
        foreach (var entry in own.Entries)
        {
            switch (entry.Name, entry.Value)
            {
                case ("name", SourceScalar { Value: string text } scalar):
                    name = text.Split('/')[^1];
                    ReadName(text.Split('/'), scalar, stated);
                    break;
                case ("annotations", SourceMap annotations):
                    stated.Add("annotations", Annotations(annotations, "annotations", paths, notes));
                    break;
                case ("template", SourceMap template):
                    stated.Add("template", Template(template, paths, notes));
                    break;
                default:
                    stated.Add(entry.Name, entry.Value);
                    break;
            }
        }

        return new("service", name, stated.Build(), service.Place);
    }

    // projects/PROJECT/locations/LOCATION/services/SERVICE, or the last of it alone.
    private static void ReadName(string[] parts, SourceScalar name, SourceMapBuilder stated)
    {
        stated.Add("name", name with { Value = parts[^1] });
        if (parts is ["projects", var project, "locations", var location, ..])
        {
            stated.Add("location", name with { Value = location });
            if (!project.All(char.IsAsciiDigit))
            {
                stated.Add("project", name with { Value = project });
            }
        }
    }

    private static SourceMap Template(SourceMap template, HashSet<string> paths, SourceNotes notes) => template with
    {
        Entries =
        [
            .. template.Entries
                .Select(entry => entry.Name switch
                {
                    "annotations" when entry.Value is SourceMap map => Annotations(map, "template.annotations", paths, notes) is { } own ? entry with { Value = own } : null,
                    "containers" when entry.Value is SourceList list => entry with { Value = list with { Items = [.. list.Items.Select(Container)] } },
                    _ => entry,
                })
                .OfType<SourceEntry>(),
        ],
    };

    // What JSON leaves out of a message is its zero: the CPU is allocated always.
    private static SourceValue Container(SourceValue container) => container is not SourceMap map ? container : map with
    {
        Entries =
        [
            .. map.Entries.Select(entry => entry.Name == "resources" && entry.Value is SourceMap resources && resources["cpuIdle"] is null
                ? entry with { Value = resources with { Entries = [.. resources.Entries, new("cpuIdle", new SourceScalar(false, resources.Place), resources.Place)] } }
                : entry),
        ],
    };

    // Google refuses its own annotations of v1 here: https://docs.cloud.google.com/run/docs/reference/rest/v2/projects.locations.services
    private static SourceMap? Annotations(SourceMap annotations, string path, HashSet<string> paths, SourceNotes notes)
    {
        var system = annotations.Entries.Where(entry => AnnotationKind.IsOfSystem(entry.Name) && !AnnotationKind.IsFilled(entry.Name)).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        if (system.Count > 0)
        {
            var meant = system
                .Select(entry => (Entry: entry, Kind: AnnotationKind.Find(entry.Name, path == "annotations")))
                .ToList();
            var properties = string.Join(", ", meant.Select(one => one.Kind?.Path).OfType<string>().Where(property => property.Length > 0).Select(TopOf).Distinct());
            notes.Report(new(
                SourceProblemKind.Refused, path, $"has {string.Join(", ", system.Select(entry => entry.Name))}, but v2 takes no annotations of run.googleapis.com",
                properties.Length > 0 ? $"Say {properties} in their place." : "Remove them.", system[0].Place));
            notes.CannotCarry(path, "v2 takes no annotations of run.googleapis.com: use the properties of v2", system[0].Place);
            foreach (var asked in meant.Where(one => one.Kind is { Property.Length: > 0 } kind && !paths.Contains(kind.Path)).GroupBy(one => TopOf(one.Kind!.Path)))
            {
                var said = string.Join(", ", asked.Select(one => $"{one.Entry.Name} {SourceTexts.Of(one.Entry.Value)}"));
                notes.Ask(asked.Key, $"whether what annotations of v1 say is meant, which v2 does not take: {said}", null, asked.First().Entry.Place);
            }

            AskForGpu(system, notes);
        }

        var own = annotations.Entries.Where(entry => !AnnotationKind.IsOfSystem(entry.Name)).ToImmutableArray();
        return own.Length > 0 ? annotations with { Entries = own } : null;
    }

    private static void AskForGpu(IEnumerable<SourceEntry> annotations, SourceNotes notes)
    {
        foreach (var entry in annotations.Where(entry => entry.Name.EndsWith("/gpu-type", StringComparison.Ordinal)))
        {
            const string Property = "template.nodeSelector.accelerator";
            notes.Report(new(
                SourceProblemKind.Unknown, Property, $"is said by {entry.Name}, which is no annotation that Cloud Run knows",
                "Name the GPU by template.nodeSelector.accelerator.", entry.Place));
            notes.Ask(Property, $"the GPU: {SourceTexts.Of(entry.Value)} is said by an annotation that no API knows", SourceTexts.Of(entry.Value), entry.Place);
        }
    }

    private static string TopOf(string property) => property.Split('.') is ["template", "vpcAccess", ..] ? "template.vpcAccess" : property;
}
