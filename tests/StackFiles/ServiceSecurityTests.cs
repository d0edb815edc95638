using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What holds for every Cloud Run service of the example's stacks.</summary>
public sealed class ServiceSecurityTests
{
    internal const string Service = "gcp:cloudrunv2/service:Service";

    private const string Gpu = "nvidia.com/gpu";

    private static readonly string[] ExistBefore =
    [
        "gcp:compute/globalForwardingRule:GlobalForwardingRule", "gcp:compute/network:Network",
        "gcp:compute/subnetwork:Subnetwork", "gcp:dns/recordSet:RecordSet", "gcp:dns/managedZone:ManagedZone",
        "gcp:compute/firewall:Firewall",
    ];

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Access_IsPrivateAndByInvokerAlone(string stack) =>
        Assert.All(await ServicesAsync(stack), service =>
        {
            Assert.Equal("INGRESS_TRAFFIC_INTERNAL_ONLY", service.Text("ingress"));
            Assert.Equal("false", service.Text("invokerIamDisabled"));
            Assert.Equal(
                $"{service.Name}-identity@acme-inference-{stack}.iam.gserviceaccount.com", service.Text("template.serviceAccount"));
        });

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Egress_GoesThroughTheOwnNetwork(string stack) =>
        Assert.All(await ServicesAsync(stack), service =>
        {
            Assert.Equal("ALL_TRAFFIC", service.Text("template.vpcAccess.egress"));
            Assert.Equal("${inference-network.id}", service.Text("template.vpcAccess.networkInterfaces[0].network"));
            Assert.Equal("${inference-network-subnet.id}", service.Text("template.vpcAccess.networkInterfaces[0].subnetwork"));
            Assert.Null(service.Text("template.vpcAccess.connector"));
        });

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Gpu_IsOneOnOneContainerThatIsBilledByInstance(string stack) =>
        Assert.All(await ServicesAsync(stack), service =>
        {
            var container = Assert.Single(service.Items("template.containers"), c => Limit(c, Gpu) is not null);
            var accelerator = Accelerators.Find(service.Text("template.nodeSelector.accelerator")!)!;
            Assert.Equal("1", Limit(container, Gpu));
            Assert.True(Vcpu.Parse(Limit(container, "cpu")!) >= accelerator.Machines.MinimumCpu);
            Assert.True(Memory.Parse(Limit(container, "memory")!) >= accelerator.Machines.MinimumMemory);
            Assert.Equal("false", container.Map.Find("resources.cpuIdle")?.ToString());
            Assert.Equal("true", service.Text("template.gpuZonalRedundancyDisabled"));
            Assert.Equal("EXECUTION_ENVIRONMENT_GEN2", service.Text("template.executionEnvironment"));
            Assert.Equal(Availability.Available, accelerator.FindRegion(service.Text("location")!)?.Availability);
        });

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Probes_AskTheServerAndKeepWithinTheLimits(string stack) =>
        Assert.All(await ServicesAsync(stack), service =>
        {
            Assert.All(service.Items("template.containers"), container =>
            {
                Assert.InRange(Seconds(container), 1, 1800);
                Assert.True(Number(container, "timeoutSeconds") <= Number(container, "periodSeconds"));
            });
            Assert.NotNull(service.Text("template.containers[0].startupProbe.httpGet.path"));
            Assert.Null(service.Text("template.healthCheckDisabled"));
        });

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Timeouts_LeaveTimeForTheSlowestStart(string stack) =>
        Assert.All(await ServicesAsync(stack), service =>
        {
            var least = TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(service.Items("template.containers").Sum(Seconds));
            Assert.True(service.CustomTimeouts!.Create >= least);
            Assert.True(service.CustomTimeouts.Update >= least);
        });

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Scaling_IsBounded(string stack) =>
        Assert.All(await ServicesAsync(stack), service =>
        {
            Assert.True(service.Inputs.Find("template.scaling.maxInstanceCount")!.Number >= 1);
            Assert.InRange(service.Inputs.Find("template.maxInstanceRequestConcurrency")!.Number, 1, 1000);
            Assert.Matches("^[1-9][0-9]{0,3}s$", service.Text("template.timeout"));
        });

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Images_ComeFromTheStacksOwnRepository(string stack)
    {
        var (project, region) = (ConfigOf(stack, "gcp:project"), ConfigOf(stack, "gcp:region"));

        Assert.All(await ServicesAsync(stack), service => Assert.All(
            service.Items("template.containers"),
            container => Assert.StartsWith(
                $"{region}-docker.pkg.dev/{project}/inference-images/", container.Map["image"].Text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Prod_Images_ArePinnedByDigest() =>
        Assert.All(await ServicesAsync("prod"), service => Assert.All(
            service.Items("template.containers"), container => Assert.Matches("@sha256:[0-9a-f]{64}$", container.Map["image"].Text)));

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Environment_HasNoSecretInTheOpen(string stack) =>
        Assert.All(await ServicesAsync(stack), service => Assert.All(
            service.Items("template.containers").SelectMany(container => container.Map.Find("envs")?.Items ?? []),
            variable => Assert.DoesNotMatch("(?i)secret|key|password|token", variable.Map["name"].Text)));

    [Fact]
    public async Task Prod_Models_AreMountedReadOnly() =>
        Assert.All(await ServicesAsync("prod"), service =>
            Assert.Equal(["true"], service.Items("template.volumes").Select(volume => volume.Map.Find("gcs.readOnly")?.ToString())));

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Changes_AreNeverIgnoredAndTheLaunchStageIsGeneral(string stack) =>
        Assert.All(await ServicesAsync(stack), service =>
        {
            Assert.Empty(service.IgnoreChanges);
            Assert.Null(service.Text("launchStage"));
            Assert.Matches("^[a-z]([a-z0-9-]{0,47}[a-z0-9])?$", service.Text("name"));
        });

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public async Task Services_StartAfterTheirPathAndGrantsAndAreDeletedBeforeThem(string stack)
    {
        var plan = await CommittedStacks.PlanAsync(stack);

        Assert.All(plan.Some(Service), service =>
        {
            var before = plan.Before(service);
            var grants = plan.Resources.Where(r => r.ParentUrn?.EndsWith($"::{service.Name}-identity", StringComparison.Ordinal) == true).ToList();
            Assert.NotEmpty(grants);
            Assert.All(grants, grant => Assert.Contains(grant.Urn, before));
            Assert.All(ExistBefore.SelectMany(plan.Some), resource => Assert.Contains(resource.Urn, before));
        });
    }

    private static async Task<IReadOnlyList<PlannedResource>> ServicesAsync(string stack) =>
        (await CommittedStacks.PlanAsync(stack)).Some(Service);

    private static string ConfigOf(string stack, string key) => CommittedStacks.Read(stack).ConfigTexts[key];

    private static string? Limit(PropertyValue container, string resource) =>
        container.Map.Find($"resources.limits[\"{resource}\"]")?.Text;

    private static double Seconds(PropertyValue container) =>
        Number(container, "failureThreshold") * Number(container, "periodSeconds");

    private static double Number(PropertyValue container, string part) => container.Map.Find($"startupProbe.{part}")!.Number;
}
