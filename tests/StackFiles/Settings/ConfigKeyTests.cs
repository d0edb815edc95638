namespace GpuInfra.StackFiles.Tests;

/// <summary>Which keys of a configuration are read, which are somebody else's, and which are mistakes.</summary>
public sealed class ConfigKeyTests
{
    private const string Name = "Pulumi.dev.yaml";
    private const string Known = "The known keys are: gpuinfra:platform, gpuinfra:services.";

    [Theory]
    [InlineData("gpuinfra:platfrom", "is not a known key. Did you mean 'gpuinfra:platform'?")]
    [InlineData("gpuinfra:other", $"is not a known key. {Known}")]
    [InlineData("gpuinfa:services", "is not a known key. Did you mean 'gpuinfra:services'?")]
    [InlineData("gpu-infra:platform", "is not a known key. Did you mean 'gpuinfra:platform'?")]
    [InlineData("GpuInfra:platform", "is not a known key. Did you mean 'gpuinfra:platform'?")]
    [InlineData("GpuInfra:servces", "is not a known key. Did you mean 'gpuinfra:services'?")]
    [InlineData("gpuinfa:zebra", $"is not a known key. {Known}")]
    [InlineData("acme-gpu:services", "is not a known key. Did you mean 'gpuinfra:services'?")]
    [InlineData("gpuinfra:region", "does not belong here. Write it as 'gcp:region'.")]
    [InlineData("region", "does not belong here. Write it as 'gcp:region'.")]
    [InlineData("project", "does not belong here. Write it as 'gcp:project'.")]
    [InlineData("gpu", "does not belong here. Write it as 'gpuinfra:services.<name>.gpu'.")]
    [InlineData("deployers", "does not belong here. Write it as 'gpuinfra:platform.deployers'.")]
    [InlineData("servces", "is not a known key. Did you mean 'gpuinfra:services'?")]
    [InlineData("gcp:regoin", "is not a key of the provider. Did you mean 'gcp:region'?")]
    [InlineData("gcp:Project", "is not a key of the provider. Did you mean 'gcp:project'?")]
    [InlineData("gcp:colour", "is not a key of the provider. Remove it; the program reads gcp:project and gcp:region.")]
    [InlineData("GCP:project", "is not a known key. Did you mean 'gcp:project'?")]
    [InlineData("gpc:region", "is not a known key. Did you mean 'gcp:region'?")]
    public void Parse_MistakenKey_NamesTheNear(string key, string problem) =>
        Assert.Equal([$"{Name}:2:3: {key}: {problem}"], Problems($"config:\n  {key}: x\n"));

    [Theory]
    [InlineData("aws:region")]
    [InlineData("random:anything")]
    [InlineData("hcp:clientId")]
    [InlineData("google-native:project")]
    [InlineData("pulumi:disable-default-providers")]
    [InlineData("pulumi:tags")]
    [InlineData("gcp:config:project")]
    public void Parse_KeyOfSomebodyElse_IsLeftAlone(string key) => Assert.Empty(Problems($"config:\n  {key}: x\n"));

    [Theory]
    [InlineData("zone")]
    [InlineData("impersonateServiceAccount")]
    [InlineData("cloudRunV2CustomEndpoint")]
    public void Parse_OtherKeyOfTheProvider_IsAWarningThatItChangesNothing(string key)
    {
        var problem = Assert.Single(StackFile.Parse($"config:\n  gcp:{key}: x\n", Name).Problems);

        Assert.Equal((Severity.Warning, "KeyHasEffect"), (problem.Severity, problem.Rule.Name));
        Assert.Equal(
            $"{Name}:2:3: gcp:{key}: has no effect: the provider of this program is given gcp:project and gcp:region alone. "
            + "Remove it; what the provider reads from the environment, such as credentials, still counts.",
            problem.ToString());
    }

    [Theory]
    [InlineData("services", "services", "acme-gpu:services", "Write 'gpuinfra:services:'.")]
    [InlineData("acme-gpu:platfrom", "acme-gpu:platfrom", "acme-gpu:platfrom", "Write 'gpuinfra:platform:'.")]
    [InlineData("zebra", "zebra", "acme-gpu:zebra", Known)]
    public void Parse_KeyOfARenamedProject_SaysWhatPulumiMakesOfIt(string key, string path, string full, string fix)
    {
        var project = ProjectFile.Parse("name: acme-gpu\nruntime: dotnet\n", "Pulumi.yaml");

        var file = StackFile.Parse($"config:\n  {key}: {{}}\n", Name, StackCheck.OwnKeys, project);

        Assert.Equal(
            [
                $"{Name}:2:3: {path}: is '{full}' to Pulumi, as the project is named acme-gpu, and the program does not read it. {fix}",
            ],
            file.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Of_MistakenKeys_AreToldOnceAndNotAsMissing() =>
        Assert.Equal(
            [
                $"{Name}:2:3: gcp:projct: is not a key of the provider. Did you mean 'gcp:project'?",
                $"{Name}:4:3: gpu-infra:services: is not a known key. Did you mean 'gpuinfra:services'?",
            ],
            Check("gcp:projct: acme-dev\n  gcp:region: europe-west4\n  gpu-infra:services: {chat: {image: a}}"));

    [Fact]
    public void Of_NoServices_IsAnErrorThatSaysHowToWriteNone() =>
        Assert.Equal(
            [
                $"{Name}:1:1: gpuinfra:services: is missing. Write the services below it, or 'gpuinfra:services: {{}}' if there are to be none.",
            ],
            Check("gcp:project: acme-dev\n  gcp:region: europe-west4"));

    [Fact]
    public void Of_ServicesWithoutAValue_IsAnErrorThatSaysHowToWriteNone() =>
        Assert.Equal(
            [
                $"{Name}:4:3: gpuinfra:services: has no value. Write the services below it, or 'gpuinfra:services: {{}}' if there are to be none.",
            ],
            Check("gcp:project: acme-dev\n  gcp:region: europe-west4\n  gpuinfra:services:"));

    [Theory]
    [InlineData("gpuinfra:services: {}", "4:3")]
    [InlineData("gpuinfra:services: '{}'", "4:3")]
    [InlineData("services: {}", "4:3")]
    public void Of_ServicesThatAreNone_WarnsOfWhatIsDeleted(string services, string place)
    {
        var check = StackCheck.Of(StackFile.Parse(
            $"config:\n  gcp:project: acme-dev\n  gcp:region: europe-west4\n  {services}\n", Name));

        Assert.Equal(
            [
                $"warning STK017: {Name}:{place}: gpuinfra:services: is empty: 'pulumi up' deletes every service that the stack has, "
                + "with its account and its grants. Leave it so before the first image is there; else write the services below it. [STK017]",
            ],
            check.Problems.Select(problem => problem.Finding));
    }

    private static IEnumerable<string> Problems(string text) => StackFile.Parse(text, Name).Problems.Select(problem => problem.ToString());

    private static IEnumerable<string> Check(string config) =>
        StackCheck.Of(StackFile.Parse($"config:\n  {config}\n", Name)).Errors.Select(problem => problem.ToString());
}
