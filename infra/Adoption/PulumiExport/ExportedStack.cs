using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// The resources of an export.
internal sealed class ExportedStack
{
    public ExportedStack(SourceValue document)
    {
        var deployment = (document as SourceMap)?["deployment"] as SourceMap;
        var all = (deployment?["resources"] as SourceList)?.Items.OfType<SourceMap>().ToList() ?? [];
        PendingPlace = deployment?["pending_operations"] is SourceList { Items.Length: > 0 } pending ? pending.Place : null;
        Resources = [.. all.Where(map => map["delete"] is not SourceScalar { Value: true }).Select(map => new ExportedEntry(map))];
        OutputsPlace = all
            .Where(map => SourceTexts.Of(map["type"]) == "pulumi:pulumi:Stack")
            .Select(map => map["outputs"] as SourceMap)
            .FirstOrDefault(outputs => outputs is { Entries.Length: > 0 })?.Place;
    }

    public ImmutableArray<ExportedEntry> Resources { get; }

    public SourcePlace? OutputsPlace { get; }

    // Where operations stand that never ended; nothing where none do.
    public SourcePlace? PendingPlace { get; }

    // What the provider of a resource says, where the resource says nothing.
    public SourceValue? FromProvider(ExportedEntry resource, string name) =>
        Resources.FirstOrDefault(other => other.Type == "pulumi:providers:gcp" && resource.Provider?.StartsWith($"{other.Urn}::", StringComparison.Ordinal) == true)
            ?.Inputs[name];
}

// One resource of an export, with the inputs that a program gave it.
internal sealed class ExportedEntry(SourceMap map)
{
    public SourcePlace Place => map.Place;

    // Where it says that it is not to be deleted.
    public SourcePlace? Protection => map["protect"] is SourceScalar { Value: true } said ? said.Place : null;

    public string Urn { get; } = SourceTexts.Of(map["urn"]) ?? "";

    public string Type { get; } = SourceTexts.Of(map["type"]) ?? "";

    public string? Id { get; } = SourceTexts.Of(map["id"]);

    public string? Provider { get; } = SourceTexts.Of(map["provider"]);

    public string Name => Urn.Split("::")[^1];

    public SourceMap Inputs { get; } = PulumiNames.Of(map["inputs"] ?? new SourceMap([], map.Place)) as SourceMap ?? new([], map.Place);

    // A component, a provider or the stack itself.
    public bool IsOfPulumi => Type.StartsWith("pulumi:", StringComparison.Ordinal) || map["custom"] is SourceScalar { Value: false };

    // What an input says, or else what the server answered: it is the same thing's name.
    public string? NameOf(string input) => SourceTexts.Of(Inputs[input]) ?? SourceTexts.Of((map["outputs"] as SourceMap)?[input]);
}
