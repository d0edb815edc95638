namespace GpuInfra.Planning.Tests;

/// <summary>What it takes to bring a model, once.</summary>
public sealed class ImportCostTests
{
    private static readonly PlannedResource Weighed =
        GivenPlan.Resource(GivenPlan.ModelService, "chat", """{"engine": "vllm", "model": "mine", "weights": "1Gi"}""");

    // A GiB takes 31 seconds at the slowest.
    [Theory]
    [InlineData("europe-west4", """{"resources": {"limits": {"cpu": "2", "memory": "4Gi"}}}""", "0.001364")]
    [InlineData("europe-west4", """{"resources": {"limits": {"cpu": "2", "memory": "4Gi"}}}, {"resources": {"limits": {"cpu": "500m", "memory": "512Mi"}}}""", "0.001674")]
    [InlineData("europe-west4", """{"resources": {"limits": {"cpu": "2", "memory": "4Gi"}}}, {}""", "0.001984")]
    [InlineData("europe-west4", "{}", "0.00062")]
    [InlineData("mars-1", """{"resources": {"limits": {"cpu": "2", "memory": "4Gi"}}}""", "0")]
    public void Of_JobThatBringsAModel_CostsItsCpuAndMemoryOnce(string region, string containers, string dollars)
    {
        var import = Assert.Single(Of(Weighed, Job("bring", region, containers).Within(Weighed)).Imports);

        Assert.Equal(("bring", "mine", "t", 1L << 30), (import.Name, import.Brings, import.RunToken, import.Bytes));
        Assert.Equal((25L, 31L), (import.Seconds!.Least, import.Seconds.Most));
        Assert.Equal(decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture), import.Dollars);
        Assert.Null(import.DeployTimeout);
    }

    [Fact]
    public void Of_ModelOfUnknownSize_HasNeitherTimeNorPrice()
    {
        var job = Job("bring", "europe-west4", "{}") with { CustomTimeouts = new(TimeSpan.FromHours(2), TimeSpan.FromHours(3), null) };

        var import = Assert.Single(Of(job).Imports);

        Assert.Equal((null, null, null, TimeSpan.FromHours(2)), (import.Bytes, import.Seconds, import.Dollars, import.DeployTimeout));
    }

    [Fact]
    public void Of_SeveralJobs_ComeInTheOrderOfTheirNames() => Assert.Equal(
        ["a", "b", "c"],
        Of(Job("b", "r", "{}"), Job("c", "r", "{}"), Job("a", "r", "{}"), GivenPlan.Resource(CloudTypes.Job, "other", "{}"))
            .Imports.Select(import => import.Name));

    [Fact]
    public void Of_JobWithoutARegion_SaysThatItHasNoPrice() => Assert.Contains(
        "No price is known of run.cpu in an unknown region: it counts as nothing.",
        Of(Weighed, GivenPlan.Resource(CloudTypes.Job, "bring", Inputs("", "{}")).Within(Weighed)).Notes);

    private static CostReport Of(params PlannedResource[] resources) => CostReport.Of(GivenPlan.Of(resources), PriceBook.List);

    private static PlannedResource Job(string name, string region, string containers) =>
        GivenPlan.Resource(CloudTypes.Job, name, Inputs($"\"location\": \"{region}\",", containers));

    private static string Inputs(string location, string containers) =>
        $$$"""
        {{{{location}}} "runExecutionToken": "t", "template": {"template": {"containers": [
          {"envs": [{"name": "IMPORT_MODEL", "value": "mine"}], "resources": {"limits": {"cpu": "0", "memory": "0"} } }, {{{containers}}}]} } }
        """;
}
