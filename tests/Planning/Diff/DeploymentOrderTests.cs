namespace GpuInfra.Planning.Tests;

/// <summary>Changes that take more than one deployment.</summary>
public class DeploymentOrderTests
{
    private const string Images = """{"repositoryId": "images", "location": "l", "project": "p"}""";
    private const string Repository = "gcp:artifactregistry/repository:Repository";

    [Fact]
    public void Compare_GpuForAServiceWithMoreInstances_LowersThemFirst()
    {
        var order = Assert.Single(Given.Compare(Service(10), Service(2, "nvidia-l4")).Orders);

        Assert.Equal(
            "it takes two deployments to get an NVIDIA L4: Cloud Run is said to count the GPU for every revision that it keeps as well, "
            + "and those that are deployed may have 10 instances. The quota must then be as great, or it refuses.",
            order.Subject);
        Assert.Equal(
            [
                "Deploy it with at most 2 instances (maxInstances: 2) and otherwise as it is.",
                "Delete its revisions that still allow more: 'gcloud run revisions list' shows them, 'gcloud run revisions delete' takes one away.",
                "Then deploy the NVIDIA L4.",
            ],
            order.Steps);
        Assert.Equal(Certainty.Unconfirmed, order.Source!.Certainty);
    }

    [Theory]
    [InlineData(10, null, 2, "nvidia-rtx-pro-6000", 1)]
    [InlineData(10, "nvidia-l4", 1, "nvidia-rtx-pro-6000", 1)]
    [InlineData(null, null, 3, "nvidia-l4", 1)]
    [InlineData(3, null, 2, "nvidia-l4", 1)]
    [InlineData(2, null, 2, "nvidia-l4", 0)]
    [InlineData(1, null, 2, "nvidia-l4", 0)]
    [InlineData(10, "nvidia-l4", 2, "nvidia-l4", 0)]
    [InlineData(10, "nvidia-l4", 2, null, 0)]
    public void Compare_InstancesAndGpus_DecideWhetherOneDeploymentDoes(int? most, string? gpu, int then, string? newGpu, int orders) =>
        Assert.Equal(orders, Given.Compare(Service(most, gpu), Service(then, newGpu)).Orders.Count);

    [Theory]
    [InlineData(11, 1)]
    [InlineData(12, 0)]
    public void Compare_QuotaForAllRevisions_NeedsNoOrder(int quota, int orders)
    {
        var platform = Given.Resource(
            "gpuinfra:index:InferencePlatform", "p", $$$"""{"region": "l", "quota": {"gpus": {"nvidia-l4": {{{quota}}} } } }""");

        Assert.Equal(
            orders, PlanComparison.Compare(Given.Plan(platform, Service(10)), Given.Plan(platform, Service(2, "nvidia-l4")), "main").Orders.Count);
    }

    [Theory]
    [InlineData("b", 1)]
    [InlineData("m", 0)]
    public void Compare_GuardedThingThatNeverGoesThrough_HasNoOrder(string name, int orders) => Assert.Equal(
        orders,
        Given.Compare(
            Given.Resource(Given.Bucket, "models", """{"name": "m", "location": "A", "deletionPolicy": "PREVENT"}"""),
            Given.Resource(Given.Bucket, "models", $$"""{"name": "{{name}}", "location": "B"}""") with { DeleteBeforeReplace = false })
            .Orders.Count);

    [Fact]
    public void Compare_GuardedThingsGone_TakesTheGuardsOffFirst()
    {
        var bucket = Given.Resource(Given.Bucket, "models", """{"name": "m", "deletionPolicy": "PREVENT"}""") with { Protect = true };
        var service = Given.Resource(Given.Service, "chat", """{"name": "chat"}""");

        var order = Assert.Single(PlanComparison.Compare(Given.Plan(bucket, service), Given.Plan(), "main").Orders);

        Assert.Equal(
            "What is deployed is guarded against this change, and a guard that the same change takes off still counts.", order.Subject);
        Assert.Equal(
            [
                "Deploy this alone: models with protect off, a deletionPolicy other than PREVENT and forceDestroy on, unless it is empty; "
                    + "chat with deletionProtection off.",
                "Then deploy this change.",
            ],
            order.Steps);
    }

    [Theory]
    [InlineData(1, "b0 with forceDestroy on, unless it is empty.")]
    [InlineData(6, "; b5 with forceDestroy on, unless it is empty.")]
    [InlineData(7, "; b5 with forceDestroy on, unless it is empty; and so for 1 more.")]
    [InlineData(8, "; b5 with forceDestroy on, unless it is empty; and so for 2 more.")]
    public void Compare_ManyGuardedThings_NamesSix(int count, string end)
    {
        var buckets = Enumerable.Range(0, count).Select(index => Given.Resource(Given.Bucket, $"b{index}", $$"""{"name": "b{{index}}"}"""));

        Assert.EndsWith(end, Assert.Single(PlanComparison.Compare(Given.Plan(buckets), Given.Plan(), "main").Orders).Steps[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_GpuForOneInstanceOfAnUnlimitedService_SaysBoth()
    {
        var order = Assert.Single(Given.Compare(Service(null), Service(1, "nvidia-l4")).Orders);

        Assert.Contains("those that are deployed may have 100 instances, as they say no number. The quota", order.Subject, StringComparison.Ordinal);
        Assert.Equal("Deploy it with at most 1 instance (maxInstances: 1) and otherwise as it is.", order.Steps[0]);
    }

    [Fact]
    public void Compare_SeveralServicesOfSeveralStores_AreNamedInOrder()
    {
        PlannedResource Named(string name) => Service(1, image: "l-docker.pkg.dev/p/images/server:1") with { Name = name, Urn = Given.Urn(Given.Service, name) };
        var sidecar = Given.Resource(
            Given.Service, "c", """{"template": {"containers": [{"image": "other:1"}, {"image": "l-docker.pkg.dev/p/images/server:1"}]}}""");

        Assert.Equal(
            ["Deploy without a, b and c.", "Push the images to images.", "Then deploy a, b and c."],
            Assert.Single(PlanComparison.Compare(
                Given.Plan(), Given.Plan(Named("b"), sidecar, Named("a"), Given.Resource(Repository, "images", Images)), "main").Orders).Steps);
    }

    [Fact]
    public void Compare_SubnetGoneWithSeveralServices_NamesThemInOrder()
    {
        var subnet = Given.Resource(Given.Subnetwork, "net");
        PlannedResource Named(string name) => Service(1) with { Name = name, Urn = Given.Urn(Given.Service, name), Dependencies = [subnet.Urn] };

        Assert.Equal(
            "Deploy what becomes of a, b and c alone, and keep net.",
            PlanComparison.Compare(Given.Plan(subnet, Named("c"), Named("a"), Named("b")), Given.Plan(), "main").Orders[^1].Steps[0]);
    }

    [Fact]
    public void Compare_GuardTakenOffInTheSameChange_StillComesFirst()
    {
        var before = Given.Resource(Given.Service, "it", """{"location": "a", "deletionProtection": true}""");
        var after = Given.Resource(Given.Service, "it", """{"location": "b", "deletionProtection": false}""");

        Assert.Equal(
            "Deploy this alone: it with deletionProtection off.", Assert.Single(Given.Compare(before, after).Orders).Steps[0]);
        Assert.Empty(Given.Compare(after, before).Orders);
    }

    [Theory]
    [InlineData(Given.Bucket, """{"forceDestroy": true}""")]
    [InlineData(Given.Service, """{"deletionProtection": false}""")]
    [InlineData("gcp:secretmanager/secret:Secret", "{}")]
    public void Compare_UnguardedThingGone_TakesOneDeployment(string type, string inputs) =>
        Assert.Empty(PlanComparison.Compare(Given.Plan(Given.Resource(type, "it", inputs)), Given.Plan(), "main").Orders);

    [Fact]
    public void Compare_SubnetGoneWithItsServices_WaitsForItsAddresses()
    {
        var subnet = Given.Resource(Given.Subnetwork, "net");
        var service = Service(1) with { Dependencies = [subnet.Urn] };

        var order = Assert.Single(PlanComparison.Compare(Given.Plan(subnet, service), Given.Plan(Service(1)), "main").Orders);

        Assert.Equal(
            ["Deploy what becomes of it alone, and keep net.", "Wait for two hours.", "Then deploy the change without net."], order.Steps);
        Assert.Empty(PlanComparison.Compare(Given.Plan(subnet, Service(1)), Given.Plan(Service(1)), "main").Orders);
    }

    [Fact]
    public void Compare_SubnetGoneThatServicesOnlyWaitFor_TakesOneDeployment()
    {
        var (left, used) = (Given.Resource(Given.Subnetwork, "left"), Given.Resource(Given.Subnetwork, "used"));
        var service = Service(1) with
        {
            Dependencies = [left.Urn, used.Urn],
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["template"] = [used.Urn] },
        };

        Assert.Empty(PlanComparison.Compare(
            Given.Plan(left, used, service), Given.Plan(used, service with { Dependencies = [used.Urn] }), "main").Orders);
    }

    [Fact]
    public void Compare_ServiceOfANewRepository_WaitsForItsImage()
    {
        var (repository, service) = (Given.Resource(Repository, "images", Images), Service(1, image: "l-docker.pkg.dev/p/images/server:1"));

        var order = Assert.Single(PlanComparison.Compare(Given.Plan(), Given.Plan(repository, service), "main").Orders);

        Assert.Equal("it cannot start before there is something in images, which this change makes.", order.Subject);
        Assert.Equal(["Deploy without it.", "Push the images to images.", "Then deploy it."], order.Steps);
        Assert.Empty(PlanComparison.Compare(Given.Plan(repository), Given.Plan(repository, service), "main").Orders);
    }

    [Theory]
    [InlineData(Images, "l-docker.pkg.dev/p/others/server:1")]
    [InlineData("""{"repositoryId": "images", "location": "l", "project": "p", "mode": "REMOTE_REPOSITORY"}""", "l-docker.pkg.dev/p/images/server:1")]
    public void Compare_ServiceOfAnImageThatIsThere_TakesOneDeployment(string repository, string image) => Assert.Empty(
        PlanComparison.Compare(Given.Plan(), Given.Plan(Given.Resource(Repository, "images", repository), Service(1, image: image)), "main").Orders);

    [Fact]
    public void Compare_ServiceOfANewBucket_WaitsForItsModel()
    {
        var bucket = Given.Resource(Given.Bucket, "models", """{"name": "m"}""");
        var service = Given.Resource(Given.Service, "it", """{"template": {"volumes": [{"name": "v", "gcs": {"bucket": "m"}}]}}""");

        var order = Assert.Single(PlanComparison.Compare(Given.Plan(), Given.Plan(bucket, service), "main").Orders);
        Assert.Equal("it cannot start before there is something in models, which this change makes.", order.Subject);
        Assert.Equal("Upload the models to models.", order.Steps[1]);
    }

    [Fact]
    public void Compare_TwoStacks_DeploysNothing() => Assert.Empty(PlanComparison.Compare(
        Given.Plan(Service(10)), Given.Plan(Service(2, "nvidia-l4")) with { Stack = "dev" }, "the stack prod").Orders);

    private static PlannedResource Service(int? most, string? gpu = null, string image = "i")
    {
        var scaling = most is { } count ? $$""" "scaling": {"maxInstanceCount": {{count}} }, """ : "";
        var selector = gpu is null ? "" : $$""" "nodeSelector": {"accelerator": "{{gpu}}"}, """;
        var limits = gpu is null ? "" : """, "resources": {"limits": {"nvidia.com/gpu": "1"}}""";
        return Given.Resource(
            Given.Service,
            "it",
            $$$"""
            {
                "location": "l", "deletionProtection": false,
                "template": {{{{scaling}}}{{{selector}}} "gpuZonalRedundancyDisabled": true, "containers": [{"image": "{{{image}}}"{{{limits}}}}]}
            }
            """);
    }
}
