using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// The files of a Compose project as one: later files over earlier ones, and services with what they extend.
internal static partial class ComposeFile
{
    // Lists that a later file adds to; it takes the place of any other.
    private static readonly ImmutableHashSet<string> Added =
        ["ports", "expose", "volumes", "environment", "env_file", "devices", "cap_add", "secrets", "profiles", "networks", "labels", "depends_on"];

    // As deep as nobody writes it.
    private const int MostExtended = 64;

    // What a later file takes away, or puts in the place of the whole: https://docs.docker.com/reference/compose-file/merge/
    private const string Reset = "!reset";
    private const string Override = "!override";

    private static readonly ImmutableHashSet<string> Replaced = ["command", "entrypoint", "test"];

    public static bool IsOf(SourceText file) =>
        SourceDocuments.BeginsAsJson(file.Text) ? SourceDocuments.MayHold(file.Text, "services") && IsProject(file) : Services().IsMatch(file.Text);

    // JSON, or YAML in flow style.
    private static bool IsProject(SourceText file)
    {
        try
        {
            return SourceDocuments.Read(file, out _) is [SourceMap map] && map["services"] is SourceMap { Entries: [{ Value: SourceMap }, ..] };
        }
        catch (SourceMistakeException)
        {
            return false;
        }
    }

    [GeneratedRegex("""^(?:services|"services"|'services')[ \t]*:(?=[\s#]|\z)""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Services();

    public static SourceMap Read(IEnumerable<SourceText> files, SourceNotes notes)
    {
        var given = files.ToList();
        var parts = given.SelectMany(static file => SourceDocuments.Read(file, out _).OfType<SourceMap>().Select(document => (File: Path.GetFileName(file.File), Document: document))).ToList();
        var bases = parts.Skip(1).Where(part => IsOnlyExtended(part.File, parts)).Select(static part => part.File).ToHashSet();
        var documents = parts.Where(part => !bases.Contains(part.File)).Select(static part => part.Document).ToList();
        var whole = documents.Aggregate((one, other) => Merge(one, other));
        if (whole["services"] is not SourceMap services)
        {
            throw new SourceMistakeException([new(whole.Place, "A Compose file needs services, a map of names to services.")]);
        }

        foreach (var include in documents.Select(static document => document["include"]).OfType<SourceValue>().SelectMany(IncludedBy).Where(file => !IsGiven(file, given)))
        {
            notes.CannotCarry($"include {SourceTexts.Of(include)}", "what another file says is not read: name it beside this one", include.Place);
        }

        var byFile = parts.GroupBy(static part => part.File).ToDictionary(static group => group.Key, static group => group.First().Document["services"] as SourceMap);
        var extended = services.Entries.Select(entry => entry.Value is SourceMap service
            ? entry with { Value = Extend(service, services, byFile, notes, 0) }
            : throw new SourceMistakeException([new(entry.Value.Place, $"The service {entry.Name} must be a map, with image and what else it needs.")]));
        return Merge(whole with { Entries = [.. whole.Entries.Where(static entry => entry.Name != "services")] },
            new SourceMap([new SourceEntry("services", services with { Entries = [.. extended] }, services.Place)], whole.Place));
    }

    // A file whose services are only the basis of others runs none by itself.
    private static bool IsOnlyExtended(string file, List<(string File, SourceMap Document)> parts)
    {
        var others = parts.Where(part => part.File != file).ToList();
        return others.Any(part => ((part.Document["services"] as SourceMap)?.Entries ?? []).Select(static entry => ((entry.Value as SourceMap)?["extends"] as SourceMap)?["file"])
                .Any(other => Path.GetFileName(SourceTexts.Of(other)) == file))
            && !others.Select(static part => part.Document["include"]).OfType<SourceValue>().SelectMany(IncludedBy).Any(include => Path.GetFileName(SourceTexts.Of(include)) == file);
    }

    // A path, or a map with one or several.
    private static IEnumerable<SourceScalar> IncludedBy(SourceValue include) => include switch
    {
        SourceList list => list.Items.SelectMany(IncludedBy),
        SourceMap map when map["path"] is { } path => IncludedBy(path),
        SourceScalar scalar => [scalar],
        _ => [],
    };

    private static bool IsGiven(SourceScalar file, IEnumerable<SourceText> given) => given.Any(other => Path.GetFileName(other.File) == Path.GetFileName(SourceTexts.Of(file)));

    private static SourceMap Extend(SourceMap service, SourceMap services, Dictionary<string, SourceMap?> byFile, SourceNotes notes, int depth)
    {
        if (service["extends"] is not { } extends)
        {
            return service;
        }

        if (depth > MostExtended)
        {
            throw new SourceMistakeException([new(extends.Place, "extends goes round in a circle: a service cannot extend itself.")]);
        }

        var own = service with { Entries = [.. service.Entries.Where(static entry => entry.Name != "extends")] };
        var name = SourceTexts.Of((extends as SourceMap)?["service"] ?? extends);
        if ((extends as SourceMap)?["file"] is { } file)
        {
            if (name is null || byFile.GetValueOrDefault(Path.GetFileName(SourceTexts.Of(file) ?? "")) is not { } others)
            {
                throw new SourceMistakeException([new(extends.Place, $"extends {SourceTexts.Of(file)}: what that file says of the service is not here. Name it beside this one.")]);
            }

            services = others;
        }

        return name is not null && services[name] is SourceMap basis
            ? Merge(Extend(basis, services, byFile, notes, depth + 1), own)
            : throw new SourceMistakeException([new(extends.Place, $"extends names the service '{name}', which this file does not have.")]);
    }

    private static SourceMap Merge(SourceMap one, SourceMap other)
    {
        var entries = one.Entries.Where(entry => other[entry.Name] is not { Tag: Reset })
            .Select(entry => entry with { Value = other[entry.Name] is { } value ? Merge(entry.Name, entry.Value, value) : entry.Value });
        return one with { Entries = [.. entries, .. other.Entries.Where(entry => one[entry.Name] is null && entry.Value.Tag != Reset)] };
    }

    private static SourceValue Merge(string name, SourceValue one, SourceValue other) => (one, other) switch
    {
        _ when Replaced.Contains(name) || other.Tag == Override => other,
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
