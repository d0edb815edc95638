namespace GpuInfra.Planning.Tests;

public sealed class CostReportTests
{
    private const string Small = "\"cpu\": \"4\", \"memory\": \"16Gi\"";
    private const string Large = "\"cpu\": \"8\", \"memory\": \"32Gi\"";
    private const string Rtx = "\"cpu\": \"20\", \"memory\": \"80Gi\"";
    private const string One = "\"minInstanceCount\": 1, \"maxInstanceCount\": 1";
    private const string UpToThree = "\"minInstanceCount\": 0, \"maxInstanceCount\": 3";

    // 730 hours of 3,600 seconds, by what a second of GPU, CPU and memory costs together.
    [Theory]
    [InlineData(Small, "true", 763.9596, 1.04652)]
    [InlineData(Large, "true", 1037.2716, 1.42092)]
    [InlineData(Large, "false", 1311.1092, 1.79604)]
    [InlineData(Rtx, "true", 2326.35816, 3.186792)]
    [InlineData(Rtx, "false", 2862.23364, 3.920868)]
    public void Of_InstanceThatIsAlwaysOn_CostsThePublishedSum(string size, string noRedundancy, double monthly, double hourly)
    {
        var service = GivenPlan.Resource(GivenPlan.Service, "chat", GivenPlan.Inputs(
            $$"""
            "nodeSelector": {"accelerator": "{{(size == Rtx ? "nvidia-rtx-pro-6000" : "nvidia-l4")}}"},
            "gpuZonalRedundancyDisabled": {{noRedundancy}}, "scaling": {{{One}}},
            "containers": [{"resources": {"limits": {{{size}}, "nvidia.com/gpu": "1"} } }]
            """));

        var cost = Assert.Single(Of(service).Services);

        Assert.Equal(new((decimal)monthly, (decimal)monthly, null), cost.Monthly);
        Assert.Equal((decimal)hourly, cost.PerActiveHour);
        Assert.Equal(noRedundancy == "false", cost.HasZonalRedundancy);
    }

    [Fact]
    public void Of_ZonalRedundancyThatNobodyMentions_IsOnAndPaid()
    {
        var cost = Assert.Single(Of(GivenPlan.Resource(GivenPlan.Service, "chat", GivenPlan.Inputs(
            $$"""
            "nodeSelector": {"accelerator": "nvidia-l4"}, "scaling": {{{One}}},
            "containers": [{"resources": {"limits": {{{Large}}, "nvidia.com/gpu": "1"} } }]
            """))).Services);

        Assert.True(cost.HasZonalRedundancy);
        Assert.Equal(0.37512m, cost.ZonalRedundancyPerHour);
        Assert.Equal(1311.1092m, cost.Monthly.Floor);
    }

    [Fact]
    public void Of_Lines_SayQuantityPriceAndSource()
    {
        var lines = Of(GivenPlan.Gpu("chat", Large, UpToThree)).Lines;

        Assert.Equal(
            [
                "chat GPU nvidia-l4: 1 GPU for 0 to 2190 instance-hours at $0.0001867 per GPU-second",
                "chat CPU: 8 vCPU for 0 to 2190 instance-hours at $0.000018 per vCPU-second",
                "chat memory: 32 GiB for 0 to 2190 instance-hours at $0.000002 per GiB-second",
            ],
            lines.Select(line => $"{line.Subject} {line.Item}: {line.Basis}"));
        Assert.Equal(3 * 490.6476m, lines[0].Monthly.Ceiling);
        Assert.All(lines, line => Assert.Equal("https://cloud.google.com/run/pricing", line.Price?.Source.Url));
    }

    [Fact]
    public void Of_Sidecars_CountTheirCpuAndMemory()
    {
        var cost = Assert.Single(Of(GivenPlan.Resource(GivenPlan.Service, "chat", GivenPlan.Inputs(
            """
            "nodeSelector": {"accelerator": "nvidia-l4"}, "gpuZonalRedundancyDisabled": true,
            "scaling": {"minInstanceCount": 1, "maxInstanceCount": 1},
            "containers": [
              {"resources": {"limits": {"cpu": "4", "memory": "16Gi", "nvidia.com/gpu": "1"}}},
              {"resources": {"limits": {"cpu": "500m", "memory": "512Mi"}}},
              {"name": "bare"}]
            """))).Services);

        Assert.Equal("1 nvidia-l4, 5.5 vCPU, 17Gi", cost.Shape);
        Assert.Equal((0.0001867m + (5.5m * 0.000018m) + (17 * 0.000002m)) * 3600, cost.PerActiveHour);
    }

    [Theory]
    [InlineData("\"scaling\": {\"minInstanceCount\": 2, \"maxInstanceCount\": 5},", 2, 5)]
    [InlineData("\"scaling\": {\"scalingMode\": \"MANUAL\", \"manualInstanceCount\": 4},", 4, 4)]
    [InlineData("", 1, 1)]
    public void Of_ScalingOfTheService_GoesBeforeTheTemplates(string scaling, int min, int max)
    {
        var inputs = $$"""
            {"location": "europe-west4", {{scaling}} "template": {"scaling": {{{One}}}, "nodeSelector": {"accelerator": "nvidia-l4"},
             "gpuZonalRedundancyDisabled": true, "containers": [{"resources": {"limits": {{{Small}}, "nvidia.com/gpu": "1"} } }] } }
            """;

        var monthly = Of(GivenPlan.Resource(GivenPlan.Service, "chat", inputs)).Total;

        Assert.Equal((min * 763.9596m, max * 763.9596m), (monthly.Floor, monthly.Ceiling));
    }

    [Fact]
    public void Of_ServiceWithoutMost_CountsCloudRunsOwnAndSaysSo()
    {
        var report = Of(GivenPlan.Gpu("chat", Small, ""));

        Assert.Equal(new(0, 76_395.96m, null), report.Total);
        Assert.Contains("chat says no most of instances: Cloud Run's default of 100 is counted.", report.Notes);
    }

    [Fact]
    public void Of_RegionWithoutPrice_CountsNothingAndSaysSo()
    {
        var service = GivenPlan.Gpu("chat", Small, One);
        var elsewhere = service with
        {
            Inputs = new(service.Inputs.Entries.Select(entry => entry.Key == "location"
            ? KeyValuePair.Create(entry.Key, PropertyValue.Of("us-west1"))
            : entry))
        };

        var report = Of(elsewhere);

        Assert.Equal(new MonthlyCost(0, 0, null), report.Lines[0].Monthly);
        Assert.Null(report.Lines[0].Price);
        Assert.Equal(189.216m, report.Lines[1].Monthly.Floor);
        Assert.Equal("1 GPU for 730 to 730 instance-hours, without a known price", report.Lines[0].Basis);
        Assert.Contains("No price is known of run.gpu.nvidia-l4 in us-west1: it counts as nothing.", report.Notes);
    }

    [Fact]
    public void Of_AmountsThatOnlyTheCloudKnows_CountNothingAndSaySo()
    {
        var report = Of(GivenPlan.Gpu("chat", "\"cpu\": \"${size.cpu}\", \"memory\": \"16Gi\"", One));

        Assert.Contains(
            "The CPU or the memory of chat is not known before the deployment: it counts as nothing.", report.Notes);
    }

    [Fact]
    public void Of_ServiceWithoutGpu_IsBilledByRequest()
    {
        var model = GivenPlan.Resource(
            GivenPlan.ModelService, "web", """{"usage": {"hoursPerDay": 2, "requestsPerDay": 1000, "burstsPerDay": 9}}""");
        var service = GivenPlan.Resource(GivenPlan.Service, "web", GivenPlan.Inputs(
            """
            "scaling": {"maxInstanceCount": 2},
            "containers": [{"resources": {"cpuIdle": true, "limits": {"cpu": "1", "memory": "1Gi"}}}]
            """)).Within(model);

        var report = Of(model, service);

        Assert.Equal(0.0000265m * 3600, report.Services[0].PerActiveHour);
        Assert.Equal(Math.Round((0.0000265m * 3600 * 2 * 730 / 24) + (1000 * 730m / 24 * 0.0000004m), 10), Math.Round(report.Total.Usage!.Value, 10));
        Assert.Contains("Not confirmed: run.cpu.on-request, run.memory.on-request, run.requests.", report.Notes);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Of_IdleInstancesBilledByRequest_AreSaidToCostLess(int min, bool isSaid)
    {
        var service = GivenPlan.Resource(GivenPlan.Service, "web", GivenPlan.Inputs(
            $$"""
            "scaling": {"minInstanceCount": {{min}}, "maxInstanceCount": 2},
            "containers": [{"resources": {"cpuIdle": true, "limits": {"cpu": "1", "memory": "1Gi"} } }]
            """));

        Assert.Equal(
            isSaid, Of(service).Notes.Contains("web is billed by request, and its idle instances cost less than is counted here."));
    }

    // One container that keeps its CPU has all of them keep theirs.
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Of_SeveralContainersWithoutGpu_AreBilledByRequestOnlyTogether(string cpuIdle, bool byRequest)
    {
        var service = GivenPlan.Resource(GivenPlan.Service, "web", GivenPlan.Inputs(
            $$"""
            "scaling": {"maxInstanceCount": 2},
            "containers": [{"resources": {"cpuIdle": true} }, {"resources": {"cpuIdle": {{cpuIdle}} } }]
            """));

        Assert.Equal(byRequest, Of(service).Lines[0].Price!.Id == "run.cpu.on-request");
    }

    [Theory]
    [InlineData("4", "16Gi")]
    [InlineData("4000m", "16777216Ki")]
    [InlineData("4", "16384Mi")]
    [InlineData("4", "0.015625Ti")]
    public void Of_Amounts_AreReadInEveryUnit(string cpu, string memory) => Assert.Equal(
        763.9596m, Of(GivenPlan.Gpu("chat", $"\"cpu\": \"{cpu}\", \"memory\": \"{memory}\"", One)).Total.Floor);

    [Fact]
    public void Of_Prices_TellTheDayOfTheOldestAndWhoseTheyAre()
    {
        var prices = PriceBook.List.With([new("run.cpu", null, 0.00001m, "prices.yaml") { Read = new(2026, 2, 3) }]);

        var report = CostReport.Of(GivenPlan.Of(GivenPlan.Gpu("chat", Small, One)), prices);

        Assert.Equal(new DateOnly(2026, 2, 3), report.OldestPrice);
        Assert.Contains("Prices of prices.yaml: run.cpu.", report.Notes);
        Assert.Null(Of().OldestPrice);
    }

    [Fact]
    public void Of_Services_ComeInTheOrderOfTheirNames() => Assert.Equal(
        ["a", "b", "c"],
        Of(GivenPlan.Gpu("c", Small, One), GivenPlan.Gpu("a", Small, One), GivenPlan.Gpu("b", Small, One))
            .Services.Select(service => service.Name));

    private static CostReport Of(params PlannedResource[] resources) => CostReport.Of(GivenPlan.Of(resources), PriceBook.List);
}
