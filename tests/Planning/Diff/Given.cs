using System.Text.Json;

namespace GpuInfra.Planning.Tests;

/// <summary>Plans written down by hand: resources of a project <c>shop</c>, with their inputs as JSON.</summary>
internal static class Given
{
    public const string Account = "gcp:serviceaccount/account:Account";
    public const string Bucket = "gcp:storage/bucket:Bucket";
    public const string Component = "gpuinfra:index:ModelBucket";
    public const string Firewall = "gcp:compute/firewall:Firewall";
    public const string Invoker = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";
    public const string Network = "gcp:compute/network:Network";
    public const string Provider = "pulumi:providers:gcp";
    public const string RandomId = "random:index/randomId:RandomId";
    public const string Service = "gcp:cloudrunv2/service:Service";
    public const string Subnetwork = "gcp:compute/subnetwork:Subnetwork";

    public static Plan Plan(params IEnumerable<PlannedResource> resources) => new()
    {
        Project = "shop",
        Stack = "prod",
        Resources = [Resource("pulumi:pulumi:Stack", "shop-prod") with { IsCustom = false }, .. resources],
    };

    public static Plan State(params IEnumerable<PlannedResource> resources) => Plan(resources) with { IsState = true };

    public static PlannedResource Resource(string type, string name, string inputs = "{}") => new()
    {
        Urn = Urn(type, name),
        Type = type,
        Name = name,
        IsCustom = !type.StartsWith("gpuinfra:", StringComparison.Ordinal),
        Inputs = Map(inputs),
    };

    public static PlannedResource In(this PlannedResource resource, PlannedResource parent) => resource with
    {
        Urn = Urn($"{parent.Urn.Split("::")[2]}${resource.Type}", resource.Name),
        ParentUrn = parent.Urn,
    };

    public static string Urn(string qualifiedType, string name) => $"urn:pulumi:prod::shop::{qualifiedType}::{name}";

    public static PropertyMap Map(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Value(document.RootElement).Map;
    }

    public static StackDiff Compare(PlannedResource before, PlannedResource after) =>
        PlanComparison.Compare(Plan(before), Plan(after), "main");

    public static ResourceChange Change(PlannedResource before, PlannedResource after) =>
        Assert.Single(Compare(before, after).Changes);

    public static ResourceChange Change(string type, string before, string after) =>
        Change(Resource(type, "it", before), Resource(type, "it", after));

    /// <summary>The changes of properties, each on a line: <c>path: old -> new</c>.</summary>
    public static string[] Lines(this ResourceChange change) =>
        [.. change.Properties.Select(property => $"{property.Path}: {property.Old?.ToString() ?? "-"} -> {property.New?.ToString() ?? "-"}")];

    /// <summary>The changes, each on a line: <c>risk kind: headline</c>.</summary>
    public static string[] Lines(this StackDiff diff) =>
        [.. diff.Changes.Select(change => $"{change.Risk} {change.Kind}: {change.Headline}")];

    public static PropertyValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => PropertyValue.Of(new PropertyMap(
            element.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Value(entry.Value))))),
        JsonValueKind.Array => PropertyValue.Of(element.EnumerateArray().Select(Value)),
        JsonValueKind.String => PropertyValue.Of(element.GetString()!),
        JsonValueKind.Number => PropertyValue.Of(element.GetDouble()),
        JsonValueKind.Null => PropertyValue.Null,
        _ => PropertyValue.Of(element.GetBoolean()),
    };
}
