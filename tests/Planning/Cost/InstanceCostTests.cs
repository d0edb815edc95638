namespace GpuInfra.Planning.Tests;

/// <summary>What instances cost of which something is not said, or not known.</summary>
public sealed class InstanceCostTests
{
    private const string Small = "\"cpu\": \"4\", \"memory\": \"16Gi\"";
    private const string One = "\"minInstanceCount\": 1, \"maxInstanceCount\": 1";
    private const string UpToThree = "\"minInstanceCount\": 0, \"maxInstanceCount\": 3";

    [Fact]
    public void Of_PlanWithoutAnything_SaysOnlyWhatIsLeftOut() => Assert.Equal(
        ["Left out: logs and metrics, flow logs, DNS zones, image scanning, load balancers, jobs, taxes, free tiers and discounts."], Of().Notes);

    [Theory]
    [InlineData("4", "16Gi", 0)]
    [InlineData("${size.cpu}", "16Gi", 1)]
    [InlineData("4", "${size.memory}", 1)]
    [InlineData("4", "79228162514264.337593543950335", 1)]
    public void Of_AmountThatIsNotKnown_IsNoted(string cpu, string memory, int notes) => Assert.Equal(
        notes,
        Of(GivenPlan.Gpu("chat", $"\"cpu\": \"{cpu}\", \"memory\": \"{memory}\"", One)).Notes.Count(
            note => note == "The CPU or the memory of chat is not known before the deployment: it counts as nothing."));

    [Fact]
    public void Of_ServiceWithAGpu_TellsAnHourInEveryRegionThatHasIt()
    {
        var report = Of(GivenPlan.Gpu("chat", Small, One), GivenPlan.Resource(GivenPlan.Service, "web", GivenPlan.Inputs("\"containers\": [{}]")));

        var regions = Assert.Single(report.PerActiveHourByRegion, regions => regions.Count > 0);
        Assert.Equal(Accelerators.Find("nvidia-l4")!.Regions.Select(offer => offer.Region), regions.Select(region => region.Key));
        Assert.Equal(1.04652m, regions.Single(region => region.Key == "europe-west4").Value);
    }

    [Fact]
    public void Of_RedundancyWithoutAPrice_AddsNothing() => Assert.Equal(
        0,
        CostReport.Of(
            GivenPlan.Of(GivenPlan.Resource(
                GivenPlan.Service,
                "chat",
                """{"location": "mars-1", "template": {"nodeSelector": {"accelerator": "nvidia-l4"}, "containers": [{"resources": {"limits": {"nvidia.com/gpu": "1"}}}]}}""")),
            PriceBook.List.With([new("run.gpu.nvidia-l4", "mars-1", 1, "prices.yaml")])).Services[0].ZonalRedundancyPerHour);

    [Fact]
    public void Of_MoreKeptWarmThanAtMost_CountsThoseThatAreWarm() => Assert.Equal(
        new(5 * 763.9596m, 5 * 763.9596m, null), Of(GivenPlan.Gpu("chat", Small, "\"minInstanceCount\": 5, \"maxInstanceCount\": 3")).Total);

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"resources": {}}""", false)]
    [InlineData("""{"resources": {"limits": {"cpu": "1"}}}""", false)]
    public void Of_ContainerThatSaysNothingOfResources_IsBilledByRequest(string container, bool byRequest) => Assert.Equal(
        byRequest ? "run.cpu.on-request" : "run.cpu",
        Of(GivenPlan.Resource(GivenPlan.Service, "web", GivenPlan.Inputs($"\"containers\": [{container}]"))).Lines[0].Price!.Id);

    [Fact]
    public void Of_ServicesOfOneName_ComeInTheOrderOfTheirUrns()
    {
        var (first, second) = (GivenPlan.Gpu("chat", Small, One), GivenPlan.Gpu("chat", Small, UpToThree) with { Urn = "urn:a" });

        Assert.Equal([0, 763.9596m], Of(first, second).Services.Select(service => service.Monthly.Floor));
        Assert.Equal([0, 763.9596m], Of(second, first).Services.Select(service => service.Monthly.Floor));
    }

    private static CostReport Of(params PlannedResource[] resources) => CostReport.Of(GivenPlan.Of(resources), PriceBook.List);
}
