using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.Components.Tests;

public sealed class GpuServiceTests
{
    private static readonly string[] TwoProblems =
    [
        "GpuService 'chat' has 2 problems:",
        "  memory: is 8Gi, but nvidia-l4 needs at least 16Gi. Use 16Gi or more; 32Gi is recommended. "
            + "[https://docs.cloud.google.com/run/docs/configuring/services/gpu]",
        "  maxInstances: is 0, but must be at least 1. Use 1 or more. "
            + "[https://docs.cloud.google.com/run/docs/configuring/max-instances-limits]",
    ];

    [Fact]
    public async Task Constructor_LeastArguments_RegistersServiceWithEveryDefault()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image });

        Assert.Equal(
            [
                "deletionProtection=True",
                "ingress=INGRESS_TRAFFIC_INTERNAL_ONLY",
                "invokerIamDisabled=False",
                "location=europe-west4",
                "name=chat",
                "template.containers[0].image=europe-west4-docker.pkg.dev/acme/models/server:1",
                "template.containers[0].name=server",
                "template.containers[0].ports.containerPort=8080",
                "template.containers[0].resources.cpuIdle=False",
                "template.containers[0].resources.limits.cpu=8",
                "template.containers[0].resources.limits.memory=32Gi",
                "template.containers[0].resources.limits.nvidia.com/gpu=1",
                "template.containers[0].resources.startupCpuBoost=True",
                "template.containers[0].startupProbe.failureThreshold=180",
                "template.containers[0].startupProbe.httpGet.path=/",
                "template.containers[0].startupProbe.httpGet.port=8080",
                "template.containers[0].startupProbe.initialDelaySeconds=0",
                "template.containers[0].startupProbe.periodSeconds=10",
                "template.containers[0].startupProbe.timeoutSeconds=5",
                "template.executionEnvironment=EXECUTION_ENVIRONMENT_GEN2",
                "template.gpuZonalRedundancyDisabled=True",
                "template.maxInstanceRequestConcurrency=4",
                "template.nodeSelector.accelerator=nvidia-l4",
                "template.scaling.maxInstanceCount=1",
                "template.scaling.minInstanceCount=0",
                "template.serviceAccount=chat@acme.iam.gserviceaccount.com",
                "template.timeout=300s",
                "template.vpcAccess.egress=ALL_TRAFFIC",
                "template.vpcAccess.networkInterfaces[0].network=projects/acme/global/networks/inference",
                "traffics[0].percent=100",
                "traffics[0].type=TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST",
            ],
            service.Lines);
    }

    [Fact]
    public async Task Constructor_NoGpu_RegistersServiceBilledByRequest()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, Gpu = "none" });

        Assert.Equal(
            [
                "image=europe-west4-docker.pkg.dev/acme/models/server:1",
                "name=server",
                "ports.containerPort=8080",
                "resources.cpuIdle=True",
                "resources.limits.cpu=1",
                "resources.limits.memory=512Mi",
                "resources.startupCpuBoost=True",
            ],
            service.Below("template.containers[0]."));
        Assert.Contains("template.maxInstanceRequestConcurrency=80", service.Lines);
        Assert.DoesNotContain(service.Lines, line => line.Contains("gpu", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(service.Lines, line => line.Contains("accelerator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Constructor_EverythingSaid_RegistersIt()
    {
        var service = await Given.ServiceAsync(Samples.Everything());

        Assert.Equal(Samples.EverythingRegistered, service.Lines);
    }

    [Fact]
    public async Task Constructor_Invokers_GrantsEachTheRoleUnderItsOwnName()
    {
        var recording = await Recording.RunAsync(options => _ = new GpuService(
            "chat",
            Given.Wired(new GpuServiceArgs
            {
                Image = Given.Image,
                Invokers =
                [
                    "serviceAccount:web@acme.iam.gserviceaccount.com",
                    "serviceAccount:web@other.iam.gserviceaccount.com",
                ],
            }),
            options));

        var grants = recording.Resources.Where(r => r.Type == "gcp:cloudrunv2/serviceIamMember:ServiceIamMember").ToList();
        Assert.Equal(["chat-invoker-web-af52df89", "chat-invoker-web-e8a7b6fb"], grants.Select(g => g.Name));
        Assert.Equal(
            [
                "location=europe-west4",
                "member=serviceAccount:web@acme.iam.gserviceaccount.com",
                "name=chat",
                "project=test-project",
                "role=roles/run.servicesInvoker",
            ],
            grants.Single(g => g.Lines.Any(line => line.Contains("web@acme", StringComparison.Ordinal))).Lines);
    }

    [Theory]
    [InlineData("group:ml-team@acme.example", "ml-team-")]
    [InlineData("domain:acme.example", "acme-example-")]
    [InlineData("principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/a.b", "a-b-")]
    [InlineData("group:abcdefghijklmnopqrstuvwxyz-0123456789@acme.example", "abcdefghijklmnopqrstuvwxyz-012-")]
    public async Task Constructor_Invoker_NamesGrantReadably(string member, string readable)
    {
        var recording = await Recording.RunAsync(options => _ = new GpuService(
            "chat", Given.Wired(new GpuServiceArgs { Image = Given.Image, Invokers = [member] }), options));

        var grant = recording.Resources.Single(r => r.Type == "gcp:cloudrunv2/serviceIamMember:ServiceIamMember");
        Assert.Matches($"^chat-invoker-{readable}[0-9a-f]{{8}}$", grant.Name);
    }

    [Fact]
    public async Task Constructor_Children_BelongToComponentAndWaitForWhatItWaitsFor()
    {
        GpuService? component = null;
        Resource? before = null;

        var recording = await Recording.RunAsync(options =>
        {
            before = new Parent("before");
            options.DependsOn = [before];
            component = new GpuService(
                "chat", Given.Wired(new GpuServiceArgs { Image = Given.Image, Invokers = ["group:a@acme.example"] }), options);
        });

        Assert.Equal(2, recording.Resources.Count);
        Assert.All(recording.Resources, r => Assert.Same(component, r.Options.Parent));
        foreach (var resource in recording.Resources)
        {
            Assert.Same(before, Assert.Single(await OutputUtilities.GetValueAsync(resource.Options.DependsOn.ToOutput())));
        }
    }

    [Fact]
    public async Task Constructor_Service_IsReplacedInPlaceAndGetsTimeToStart()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image });

        Assert.False(service.Options.DeleteBeforeReplace);
        Assert.Equal(TimeSpan.FromMinutes(50), service.Options.CustomTimeouts!.Create);
        Assert.Equal(TimeSpan.FromMinutes(50), service.Options.CustomTimeouts!.Update);
        Assert.Empty(service.Options.IgnoreChanges);
    }

    [Fact]
    public async Task Constructor_Outputs_AreTheServices()
    {
        GpuService? component = null;

        await Recording.RunAsync(options =>
            component = new GpuService("chat", Given.Wired(new GpuServiceArgs { Image = Given.Image }), options));

        Assert.Equal("https://chat.example", await OutputUtilities.GetValueAsync(component!.Uri));
        Assert.Equal("chat", await OutputUtilities.GetValueAsync(component.ServiceName));
        Assert.Equal("europe-west4", await OutputUtilities.GetValueAsync(component.Location));
        Assert.Equal("chat-00001", await OutputUtilities.GetValueAsync(component.LatestReadyRevision));
        Assert.Equal("chat-00002", await OutputUtilities.GetValueAsync(component.LatestCreatedRevision));
        Assert.Equal("gpuinfra:index:GpuService", component.GetResourceType());
    }

    [Fact]
    public async Task Constructor_TwoMistakes_TellsBothAndRegistersNothing()
    {
        InvalidArgsException? refused = null;

        var recording = await Recording.RunAsync(options => refused = Assert.Throws<InvalidArgsException>(() => new GpuService(
            "chat", Given.Wired(new GpuServiceArgs { Image = Given.Image, Memory = "8Gi", MaxInstances = 0 }), options)));

        Assert.Equal(string.Join('\n', TwoProblems), refused!.Message);
        Assert.Empty(recording.Registered);
    }

    [Fact]
    public async Task Constructor_OnlyWarnings_RegistersService()
    {
        var args = new GpuServiceArgs { Image = Given.Image, Location = "us-central1" };

        var service = await Given.ServiceAsync(args);

        Assert.Contains("location=us-central1", service.Lines);
    }

    private sealed class Parent(string name) : ComponentResource("gpuinfra:tests:Parent", name);
}
