using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>What stands beside a service.</summary>
/// <param name="Kind">Its kind in <see cref="SourceResource.Kind"/>.</param>
/// <param name="NamedBy">The attribute that holds its name.</param>
/// <param name="Left">Attributes that say nothing that a stack could take: of Terraform alone, or words for people.</param>
internal sealed record TerraformBeside(string Kind, string NamedBy, ImmutableHashSet<string> Left)
{
    private const string Standard = "STANDARD_REPOSITORY";

    private static readonly ImmutableHashSet<string> Always =
        ["project", "provider", "description", "display_name", "deletion_policy", "disable_on_destroy", "disable_dependent_services"];

    private static readonly Dictionary<string, TerraformBeside> Types = new(StringComparer.Ordinal)
    {
        ["google_storage_bucket"] = Of("bucket", "name"),
        ["google_artifact_registry_repository"] = Of("repository", "repository_id", "labels", "name"),
        ["google_service_account"] = Of("serviceAccount", "", "email", "member", "name", "disabled", "create_ignore_already_exists"),
        ["google_secret_manager_secret"] = Of("secret", "secret_id", "labels", "name", "version_aliases"),
        ["google_compute_network"] = Of("network", "name"),
        ["google_compute_subnetwork"] = Of("subnet", "name"),
        ["google_compute_router"] = Of("router", "name"),
        ["google_compute_router_nat"] = Of("nat", "name"),
        ["google_compute_address"] = Of("address", "name", "labels"),
        ["google_compute_global_address"] = Of("address", "name", "labels"),
        ["google_compute_global_forwarding_rule"] = Of("endpoint", "name", "labels"),
        ["google_compute_firewall"] = Of("firewall", "name"),
        ["google_dns_managed_zone"] = Of("zone", "name", "labels"),
        ["google_dns_record_set"] = Of("record", "name"),
        ["google_project_service"] = Of("api", "service", "check_if_service_has_usage_on_destroy"),
    };

    public static TerraformBeside? Find(string type) => Types.GetValueOrDefault(type);

    public SourceResource Read(TerraformThing thing, SourceNotes notes)
    {
        var properties = new TerraformShape(thing.IsStored, thing.Values["mode"] is HclText { Value: Standard } ? Left.Add(NamedBy).Add("mode") : Left.Add(NamedBy)).Map(thing.Values);
        var attribute = Kind == "serviceAccount" ? "account_id" : NamedBy;
        var name = thing.Text(attribute);
        if (thing.Values[attribute] is HclUnknown unknown)
        {
            notes.Ask($"beside.{Kind}[{thing.Address}]", $"its name: {TerraformServiceNotes.Whole(unknown.Expression, unknown.Reason)}", null, unknown.Place);
        }

        return new SourceResource(Kind, name, Kind switch { "bucket" => WithRegion(properties), "repository" => WithTags(properties), _ => properties }, thing.Place) { Words = Words(thing) };
    }

    private static ImmutableArray<SourceEntry> Words(TerraformThing thing) =>
    [
        .. thing.Values.Entries.Where(entry => entry is { Name: "description" or "display_name", Value: HclText { Value.Length: > 0 } or HclUnknown })
            .Select(entry => new SourceEntry(entry.Name == "description" ? entry.Name : "displayName", TerraformShape.Text(entry.Value), entry.Place)),
    ];

    private static TerraformBeside Of(string kind, string namedBy, params ReadOnlySpan<string> left)
        => new(kind, namedBy, Always.Union(left.ToArray()));

    /// <summary>What the provider says within a block is the repository's own.</summary>
    private static SourceMap WithTags(SourceMap repository) => repository["dockerConfig"] is not SourceMap docker ? repository : repository with
    {
        Entries =
        [
            .. repository.Entries.SelectMany<SourceEntry, SourceEntry>(entry => entry.Name != "dockerConfig" ? [entry]
                : docker.Entries.Any(inner => inner.Name != "immutableTags") ? [.. docker.Entries.Where(inner => inner.Name == "immutableTags"), entry with
                {
                    Value = docker with { Entries = [.. docker.Entries.Where(inner => inner.Name != "immutableTags")] },
                }]
                : docker.Entries),
        ],
    };

    /// <summary>Cloud Storage spells regions with capital letters, and Cloud Run does not.</summary>
    private static SourceMap WithRegion(SourceMap bucket) => bucket with
    {
        Entries = [.. bucket.Entries.Select(entry =>
            entry is { Name: "location", Value: SourceScalar { Value: string region } scalar } && region.Contains('-', StringComparison.Ordinal)
            ? entry with { Value = scalar with { Value = region.ToLowerInvariant() } }
            : entry)],
    };
}
