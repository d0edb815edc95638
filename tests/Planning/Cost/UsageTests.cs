namespace GpuInfra.Planning.Tests;

public sealed class UsageTests
{
    private const string Small = "\"cpu\": \"4\", \"memory\": \"16Gi\"";
    private const decimal Hour = 1.04652m;

    // A day has 730 / 24 a month, and each burst ends with ten idle minutes.
    [Theory]
    [InlineData(0, 3, "\"hoursPerDay\": 8", "8.1666666667")]
    [InlineData(0, 3, "\"hoursPerDay\": 8, \"burstsPerDay\": 6", "9")]
    [InlineData(0, 3, "\"hoursPerDay\": 8, \"burstsPerDay\": 0", "8")]
    [InlineData(0, 3, "\"hoursPerDay\": 8, \"instances\": 2, \"burstsPerDay\": 6", "18")]
    [InlineData(0, 3, "\"hoursPerDay\": 8, \"instances\": 9, \"burstsPerDay\": 6", "27")]
    [InlineData(0, 3, "\"hoursPerDay\": 24", "24")]
    [InlineData(0, 3, "\"hoursPerDay\": 20, \"burstsPerDay\": 99", "24")]
    [InlineData(0, 3, "\"hoursPerDay\": 0", "0")]
    [InlineData(0, 3, "\"hoursPerDay\": 1, \"burstsPerDay\": 2147483647", "24")]
    [InlineData(1, 3, "\"hoursPerDay\": 8", "24")]
    [InlineData(1, 3, "\"hoursPerDay\": 8, \"instances\": 2, \"burstsPerDay\": 6", "33")]
    public void Of_Usage_CountsHoursOnTopOfWhatIsKeptWarm(int min, int max, string usage, string hoursPerDay)
    {
        var monthly = Of(min, max, usage).Services[0].Monthly;

        Assert.Equal(
            Math.Round(decimal.Parse(hoursPerDay, System.Globalization.CultureInfo.InvariantCulture) * Hour * 730 / 24, 5),
            Math.Round(monthly.Usage!.Value, 5));
        Assert.Equal((min * Hour * 730, max * Hour * 730), (monthly.Floor, monthly.Ceiling));
    }

    [Theory]
    [InlineData("{}", "{}", false, false)]
    [InlineData("""{"usage": {"hoursPerDay": 1}}""", "{}", false, true)]
    [InlineData("""{"usage": {"hoursPerDay": 1}}""", """{"usage": {"hoursPerDay": 1}}""", false, false)]
    public void Of_ServiceWithoutUsage_IsSaidBesideOthersThatHaveSome(string first, string second, bool isFirst, bool isSecond)
    {
        var (a, b) = (GivenPlan.Resource(GivenPlan.ModelService, "a", first), GivenPlan.Resource(GivenPlan.ModelService, "b", second));
        var notes = CostReport.Of(
            GivenPlan.Of(
                a, b,
                GivenPlan.Gpu("first", Small, "\"maxInstanceCount\": 1").Within(a), GivenPlan.Gpu("second", Small, "\"maxInstanceCount\": 1").Within(b)),
            PriceBook.List).Notes;

        Assert.Equal(isFirst, notes.Contains("first says no usage, and is counted as if nobody used it."));
        Assert.Equal(isSecond, notes.Contains("second says no usage, and is counted as if nobody used it."));
    }

    // Without a GPU an instance stays for fifteen minutes.
    [Fact]
    public void Of_BurstsWithoutGpu_HaveALongerTail()
    {
        var model = GivenPlan.Resource(GivenPlan.ModelService, "web", """{"usage": {"hoursPerDay": 8, "burstsPerDay": 4} }""");
        var service = GivenPlan.Resource(GivenPlan.Service, "web", GivenPlan.Inputs(
            """
            "scaling": {"maxInstanceCount": 1}, "containers": [{"resources": {"cpuIdle": false, "limits": {"cpu": "1", "memory": "1Gi"} } }]
            """)).Within(model);

        var cost = CostReport.Of(GivenPlan.Of(model, service), PriceBook.List).Services[0];

        Assert.Equal(Math.Round(cost.PerActiveHour * 9 * 730 / 24, 5), Math.Round(cost.Monthly.Usage!.Value, 5));
    }

    [Fact]
    public void Of_RequestsAndTokens_HaveTheirPrice()
    {
        var cost = Of(1, 1, "\"hoursPerDay\": 8, \"requestsPerDay\": 2000, \"tokensPerRequest\": 700").Services[0];

        Assert.Equal(Math.Round(Hour * 24 / 2000 * 1000, 10), Math.Round(cost.PerThousandRequests!.Value, 10));
        Assert.Equal(Math.Round(Hour * 24 / (2000 * 700) * 1_000_000, 10), Math.Round(cost.PerMillionTokens!.Value, 10));
    }

    [Theory]
    [InlineData("\"hoursPerDay\": 8", false, false)]
    [InlineData("\"hoursPerDay\": 8, \"requestsPerDay\": 5", true, false)]
    [InlineData("\"hoursPerDay\": 8, \"requestsPerDay\": 0, \"tokensPerRequest\": 700", false, false)]
    [InlineData("\"hoursPerDay\": 8, \"requestsPerDay\": 5, \"tokensPerRequest\": 0", true, false)]
    [InlineData("\"hoursPerDay\": 8, \"tokensPerRequest\": 700", false, false)]
    public void Of_UsageWithoutCounts_HasNoUnitCosts(string usage, bool hasRequests, bool hasTokens)
    {
        var cost = Of(0, 1, usage).Services[0];

        Assert.Equal((hasRequests, hasTokens), (cost.PerThousandRequests is not null, cost.PerMillionTokens is not null));
    }

    [Fact]
    public void Of_ServiceWithoutUsageBesideOneWith_CountsAsIfNobodyUsedIt()
    {
        var served = Served("chat", 0, 1, "\"hoursPerDay\": 24");
        var quiet = GivenPlan.Gpu("quiet", Small, "\"minInstanceCount\": 1, \"maxInstanceCount\": 1");

        var report = CostReport.Of(GivenPlan.Of([.. served, quiet]), PriceBook.List);

        Assert.Null(report.Services[1].Monthly.Usage);
        Assert.Equal(2 * Hour * 730, Math.Round(report.Total.Usage!.Value, 10));
        Assert.Contains("quiet says no usage, and is counted as if nobody used it.", report.Notes);
    }

    private static CostReport Of(int min, int max, string usage) =>
        CostReport.Of(GivenPlan.Of(Served("chat", min, max, usage)), PriceBook.List);

    private static PlannedResource[] Served(string name, int min, int max, string usage)
    {
        var model = GivenPlan.Resource(GivenPlan.ModelService, name, $$"""{"usage": { {{usage}} } }""");
        var inner = GivenPlan.Resource("gpuinfra:index:GpuService", name, "{}", model);
        return [model, inner, GivenPlan.Gpu(name, Small, $"\"minInstanceCount\": {min}, \"maxInstanceCount\": {max}").Within(inner)];
    }
}
