namespace GpuInfra.Planning.Tests;

/// <summary>Plans made by hand, of resources as any program may declare them.</summary>
internal static class GivenPlan
{
    public const string Service = "gcp:cloudrunv2/service:Service";
    public const string ModelService = "gpuinfra:index:ModelService";
    public const string Platform = "gpuinfra:index:InferencePlatform";
    public const string Nat = "gcp:compute/routerNat:RouterNat";
    public const string Subnet = "gcp:compute/subnetwork:Subnetwork";

    public static Plan Of(params PlannedResource[] resources) => new() { Project = "shop", Stack = "dev", Resources = resources };

    /// <summary>A resource whose inputs are said as JSON.</summary>
    public static PlannedResource Resource(string type, string name, string json, PlannedResource? parent = null) => new()
    {
        Urn = $"urn:pulumi:dev::shop::{type}::{name}",
        Type = type,
        Name = name,
        IsCustom = !type.StartsWith("gpuinfra:", StringComparison.Ordinal),
        ParentUrn = parent?.Urn,
        Inputs = Json.Map(json),
    };

    /// <summary>A service with one container.</summary>
    public static PlannedResource Gpu(string name, string size, string scaling, string more = "") => Resource(Service, name, Inputs(
        $$"""
        "nodeSelector": {"accelerator": "{{(size.Contains("80Gi", StringComparison.Ordinal) ? "nvidia-rtx-pro-6000" : "nvidia-l4")}}"},
        "gpuZonalRedundancyDisabled": true, "maxInstanceRequestConcurrency": 4,
        "vpcAccess": {"egress": "ALL_TRAFFIC", "networkInterfaces": [{"subnetwork": "projects/p/regions/r/subnetworks/net"}]},
        "scaling": {{{scaling}}}, {{more}}
        "containers": [{"resources": {"cpuIdle": false, "limits": {{{size}}, "nvidia.com/gpu": "1"} } }]
        """));

    /// <summary>The inputs of a service in europe-west4 with a template.</summary>
    public static string Inputs(string template) => $$"""{"location": "europe-west4", "template": { {{template}} } }""";

    /// <summary>The same resource as a part of a component.</summary>
    public static PlannedResource Within(this PlannedResource resource, PlannedResource parent) => resource with { ParentUrn = parent.Urn };
}
