using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Reads Compose files: the services that reserve a GPU. Values of variables come from a <c>.env</c> file beside them, if it is given.</summary>
public sealed class ComposeReader : ISourceReader
{
    /// <inheritdoc/>
    public bool Recognises(ImmutableArray<SourceText> files) => files.Any(ComposeFile.IsOf);

    /// <inheritdoc/>
    public SourceConfiguration Read(ImmutableArray<SourceText> files)
    {
        var notes = new SourceNotes();
        var mistakes = new List<SourceMistake>();
        var environments = files.Where(EnvironmentFile.IsOf).ToDictionary(static file => Path.GetFileName(file.File));
        var variables = environments.TryGetValue(".env", out var settings)
            ? EnvironmentFile.Read(settings).GroupBy(static line => line.Key).ToDictionary(static lines => lines.Key, static lines => lines.Last().Value)
            : [];
        var project = ComposeFile.Read(files.Where(file => ComposeFile.IsOf(file)), notes);
        var all = ((SourceMap)project["services"]!).Entries.Select(static entry => new ComposeEntry(entry)).ToList();
        mistakes.AddRange(all.SelectMany(static entry => entry.UnknownKeys().Concat(entry.Misshapen())));
        var adopted = all.Where(static entry => ComposeGpu.IsAsked(entry.Service)).ToList();
        if (adopted.Count == 0)
        {
            mistakes.Add(new(project["services"]!.Place, "No service here reserves a GPU of NVIDIA. Say it under deploy.resources.reservations.devices, with capabilities: [gpu]."));
        }

        if (mistakes.Count > 0)
        {
            throw new SourceMistakeException([.. mistakes]);
        }

        var others = new ComposeOthers(all, adopted);
        others.Note(notes);
        var services = adopted.Select(entry =>
        {
            var context = new ComposeContext(new ComposeTexts(variables), notes, adopted.Count > 1 ? $"services[{entry.Name}]." : "", environments);
            return new ComposeService(context, project, others).Read(entry);
        }).ToImmutableArray();
        return new SourceConfiguration(SourceForm.Compose, services, [], [.. notes.NotCarried.DistinctBy(static item => item.What)], notes.Questions);
    }
}

// A service by its name.
internal sealed record ComposeEntry(string Name, SourceMap Service, SourcePlace Place)
{
    public ComposeEntry(SourceEntry entry)
        : this(entry.Name, (SourceMap)entry.Value, entry.Place)
    {
    }

    public SourceValue? this[string key] => Service[key];

    // What is no value of its key would be lost without a word.
    public IEnumerable<SourceMistake> Misshapen() =>
        from entry in Service.Entries
        let shape = ComposeKeys.ShapeOf(entry.Name)
        where shape is not null && !shape.Takes(entry.Value)
        select new SourceMistake(entry.Value.Place, $"{entry.Name} of {Name} must be {shape.Words}.");

    public IEnumerable<SourceMistake> UnknownKeys() => Service.Entries.Where(static entry => !ComposeKeys.IsKnown(entry.Name)).Select(entry =>
    {
        var nearest = NearestName.Of(entry.Name, ComposeKeys.All);
        return new SourceMistake(entry.Place, $"Compose has no key {entry.Name} for a service, here of {Name}.{(nearest is null ? "" : $" Did you mean {nearest}?")}");
    });
}
