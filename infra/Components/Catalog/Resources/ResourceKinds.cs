using System.Collections.Concurrent;

namespace GpuInfra;

/// <summary>The types of resources that are known, each with what is known of it in one record.</summary>
public static partial class ResourceKinds
{
    /// <summary>All of them. A component is its children and has a record only where a reader looks for its inputs.</summary>
    public static IReadOnlyList<ResourceKind> All { get; } = [.. Run, .. Storage, .. Network, .. Dns, .. Access, .. Others];

    private static readonly ConcurrentDictionary<string, ResourceKind> ByType =
        new(All.ToDictionary(kind => kind.Type), StringComparer.Ordinal);

    private static IEnumerable<ResourceKind> Others =>
    [
        new(CloudTypes.Provider)
        {
            Noun = "provider",
            Shown = [new("project"), new("region")],
            Permissions = new(["compute.regions.list"], [], "The provider asks whether its region exists."),
        },
        new(CloudTypes.ProjectService)
        {
            Noun = "API that the project uses",
            Identity = ["service", "project"],
            Shown = [new("service")],
            Loss = new(LossExtent.Nothing, "is no longer looked after: the API stays on", "is looked after anew: the API stays on"),
            Permissions = new(
                ["resourcemanager.projects.get", "serviceusage.services.list"],
                ["serviceusage.operations.get", "serviceusage.services.enable"],
                "APIs are enabled, and never disabled."),
        },
        new(CloudTypes.QuotaPreference)
        {
            Noun = "request for quota",
            Identity = ["service", ResourceWire.QuotaId, "dimensions", "parent"],
            Shown = [new("asks for", ResourceWire.QuotaAskedFor), new("of", ResourceWire.QuotaId), new("region", "dimensions.region")],
            Loss = new(
                LossExtent.Nothing, "is no longer looked after: what Google granted stays, and a destroy lowers no quota",
                "is no longer looked after, and another is filed: what Google granted stays"),
            Permissions = new(
                ["cloudquotas.quotas.get"], [],
                "What was granted is read where the stack asks; whoever asks for more is given cloudquotas.quotas.update by its name."),
        },
        new(CloudTypes.RandomId)
        {
            Noun = "random suffix",
            Loss = new("is deleted, and the names made of it with it", "is made anew, and every name made of it changes"),
            IsCompanion = true,
            Replacements =
            [
                new("byteLength") { Source = RandomIdSource },
                new("keepers") { Source = RandomIdSource },
                new("prefix") { Source = RandomIdSource },
            ],
        },
        new(CloudTypes.RandomUuid),
        new("pulumi:pulumi:Stack"),
        new(Component.TypePrefix + "ModelService") { Shown = [new("engine"), new("model")] },
    ];

    private static Source RandomIdSource => new(
        "https://github.com/hashicorp/terraform-provider-random/blob/04572027ebbaca354b5018c9fc62ea23c4f688cf/"
            + "internal/provider/resource_id.go",
        new DateOnly(2026, 11, 21),
        Certainty.Confirmed);

    /// <summary>What is known of a type; of one that nobody wrote down, what holds for most.</summary>
    public static ResourceKind Of(string type) => ByType.GetOrAdd(type, static type => new(type));

    private static NoiseFact Fact(string what, string url, Certainty certainty = Certainty.Confirmed) =>
        new(what, new Source(url, new DateOnly(2026, 11, 21), certainty));
}
