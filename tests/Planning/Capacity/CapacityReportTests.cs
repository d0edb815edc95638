namespace GpuInfra.Planning.Tests;

public sealed class CapacityReportTests
{
    private const string Small = "\"cpu\": \"4\", \"memory\": \"16Gi\"";
    private const string Rtx = "\"cpu\": \"20\", \"memory\": \"80Gi\"";

    [Fact]
    public void Of_ServicesWithoutPlatform_AreMeasuredByWhatANewProjectHas() => Assert.Equal(
        [
            "GPUs nvidia-l4: 1 warm, 3 at most, 4 in a rollout of 3 GPUs, what a project is granted at its first deployment",
            "GPUs nvidia-rtx-pro-6000: 0 warm, 2 at most, 2 in a rollout of 3 GPUs, what a project is granted at its first deployment",
            "vCPU: 4 warm, 52 at most, 56 in a rollout of 20 vCPU, what a new project commonly has",
            "memory: 16 warm, 208 at most, 224 in a rollout of 40 GiB, what a new project commonly has",
        ],
        Meters(Service("chat", Small, 1, 3), Service("reason", Rtx, 0, 2)));

    [Fact]
    public void Of_DeclaredQuota_IsTheLimit() => Assert.Equal(
        [
            "GPUs nvidia-l4: 0 warm, 3 at most, 3 in a rollout of 7 GPUs, declared in the stack file as quota.gpus",
            "vCPU: 0 warm, 12 at most, 12 in a rollout of 99.5 vCPU, declared in the stack file as quota.cpu",
            "memory: 0 warm, 48 at most, 48 in a rollout of 400 GiB, declared in the stack file as quota.memory",
        ],
        Meters(
            GivenPlan.Resource(
                GivenPlan.Platform, "inference",
                """{"region": "europe-west4", "quota": {"gpus": {"nvidia-l4": 7}, "cpu": "99500m", "memory": "400Gi"}}"""),
            Service("chat", Small, 0, 3)));

    [Theory]
    [InlineData("{}", "0 GPUs, a project has none until it asks")]
    [InlineData("{\"gpusWithZonalRedundancy\": {\"nvidia-l4\": 5}}", "5 GPUs, declared in the stack file as quota.gpusWithZonalRedundancy")]
    public void Of_ZonalRedundancy_HasAQuotaOfItsOwn(string quota, string limit) => Assert.Equal(
        $"GPUs nvidia-l4 with zonal redundancy: 0 warm, 1 at most, 1 in a rollout of {limit}",
        Meters(
            GivenPlan.Resource(GivenPlan.Platform, "inference", $$"""{"region": "europe-west4", "quota": {{quota}} }"""),
            GivenPlan.Resource(GivenPlan.Service, "chat", GivenPlan.Inputs(
                $$"""
                "nodeSelector": {"accelerator": "nvidia-l4"}, "scaling": {"maxInstanceCount": 1},
                "containers": [{"resources": {"limits": {{{Small}}, "nvidia.com/gpu": "1"} } }]
                """)))[0]);

    [Fact]
    public void Of_SeveralRegions_NamesEach()
    {
        var there = GivenPlan.Resource(
            GivenPlan.Service, "there", """{"location": "us-east4", "template": {"scaling": {"maxInstanceCount": 2}, "containers": [{}]}}""");

        Assert.Equal(
            ["GPUs nvidia-l4 in europe-west4", "vCPU in europe-west4", "memory in europe-west4", "vCPU in us-east4", "memory in us-east4"],
            Meters(there, Service("here", Small, 0, 1)).Select(meter => meter.Split(':')[0]));
    }

    // A /26 has three blocks of 16 beside the addresses that Google keeps, and an instance takes two addresses.
    [Theory]
    [InlineData("10.0.0.0/26", 0, 8, "0 warm, 16 at most, 32 in a rollout of 48 addresses")]
    [InlineData("10.0.0.0/26", 1, 9, "16 warm, 32 at most, 48 in a rollout of 48 addresses")]
    [InlineData("10.0.0.0/24", 8, 120, "16 warm, 240 at most, 480 in a rollout of 240 addresses")]
    [InlineData("10.0.0.0/32", 0, 8, "0 warm, 16 at most, 32 in a rollout of 0 addresses")]
    [InlineData("10.0.0.0/33", 0, 8, "0 warm, 16 at most, 32 in a rollout of ? addresses")]
    [InlineData("${net.range}", 0, 8, "0 warm, 16 at most, 32 in a rollout of ? addresses")]
    public void Of_Subnet_CountsWholeBlocks(string range, int min, int max, string expected) => Assert.StartsWith(
        $"addresses of net: {expected}, whole blocks of 16 in {range}, 2 addresses an instance",
        Meters(
            GivenPlan.Resource(GivenPlan.Subnet, "net", $$"""{"name": "net", "ipCidrRange": "{{range}}"}"""),
            Service("chat", Small, min, max))[^1],
        StringComparison.Ordinal);

    [Fact]
    public void Of_SubnetByReference_IsFound()
    {
        var subnet = GivenPlan.Resource(GivenPlan.Subnet, "other", """{"ipCidrRange": "10.0.0.0/26"}""");
        var unused = GivenPlan.Resource(GivenPlan.Subnet, "unused", """{"ipCidrRange": "10.0.1.0/26"}""");
        var service = Service("chat", Small, 0, 8) with
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["template"] = [subnet.Urn] },
        };

        Assert.Equal(["addresses of other"], Meters(subnet, unused, service).Skip(3).Select(meter => meter.Split(':')[0]));
    }

    [Theory]
    [InlineData("""{}""", 0)]
    [InlineData("""{"networkInterfaces": []}""", 0)]
    [InlineData("""{"networkInterfaces": [{"subnetwork": "other"}]}""", 0)]
    [InlineData("""{"networkInterfaces": [{"subnetwork": "other"}, {"subnetwork": "projects/p/regions/r/subnetworks/net"}]}""", 1)]
    public void Of_Subnet_IsMeasuredIfAServiceIsInIt(string access, int meters) => Assert.Equal(
        meters,
        Meters(
            GivenPlan.Resource(GivenPlan.Subnet, "net", """{"name": "net", "ipCidrRange": "10.0.0.0/24"}"""),
            GivenPlan.Resource(GivenPlan.Service, "chat", GivenPlan.Inputs($"\"vpcAccess\": {access}, \"containers\": [{{}}]")))
            .Count(meter => meter.StartsWith("addresses", StringComparison.Ordinal)));

    [Fact]
    public void Of_BothKindsOfGpus_ComeWithoutRedundancyFirst()
    {
        var redundant = GivenPlan.Resource(GivenPlan.Service, "a", GivenPlan.Inputs(
            """
            "nodeSelector": {"accelerator": "nvidia-l4"}, "containers": [{"resources": {"limits": {"nvidia.com/gpu": "1"}}}]
            """));

        Assert.Equal(
            ["GPUs nvidia-l4", "GPUs nvidia-l4 with zonal redundancy", "vCPU", "memory"],
            Meters(redundant, Service("b", Small, 0, 1)).Select(meter => meter.Split(':')[0]).Take(4));
    }

    [Theory]
    [InlineData("\"natIpAllocateOption\": \"MANUAL_ONLY\", \"natIps\": [\"a\", \"b\"], \"minPortsPerVm\": 64",
        "64 warm, 192 at most, 256 in a rollout of 129024 ports, 2 reserved, 64512 ports each; an instance begins with 64")]
    [InlineData("\"natIpAllocateOption\": \"AUTO_ONLY\", \"enableDynamicPortAllocation\": true",
        "32 warm, 96 at most, 128 in a rollout of ? ports, Google adds addresses as they are needed; an instance begins with 32")]
    [InlineData("\"natIpAllocateOption\": \"AUTO_ONLY\"",
        "64 warm, 192 at most, 256 in a rollout of ? ports, Google adds addresses as they are needed; an instance begins with 64")]
    public void Of_CloudNat_CountsPorts(string nat, string expected) => Assert.Equal(
        $"ports of nat: {expected}",
        Meters(
            GivenPlan.Resource(GivenPlan.Nat, "nat", $$"""{"region": "europe-west4", {{nat}} }"""),
            Service("chat", Small, 1, 3))[^1]);

    // Whoever sends only some of its traffic through the network, or is elsewhere, takes no ports.
    [Fact]
    public void Of_SeveralServices_AreCountedTogether()
    {
        var some = GivenPlan.Resource(GivenPlan.Service, "some", GivenPlan.Inputs(
            """
            "vpcAccess": {"egress": "PRIVATE_RANGES_ONLY", "networkInterfaces": [{"subnetwork": "other"}]},
            "scaling": {"maxInstanceCount": 50}, "containers": [{}]
            """));

        Assert.Equal(
            [
                "GPUs nvidia-l4: 11 warm, 19 at most, 30 in a rollout of 3 GPUs, what a project is granted at its first deployment",
                "addresses of net: 32 warm, 48 at most, 80 in a rollout of 240 addresses, whole blocks of 16 in 10.0.0.0/24, 2 addresses an instance",
                "ports of nat: 1408 warm, 2432 at most, 3840 in a rollout of ? ports, "
                    + "Google adds addresses as they are needed; an instance begins with 128",
            ],
            Meters(
                GivenPlan.Resource(GivenPlan.Subnet, "net", """{"name": "net", "ipCidrRange": "10.0.0.0/24"}"""),
                GivenPlan.Resource(GivenPlan.Nat, "nat", """{"region": "europe-west4", "minPortsPerVm": 128}"""),
                Service("a", Small, 5, 9),
                Service("b", Small, 6, 10),
                some).Where(meter => !meter.StartsWith("vCPU", StringComparison.Ordinal) && !meter.StartsWith("memory", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_Service_TellsRequestsAndColdStart()
    {
        var model = GivenPlan.Resource(
            GivenPlan.ModelService, "chat", """{"engine": "vllm", "model": "gemma-3-4b-it", "modelSource": "bucket"}""");
        var mounted = GivenPlan.Gpu(
            "chat", Small, "\"maxInstanceCount\": 3", "\"volumes\": [{\"gcs\": {\"mountOptions\": [\"enable-buffered-read=true\"]}}],");

        var service = Assert.Single(CapacityReport.Of(GivenPlan.Of(model, mounted.Within(model))).Services);

        Assert.Equal(("chat", 0, 3, 12L), (service.Name, service.MinInstances, service.MaxInstances, service.RequestsAtMax));
        Assert.Equal((TimeSpan.FromSeconds(28), TimeSpan.FromSeconds(91), TimeSpan.FromSeconds(405)), service.ColdStart);
        Assert.Equal(
            "8.6 GB from the bucket at 50 to 1127 MB a second, as measured elsewhere, and the start of vLLM", service.ColdStartBasis);
    }

    [Theory]
    [InlineData("{\"engine\": \"custom\"}", "how the server loads a model is not known")]
    [InlineData("{\"engine\": \"ollama\", \"model\": \"mine\"}", "the size of the weights is not known: say weights")]
    public void Of_ModelThatIsNotKnown_SaysWhatIsMissing(string inputs, string basis)
    {
        var model = GivenPlan.Resource(GivenPlan.ModelService, "chat", inputs);

        var service = Assert.Single(CapacityReport.Of(GivenPlan.Of(model, Service("chat", Small, 0, 1).Within(model))).Services);

        Assert.Equal((null, basis), (service.ColdStart, service.ColdStartBasis));
    }

    [Fact]
    public void Of_ServiceOfAnotherProgram_HasRequestsAndNoColdStart()
    {
        var service = Assert.Single(CapacityReport.Of(GivenPlan.Of(Service("chat", Small, 0, 2))).Services);

        Assert.Equal((8L, "which model it serves is not known"), (service.RequestsAtMax, service.ColdStartBasis));
    }

    private static PlannedResource Service(string name, string size, int min, int max) =>
        GivenPlan.Gpu(name, size, $"\"minInstanceCount\": {min}, \"maxInstanceCount\": {max}");

    private static IReadOnlyList<string> Meters(params PlannedResource[] resources) =>
    [
        .. CapacityReport.Of(GivenPlan.Of(resources)).Meters.Select(meter => FormattableString.Invariant(
            $"{meter.Name}: {meter.Warm:0.###} warm, {meter.Most:0.###} at most, {meter.DuringRollout:0.###} in a rollout of {(meter.Limit is { } limit ? limit.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture) : "?")} {meter.Unit}, {meter.Basis}")),
    ];
}
