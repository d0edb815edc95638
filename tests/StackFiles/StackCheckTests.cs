namespace GpuInfra.StackFiles.Tests;

public sealed class StackCheckTests
{
    private const string Gpu = "https://docs.cloud.google.com/run/docs/configuring/services/gpu";

    [Theory]
    [MemberData(nameof(CommittedStacks.Names), MemberType = typeof(CommittedStacks))]
    public void Of_CommittedStack_FindsNothing(string stack) => Assert.Empty(StackCheck.Of(CommittedStacks.Read(stack)).Problems);

    [Fact]
    public void Of_MistakesOfEveryKind_ComeAtOnceInTheOrderOfTheFile() => AssertProblems(
        """
        config:
          gpuinfra:services:
            chat:
              image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111
              memory: 16Gi
              cpu: 3
              maxInstances: many
            voice:
              image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111
              memroy: 16Gi
              timeoutSeconds: 3601
          gpuinfra:platform:
            labels:
              Team: ml
          gcp:region: europe-west4
          gcp:project: acme-dev
        """,
        $"Error Pulumi.dev.yaml:6:12: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [{Gpu}]",
        "Error Pulumi.dev.yaml:7:21: gpuinfra:services.chat.maxInstances: is the text 'many', but must be a whole number. Write for example 'maxInstances: 1'.",
        "Error Pulumi.dev.yaml:10:7: gpuinfra:services.voice.memroy: is not a known key. Did you mean 'memory'?",
        "Error Pulumi.dev.yaml:11:23: gpuinfra:services.voice.timeoutSeconds: is 3601, but must be between 1 and 3600. Use 3600 or less. [https://docs.cloud.google.com/run/docs/configuring/request-timeout]",
        "Error Pulumi.dev.yaml:14:13: gpuinfra:platform.labels.Team: is labelled 'Team', which is not a label's key. Use 1 to 63 lower-case letters, digits, hyphens and underscores, the first a letter. [https://cloud.google.com/resource-manager/docs/labels-overview]");

    [Theory]
    [InlineData("gpuinfra:platfrom: {protect: false}")]
    [InlineData("gpuinfra:platform: {protect: No}")]
    [InlineData("gpuinfra:platform: {protect: }")]
    [InlineData("gpuinfra:platform: {protcet: false}")]
    [InlineData("gpuinfra:platform: {protect: {secure: v1:abc}}")]
    [InlineData("gpuinfra:platform: [false]")]
    [InlineData("gpuinfra:platform: {network: {subnetCidr: [[10.16.0.0/24]]}}", true)]
    [InlineData("gpuinfra:platform: {network: {subnetCidr: [{secure: v1:abc}]}}", true)]
    public void Of_PartOfThePlatformThatCannotBeRead_BringsNothingElse(string platform, bool isProtected = false)
    {
        var check = StackCheck.Of(StackFile.Parse(
            $$"""
            config:
              gcp:project: acme-dev
              gcp:region: europe-west4
              {{platform}}
              gpuinfra:services:
                chat: {engine: ollama, model: "gemma3:4b", image: europe-west4-docker.pkg.dev/acme-dev/images/server:1, maxInstances: 1}
            """,
            "Pulumi.dev.yaml"));

        Assert.Equal((1, isProtected), (check.Errors.Count(), check.Warnings.Any(warning => warning.Rule.Name == "ImageIsPinned")));
    }

    [Fact]
    public void Of_ValueThatCannotBeRead_IsNotJudgedByRules() => AssertProblems(
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:services:
            chat:
              image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111
              timeoutSeconds: 3601s
        """,
        "Error Pulumi.dev.yaml:7:23: gpuinfra:services.chat.timeoutSeconds: is the text '3601s', but must be a whole number. That is 3601 seconds, and no more than 3600 are sure to be taken: write 'timeoutSeconds: 3600'.");

    [Fact]
    public void Of_NoProjectAndNoRegion_StillJudgesTheRest() => AssertProblems(
        """
        config:
          gpuinfra:services:
            chat:
              image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111
              cpu: 3
              memory: 16Gi
        """,
        "Error Pulumi.dev.yaml:1:1: gcp:project: is missing. Run 'pulumi config set gcp:project <project-id> --stack dev', which writes it to Pulumi.dev.yaml.",
        "Error Pulumi.dev.yaml:1:1: gcp:region: is missing. Run 'pulumi config set gcp:region <region> --stack dev', which writes it to Pulumi.dev.yaml.",
        $"Error Pulumi.dev.yaml:5:12: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [{Gpu}]");

    [Fact]
    public void Of_RegionWithoutTheGpu_IsToldOnceWhereTheRegionIsWritten() => AssertProblems(
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west2
          gpuinfra:services:
            chat: {image: europe-west2-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111, cpu: 4, memory: 16Gi}
            voice: {image: europe-west2-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111, cpu: 4, memory: 16Gi}
        """,
        $"Error Pulumi.dev.yaml:3:15: gcp:region: is europe-west2, which does not offer nvidia-l4. Use europe-west1, europe-west4, us-east4 or asia-southeast1. [{Gpu}]");

    [Fact]
    public void Of_ProjectAndDeployers_AreToldOnceWhereTheyAreWritten() => AssertProblems(
        """
        config:
          gcp:project: acme
          gcp:region: europe-west4
          gpuinfra:platform:
            deployers:
              - group:deployers@acme.example
              - allUsers
          gpuinfra:services:
            chat: {image: europe-west4-docker.pkg.dev/acme/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111}
        """,
        "Error Pulumi.dev.yaml:2:16: gcp:project: is 'acme', which is not the id of a project. Use the project's id: 6 to 30 lower-case letters, digits and hyphens. [https://cloud.google.com/resource-manager/docs/creating-managing-projects]",
        "Error Pulumi.dev.yaml:7:9: gpuinfra:platform.deployers[1]: is allUsers, which is everybody on the internet. Name the callers: a serviceAccount:, group: or principalSet:// member. [https://cloud.google.com/iam/docs/principal-identifiers]");

    [Theory]
    [InlineData("gcp:region: us-west1", "gcp:project: acme-dev", "RegionOffersAccelerator")]
    [InlineData("gcp:region: europe-west44", "gcp:project: acme-dev", "RegionOffersAccelerator")]
    [InlineData("gcp:region: europe-west4", "gcp:project: \"123456789012\"", "ProjectIsAnId")]
    [InlineData("gcp:region: europe-west4", "gcp:project: Acme Dev", "ProjectIsAnId")]
    public void Of_RefusedRegionOrProject_SaysNothingOfWhereTheImageIs(string region, string project, string rule) => Assert.Equal(
        [rule], RulesOf(region, project, "cpu: 4, memory: 16Gi"));

    [Fact]
    public void Of_OtherRegionAndProject_SayWhereTheImageIs() => Assert.Equal(
        ["ImageIsNearby", "ImageIsReadable"],
        RulesOf("gcp:region: europe-west1", "gcp:project: acme-other", "cpu: 4, memory: 16Gi").Order());

    [Theory]
    [InlineData("cpu: 4, memory: 64Gi", "MemoryFits")]
    [InlineData("cpu: 400, memory: 16Gi", "CpuFits")]
    [InlineData("gpu: rtx-6000, cpu: 4, memory: 16Gi, maxInstances: 9", "WordIsKnown")]
    public void Of_RefusedAmount_IsNotHeldAgainstTheQuota(string settings, string rule) => Assert.Equal(
        [rule], RulesOf("gcp:region: europe-west4", "gcp:project: acme-dev", settings));

    [Fact]
    public void Of_AmountThatIsTaken_IsHeldAgainstTheQuota() => Assert.Contains(
        "MemoryFitsQuota", RulesOf("gcp:region: europe-west4", "gcp:project: acme-dev", "cpu: 4, memory: 16Gi, maxInstances: 9"));

    private static IEnumerable<string> RulesOf(string region, string project, string settings) => Check(
        $$"""
        config:
          {{project}}
          {{region}}
          gpuinfra:services:
            chat: {image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111, {{settings}}}
        """).Problems.Select(problem => problem.Rule.Name);

    [Fact]
    public void Of_OnlyWarnings_HasNoErrors()
    {
        var check = Check(
            """
            config:
              gcp:project: acme-dev
              gcp:region: us-central1
              gpuinfra:services:
                chat: {image: us-central1-docker.pkg.dev/acme-dev/images/server@sha256:1111111111111111111111111111111111111111111111111111111111111111}
            """);

        Assert.Empty(check.Errors);
        Assert.Equal(
            [$"Pulumi.dev.yaml:3:15: gcp:region: is us-central1, which may offer nvidia-l4 to new projects by invitation only. Look at the project's quota first, or use us-east4, europe-west1, asia-southeast1 or europe-west4. [{Gpu}]"],
            check.Warnings.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Of_FileThatIsNoYaml_IsNotJudgedFurther() => AssertProblems(
        "config:\n  gcp:project: \"acme",
        "Error Pulumi.dev.yaml:2:16: opens a quote that is never closed. Close the quote.");

    private static StackCheck Check(string yaml) => StackCheck.Of(StackFile.Parse(yaml, "Pulumi.dev.yaml"));

    private static void AssertProblems(string yaml, params string[] expected) =>
        Assert.Equal(
            string.Join('\n', expected), string.Join('\n', Check(yaml).Problems.Select(problem => $"{problem.Severity} {problem}")));
}
