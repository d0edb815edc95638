namespace GpuInfra.Planning.Tests;

/// <summary>Services that go under one name and come under another.</summary>
public class RenameTests
{
    private const string Settings = """{"engine": "vllm", "model": "m", "gpu": "nvidia-l4", "image": "h/p/r/vllm@sha256:aa", "cpu": "8", "memory": "32Gi", "maxInstances": 2}""";

    [Fact]
    public void Compare_ServiceUnderAnotherName_LooksRenamed()
    {
        var changes = Compare(Served("reason", Settings), Served("think", Settings)).Changes;

        Assert.Equal(
            [
                "Destruction Delete: reason looks renamed to think: it is deleted, and think is made anew",
                "Capacity Create: think is a new service with one NVIDIA L4, up to 2 instances, which looks like reason under another name",
            ],
            changes.Select(change => $"{change.Risk} {change.Kind}: {change.Headline}"));
        Assert.Equal(
            [
                "It looks like reason under the name think. Everything of it is deleted and made anew, as its names in the cloud derive "
                    + "from this one: the service and its run.app address, its account and the roles that it has.",
                "No alias keeps it, as Cloud Run renames no service and IAM no account. Keep the name reason; "
                    + "or make think beside it, move the callers, and take reason away in a deployment of its own.",
                "Until reason is gone both count: the quota must have room for 4 NVIDIA L4.",
                "The provider refuses this until deletionProtection is off and deployed.",
                "Its revisions go, and with them the way back to an earlier one.",
            ],
            changes[0].Consequences);
    }

    [Theory]
    [InlineData("\"cpu\": \"8\"", "\"cpu\": \"4\"")]
    [InlineData("sha256:aa", "sha256:bb")]
    [InlineData("vllm@sha256:aa", "vllm:v2")]
    public void Compare_RenamedServiceWithOneOtherSetting_StillLooksRenamed(string before, string after) => Assert.True(
        LooksRenamed(Served("reason", Settings), Served("think", Settings.Replace(before, after, StringComparison.Ordinal))));

    [Theory]
    [InlineData("\"model\": \"m\"", "\"model\": \"n\"")]
    [InlineData("nvidia-l4", "nvidia-rtx-pro-6000")]
    [InlineData("r/vllm", "r/tgi")]
    [InlineData("\"cpu\": \"8\", \"memory\": \"32Gi\"", "\"cpu\": \"4\", \"memory\": \"16Gi\"")]
    public void Compare_AnotherServiceInItsPlace_DoesNot(string before, string after) => Assert.False(
        LooksRenamed(Served("reason", Settings), Served("think", Settings.Replace(before, after, StringComparison.Ordinal))));

    [Fact]
    public void Compare_ServiceWithoutAModel_IsKnownByItsOwnInputs()
    {
        var old = Given.Resource(Given.Service, "web", """{"name": "web", "template": {"serviceAccount": "web-identity@p", "containers": [{"image": "i:1", "args": ["--name", "web"]}]}}""");
        var @new = Given.Resource(Given.Service, "site", """{"name": "site", "template": {"serviceAccount": "site-identity@p", "containers": [{"image": "i:2", "args": ["--name", "site"]}]}}""");

        Assert.True(LooksRenamed([old], [@new]));
        Assert.False(LooksRenamed([old], [Given.Resource(Given.Service, "site", """{"name": "site", "template": {"containers": [{"image": "other:1"}]}}""")]));
    }

    [Fact]
    public void Compare_TwoRenamedAtOnce_EachIsKnown()
    {
        var other = Settings.Replace("\"model\": \"m\"", "\"model\": \"n\"", StringComparison.Ordinal);

        var changes = Compare([.. Served("a", Settings), .. Served("b", other)], [.. Served("c", other), .. Served("d", Settings)]).Changes;

        Assert.Equal(
            ["a looks renamed to d: it is deleted, and d is made anew", "b looks renamed to c: it is deleted, and c is made anew"],
            changes.Where(change => change.Kind == ChangeKind.Delete).Select(change => change.Headline));
    }

    [Fact]
    public void Compare_TwoThatAreAlike_SaysNothingOfWhichItIs() => Assert.False(
        LooksRenamed([.. Served("a", Settings), .. Served("b", Settings)], Served("c", Settings)));

    [Fact]
    public void Compare_CopyOfAServiceThatStays_IsNotIt() => Assert.DoesNotContain(
        Compare(Served("reason", Settings), [.. Served("reason", Settings), .. Served("think", Settings)]).Changes,
        change => change.Headline.Contains(" looks ", StringComparison.Ordinal));

    [Fact]
    public void Compare_ServiceGoneBesideOneLikeIt_IsNotThat() => Assert.False(
        LooksRenamed([.. Served("reason", Settings), .. Served("think", Settings)], Served("think", Settings)));

    // The likest comes first, and no service is two.
    [Fact]
    public void Compare_TwoForOne_TakesTheLikest()
    {
        var less = Settings.Replace("\"8\"", "\"4\"", StringComparison.Ordinal);

        Assert.Equal(
            ["b is deleted: nobody can call it any more", "a looks renamed to c: it is deleted, and c is made anew"],
            Compare([.. Served("a", Settings), .. Served("b", less)], Served("c", Settings)).Changes
                .Where(change => change.Kind == ChangeKind.Delete).Select(change => change.Headline).OrderDescending());
        Assert.Equal(
            ["a is deleted: nobody can call it any more", "b looks renamed to c: it is deleted, and c is made anew"],
            Compare([.. Served("a", less), .. Served("b", Settings)], Served("c", Settings)).Changes
                .Where(change => change.Kind == ChangeKind.Delete).Select(change => change.Headline).Order());
    }

    // Three of four is enough; what stands in lists and below other names counts by its place.
    [Theory]
    [InlineData("""{"a": 1, "b": 2, "c": 3, "d": 4}""", """{"a": 1, "b": 2, "c": 3, "d": 5}""", true)]
    [InlineData("""{"a": 1, "b": 2, "c": 3}""", """{"a": 1, "b": 2, "c": 4}""", false)]
    [InlineData("""{"a": 1, "b": 2, "c": 3}""", """{"a": 1, "b": 2, "c": 3, "d": 5}""", true)]
    [InlineData("""{"a": 1, "b": 2}""", """{"a": 1, "b": 2, "c": 3}""", false)]
    [InlineData("""{"p": {"v": 1}, "q": {"v": 2}}""", """{"p": {"v": 3}, "q": {"v": 2}}""", false)]
    [InlineData("""{"a": 1, "args": ["1", "2"]}""", """{"a": 1, "args": ["3", "4"]}""", false)]
    [InlineData("""{"a": 1, "args": ["1", "2"]}""", """{"a": 1, "args": ["1", "2"]}""", true)]
    [InlineData("""{"a": 1, "image": "i"}""", """{"a": 1, "image": "i"}""", true)]
    [InlineData("""{"a": 1, "image": "localhost:5000/i"}""", """{"a": 1, "image": "localhost:5000/i:2"}""", true)]
    [InlineData("""{"a": 1, "image": "i:1"}""", """{"a": 1, "image": "j:1"}""", false)]
    [InlineData("{}", "{}", false)]
    public void Compare_ServicesOfOtherPrograms_AreAlikeByWhatTheySay(string before, string after, bool looksRenamed) => Assert.Equal(
        looksRenamed, LooksRenamed([Given.Resource(Given.Service, "web", before)], [Given.Resource(Given.Service, "site", after)]));

    // A state does not always tell what a component was told.
    [Theory]
    [InlineData("{}", Settings)]
    [InlineData(Settings, "{}")]
    public void Compare_ModelThatOneSideDoesNotTell_LeavesTheServicesOwnInputs(string before, string after) =>
        Assert.True(LooksRenamed(Served("reason", before), Served("think", after)));

    private static bool LooksRenamed(PlannedResource[] before, PlannedResource[] after) =>
        Compare(before, after).Changes.Any(change => change.Headline.Contains(" looks ", StringComparison.Ordinal));

    private static StackDiff Compare(PlannedResource[] before, PlannedResource[] after) =>
        PlanComparison.Compare(Given.Plan(before), Given.Plan(after), "main");

    // A service as the program makes it, with a container for the GPU.
    private static PlannedResource[] Served(string name, string settings)
    {
        var gpu = settings.Contains("rtx", StringComparison.Ordinal) ? "nvidia-rtx-pro-6000" : "nvidia-l4";
        var model = Given.Resource("gpuinfra:index:ModelService", name, settings);
        var service = Given.Resource(
            Given.Service,
            name,
            $$$"""
            {
                "name": "{{{name}}}",
                "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY",
                "template": {
                    "scaling": {"maxInstanceCount": 2},
                    "nodeSelector": {"accelerator": "{{{gpu}}}"},
                    "containers": [{"image": "i", "resources": {"limits": {"nvidia.com/gpu": "1"} } }]
                }
            }
            """).In(model);
        return [model, service];
    }
}
