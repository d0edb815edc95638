using GpuInfra.Planning;

namespace GpuInfra.Bootstrap.Tests;

/// <summary>What the pipelines may do, against what the inference program makes.</summary>
public sealed class PipelinePermissionsTests
{
    private const string Everything =
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:platform:
            serviceAccounts: existing
            quota:
              request: {contactEmail: platform@acme.example}
            network:
              internet: true
              staticOutboundAddress: true
              googleApis: private-service-connect
            images:
              mirrors: [docker-hub, ghcr]
              readers: [group:readers@acme.example]
              writers: [group:writers@acme.example]
            models:
              readers: [group:readers@acme.example]
          gpuinfra:services:
            chat:
              engine: vllm
              model: google/gemma-3-4b-it
              revision: 093f9f388b31de276ce2de164bdc2081324b9767
              modelSource: bucket
              import: {token: "hugging-face:1"}
              image: europe-west4-docker.pkg.dev/acme-dev/inference-images/vllm@sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415
              secrets: {HF_TOKEN: "hugging-face:1"}
              invokers: [group:callers@acme.example]
        """;

    // What the program's resources do not ask for as they are: other kinds of addresses and rules, tags, locks, and models that
    // are deleted with their bucket. The right to act as an account is granted on each account, and the one to ask for quota to those
    // alone who do, by its name.
    private static readonly string[] NotAsked =
    [
        "cloudquotas.quotas.update", "compute.addresses.createInternal", "compute.addresses.deleteInternal",
        "compute.globalForwardingRules.setTarget", "compute.globalForwardingRules.update", "compute.routes.delete", "compute.routes.list", "compute.targetHttpsProxies.use",
        "dns.gkeClusters.bindPrivateDNSZone", "iam.serviceAccounts.actAs", "run.services.createTagBinding",
        "serviceusage.services.disable", "serviceusage.services.use", "storage.anywhereCaches.disable",
        "storage.buckets.enableObjectRetention", "storage.buckets.setIpFilter", "storage.objects.delete",
        "vpcaccess.connectors.get",
    ];

    // What Google's lists name beside the calls that the provider is known to make, and what is given only where services have the proxy.
    private static readonly string[] NotNeeded =
    [
        "compute.globalForwardingRules.pscSetLabels", "compute.globalForwardingRules.pscUpdate", "compute.regions.list",
        "dns.resourceRecordSets.get", "iap.webServices.getIamPolicy", "iap.webServices.setIamPolicy", "servicedirectory.namespaces.delete",
    ];

    private static readonly Lazy<Task<Plan>> Plan = new(PlanAsync);

    [Fact]
    public async Task All_EveryTypeThatIsPlanned_HasItsPermissions() => Assert.Equal(
        (await Plan.Value).Resources.Where(IsAskedOfGoogle).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal),
        PipelinePermissions.Kinds.Select(type => type.Type).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Grants_EveryOperationOfEveryPlannedType_IsAllowed() =>
        Assert.Equal(NotAsked, (await NeededAsync()).Except(Given()));

    [Fact]
    public async Task Grants_WhatNoOperationAsksFor_IsListed() =>
        Assert.Equal(NotNeeded, Given().Except(await NeededAsync()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(CommittedFiles.Stacks), MemberType = typeof(CommittedFiles))]
    public void All_EveryTypeOfACommittedPlan_HasItsPermissions(string stack)
    {
        var types = PlannedTypes.Of(Path.Combine(CommittedFiles.Root, "..", "..", "plans", $"{stack}.json"));

        Assert.Contains("gcp:cloudrunv2/service:Service", types);
        Assert.Empty(types.Where(type => type.StartsWith("gcp:", StringComparison.Ordinal))
            .Except(PipelinePermissions.Kinds.Select(type => type.Type)));
    }

    private static IEnumerable<string> Given() => PipelinePermissions.Grants.Select(grant => grant.Permission);

    private static async Task<IEnumerable<string>> NeededAsync()
    {
        var types = (await Plan.Value).Resources.Where(IsAskedOfGoogle).Select(resource => resource.Type).ToHashSet();
        return Operations.PermissionsOf(types).Distinct().Order(StringComparer.Ordinal);
    }

    private static bool IsAskedOfGoogle(PlannedResource resource) =>
        resource.Type.StartsWith("gcp:", StringComparison.Ordinal) || resource.Type == "pulumi:providers:gcp";

    private static Task<Plan> PlanAsync()
    {
        var check = StackCheck.Of(StackFile.Parse(Everything, "Pulumi.dev.yaml"));
        Assert.Empty(check.Errors);
        return Planner.PlanAsync(new("gpuinfra", "dev", () => InferenceProgram.Build(check.Settings))
        {
            Config = check.File.ConfigTexts,
        });
    }
}
