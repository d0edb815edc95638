using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

/// <summary>Who may do what, by members, bindings and policies of one resource.</summary>
internal sealed partial class TerraformGrants
{
    private const string Run = "run";

    private readonly ImmutableArray<Grant> _grants;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public TerraformGrants(ImmutableArray<TerraformThing> things)
        => _grants = [.. things.Where(thing => OfThing().IsMatch(thing.Type)).SelectMany(Read)];

    public static bool IsGrant(string type) => OfThing().IsMatch(type);

    /// <summary>Addresses of grants that belong to nothing that was asked for.</summary>
    public IEnumerable<(string Address, string Reason, SourcePlace Place)> Others
        => _grants.Where(grant => grant.Thing.IsMade && !_taken.Contains(grant.Thing.Address))
            .Select(grant => (grant.Thing.Address, SourceNotes.ReasonOf((grant.Role as HclText)?.Value, grant.Kind == Run), grant.Thing.Place)).DistinctBy(grant => grant.Address);

    /// <summary>
    /// Who may call a service; none where a grant stands there that is not made, or may not be; null where nothing is said. What is granted under a condition
    /// is noted, and what is granted perhaps is asked.
    /// </summary>
    public SourceList? Invokers(TerraformThing service, SourceNotes notes)
    {
        var all = Of(service);
        NoteConditions(all.Where(IsOfStack), notes);
        var grants = all.Where(grant => grant.Role is HclText { Value: var role } && ServiceRoles.OfCallers.Contains(role)).ToList();
        if (grants.Where(grant => grant.Thing.Doubt is not null).DistinctBy(grant => grant.Thing.Address).ToList() is [var first, ..] doubtful)
        {
            notes.Ask("invokers", $"who may call it: {string.Join("; ", doubtful.Select(Doubt))}", "nobody by that", first.Thing.Place);
        }

        return grants.Count == 0 ? null : Members(grants);
    }

    /// <summary>Who holds which role on a service for certain; null where nobody holds one that a stack grants.</summary>
    public SourceMap? On(TerraformThing service)
    {
        var roles = Of(service).Where(grant => grant.IsCertain && IsOfStack(grant)).GroupBy(grant => ((HclText)grant.Role!).Value)
            .Select(role => new SourceEntry(role.Key, Members(role), role.First().Thing.Place)).ToImmutableArray();
        return roles.IsEmpty ? null : new SourceMap(roles, service.Place);
    }

    /// <summary>Adds who may use a thing beside a service.</summary>
    public SourceResource Added(SourceResource resource, TerraformThing thing, SourceNotes notes)
    {
        var entries = resource.Properties.Entries;
        var all = Of(thing);
        NoteConditions(all, notes);
        foreach (var grant in all.Where(grant => grant.Thing.Doubt is not null).DistinctBy(grant => grant.Thing.Address))
        {
            notes.CannotCarry(grant.Thing.Address, $"{Doubt(grant)}: say who is meant in the stack file", grant.Thing.Place);
        }

        var roles = all.Where(grant => grant is { IsCertain: true, Role: HclText { Value.Length: > 0 } })
            .GroupBy(grant => ((HclText)grant.Role!).Value).ToList();
        foreach (var (role, name) in (IEnumerable<(string, string)>)[("roles/artifactregistry.writer", "writers"), ("roles/artifactregistry.reader", "readers")])
        {
            if (roles.Find(other => other.Key == role) is { } grants)
            {
                entries = entries.Add(new SourceEntry(name, Members(grants), grants.First().Thing.Place));
                roles.Remove(grants);
            }
        }

        if (roles.Count > 0)
        {
            var place = roles[0].First().Thing.Place;
            entries = entries.Add(new SourceEntry(
                "grants", new SourceMap([.. roles.Select(role => new SourceEntry(role.Key, Members(role), role.First().Thing.Place))], place), place));
        }

        return resource with { Properties = resource.Properties with { Entries = entries } };
    }

    private static void NoteConditions(IEnumerable<Grant> grants, SourceNotes notes)
    {
        foreach (var grant in grants.Where(grant => grant is { Thing.IsMade: true, Condition: not null }).DistinctBy(grant => grant.Thing.Address))
        {
            notes.CannotCarry($"{grant.Thing.Address}.condition", SourceNotes.Unconditional, grant.Condition!.Place);
        }
    }

    private static string Doubt(Grant grant) =>
        $"whether {grant.Thing.Address} is made is not known ({TerraformServiceNotes.Told(grant.Thing.Doubt!.Expression, grant.Thing.Doubt.Reason)})";

    private List<Grant> Of(TerraformThing thing)
    {
        var grants = _grants.Where(grant => grant.Kind == KindOf(thing.Type) && Names(grant.Target, thing)).ToList();
        _taken.UnionWith(grants.Where(grant => KindOf(thing.Type) != Run || IsOfStack(grant)).Select(grant => grant.Thing.Address));
        return grants;
    }

    private static bool IsOfStack(Grant grant) => grant.Role is HclText { Value: var role } && ServiceRoles.IsOne(role);

    private static SourceList Members(IEnumerable<Grant> all)
    {
        var grants = all.ToList();
        var members = grants.Where(grant => grant.IsCertain).SelectMany(grant => grant.Members.Select(TerraformShape.Text)).ToImmutableArray();
        return new SourceList(
            [.. members.DistinctBy(member => member is SourceScalar { Value: string text } ? text : member.Place.ToString())], grants[0].Thing.Place);
    }

    /// <summary>By its name, which may be written as a path, or by the reference where the name is not known.</summary>
    private static bool Names(HclValue? target, TerraformThing thing) => target switch
    {
        HclText text => NameOf(thing) is { } name && text.Value.Split('/')[^1] == name,
        HclUnknown { Origin: { } origin } => origin == thing.Address,
        _ => false,
    };

    private static string? NameOf(TerraformThing thing) => thing.Text(TerraformBeside.Find(thing.Type)?.NamedBy is { Length: > 0 } attribute ? attribute : "name");

    private static string? KindOf(string type) => type switch
    {
        TerraformServices.V1 or TerraformServices.V2 => Run,
        "google_storage_bucket" => "storage_bucket",
        "google_artifact_registry_repository" => "artifact_registry_repository",
        "google_secret_manager_secret" => "secret_manager_secret",
        _ => null,
    };

    private static IEnumerable<Grant> Read(TerraformThing thing)
    {
        var match = OfThing().Match(thing.Type);
        var kind = match.Groups["thing"].Value is "cloud_run_v2_service" or "cloud_run_service" or "iap_web_cloud_run_service" ? Run : match.Groups["thing"].Value;
        var target = (kind switch
        {
            Run => thing.Values["cloud_run_service_name"] ?? thing.Values["service"] ?? thing.Values["name"],
            "storage_bucket" => thing.Values["bucket"],
            "artifact_registry_repository" => thing.Values["repository"],
            _ => thing.Values["secret_id"],
        });
        return match.Groups["form"].Value == "policy"
            ? Policy(thing).Select(binding => new Grant(thing, kind, target, binding.Role, binding.Members, binding.Condition))
            : [new Grant(thing, kind, target, thing.Values["role"], MembersOf(thing.Values["members"] ?? thing.Values["member"]), ConditionOf(thing.Values["condition"]))];
    }

    private static IEnumerable<(HclValue? Role, ImmutableArray<HclValue> Members, HclValue? Condition)> Policy(TerraformThing thing)
    {
        if (thing.Text("policy_data") is not { } json || !JsonText.IsObject(json))
        {
            return [];
        }

        return HclJson.Value(JsonText.Read(json, thing.Values["policy_data"]!.Place)) is HclObject policy && policy["bindings"] is HclList bindings
            ? bindings.Items.OfType<HclObject>().Select(binding => (binding["role"], MembersOf(binding["members"]), ConditionOf(binding["condition"])))
            : [];
    }

    private static ImmutableArray<HclValue> MembersOf(HclValue? members) => members switch
    {
        HclList list => list.Items,
        null or HclNull => [],
        _ => [members],
    };

    /// <summary>A state holds an empty list where there is none.</summary>
    private static HclValue? ConditionOf(HclValue? condition) => condition is HclNull or HclList { Items: [] } ? null : condition;

    [GeneratedRegex(
        @"\Agoogle_(?<thing>cloud_run_v2_service|cloud_run_service|iap_web_cloud_run_service|storage_bucket|artifact_registry_repository|secret_manager_secret)_iam"
        + @"_(?<form>member|binding|policy)\z")]
    private static partial Regex OfThing();

    private sealed record Grant(TerraformThing Thing, string Kind, HclValue? Target, HclValue? Role, ImmutableArray<HclValue> Members, HclValue? Condition)
    {
        /// <summary>Whether it is made, always, and without a condition.</summary>
        public bool IsCertain => Thing is { IsMade: true, Doubt: null } && Condition is null;
    }
}
