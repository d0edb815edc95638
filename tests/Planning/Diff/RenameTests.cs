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
