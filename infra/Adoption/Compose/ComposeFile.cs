using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// The files of a Compose project as one: later files over earlier ones, and services with what they extend.
internal static class ComposeFile
{
    // Lists that a later file adds to; it takes the place of any other.
    private static readonly ImmutableHashSet<string> Added =
        ["ports", "expose", "volumes", "environment", "env_file", "devices", "cap_add", "secrets", "profiles", "networks", "labels", "depends_on"];

    private static readonly ImmutableHashSet<string> Replaced = ["command", "entrypoint", "test"];

    public static bool IsOf(SourceText file) =>
        !JsonText.IsObject(file.Text) && file.Text.Split('\n').Any(static line => line.TrimEnd() is "services:" || line.StartsWith("services: ", StringComparison.Ordinal) || line.StartsWith("services:#", StringComparison.Ordinal));

    public static SourceMap Read(IEnumerable<SourceText> files, SourceNotes notes)
    {
        var documents = files.SelectMany(static file => YamlDocuments.Read(file)).OfType<SourceMap>().ToList();
        var whole = documents.Aggregate((one, other) => Merge(one, other));
        if (whole["services"] is not SourceMap services)
        {
            throw new SourceMistakeException([new(whole.Place, "A Compose file needs services, a map of names to services.")]);
        }

        if (whole["include"] is { } include)
        {
            notes.CannotCarry("include", "files that a file includes are not read: name them beside it", include.Place);
        }

        var extended = services.Entries.Select(entry => entry.Value is SourceMap service
            ? entry with { Value = Extend(service, services, notes, 0) }
            : throw new SourceMistakeException([new(entry.Value.Place, $"The service {entry.Name} must be a map, with image and what else it needs.")]));
        return Merge(whole with { Entries = [.. whole.Entries.Where(static entry => entry.Name != "services")] },
            new SourceMap([new SourceEntry("services", services with { Entries = [.. extended] }, services.Place)], whole.Place));
    }

    private static SourceMap Extend(SourceMap service, SourceMap services, SourceNotes notes, int depth)
    {
        if (service["extends"] is not { } extends || depth > services.Entries.Length)
        {
            return service;
        }

        var own = service with { Entries = [.. service.Entries.Where(static entry => entry.Name != "extends")] };
        var name = SourceTexts.Of((extends as SourceMap)?["service"] ?? extends);
        if ((extends as SourceMap)?["file"] is { } file)
        {
            notes.CannotCarry($"extends {SourceTexts.Of(file)}", "what another file says of a service is not read: write it here", extends.Place);
            return own;
        }

        return name is not null && services[name] is SourceMap basis
            ? Merge(Extend(basis, services, notes, depth + 1), own)
            : throw new SourceMistakeException([new(extends.Place, $"extends names the service '{name}', which this file does not have.")]);
    }

    private static SourceMap Merge(SourceMap one, SourceMap other)
    {
        var entries = one.Entries.Select(entry => entry with { Value = other[entry.Name] is { } value ? Merge(entry.Name, entry.Value, value) : entry.Value });
        return one with { Entries = [.. entries, .. other.Entries.Where(entry => one[entry.Name] is null)] };
    }

    private static SourceValue Merge(string name, SourceValue one, SourceValue other) => (one, other) switch
    {
        _ when Replaced.Contains(name) => other,
        (SourceMap left, SourceMap right) => Merge(left, right),
        (SourceMap left, SourceList right) when name == "environment" => Merge(left, ToMap(right)),
        (SourceList left, SourceMap right) when name == "environment" => Merge(ToMap(left), right),
        (SourceList left, SourceList right) when Added.Contains(name) => right with { Items = [.. left.Items, .. right.Items] },
        _ => other,
    };

    // NAME=VALUE as an entry; NAME alone as one without a value.
    private static SourceMap ToMap(SourceList list) => new(
        [.. list.Items.Select(static item => (Parts: (SourceTexts.Of(item) ?? "").Split('=', 2), item.Place))
            .DistinctBy(static item => item.Parts[0])
            .Select(static item => new SourceEntry(item.Parts[0], new SourceScalar(item.Parts.ElementAtOrDefault(1), item.Place), item.Place))],
        list.Place);
}
