namespace GpuInfra.StackFiles.Tests;

/// <summary>What a stack file silences, and what it gets wrong about that.</summary>
public sealed class SilenceTests
{
    private const string Gpu = "https://docs.cloud.google.com/run/docs/configuring/services/gpu";

    private const string Digest = "sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415";

    private const string Elsewhere =
        $"gcp:region: is us-west1, which does not offer nvidia-l4. Use us-east4, europe-west1, europe-west4 or asia-southeast1. [{Gpu}]";

    [Fact]
    public void Of_SilencedError_CountsNeitherAsErrorNorAsWarning()
    {
        var check = Check("{rule: GPU001, path: location, reason: Google opened it last week.}");

        Assert.Empty(check.Errors);
        Assert.Empty(check.Warnings);
        Assert.Equal(
            [$"Pulumi.dev.yaml:3:15: {Elsewhere} Silenced: Google opened it last week."],
            check.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Of_OneOfTwoServicesThatSilences_LeavesTheOther()
    {
        var check = Check(
            "{rule: GPU001, path: location, reason: Google opened it last week.}",
            $"\n    voice: {{image: us-west1-docker.pkg.dev/acme-dev/images/server@{Digest}}}");

        Assert.Equal([$"Pulumi.dev.yaml:3:15: {Elsewhere}"], check.Errors.Select(problem => problem.ToString()));
        Assert.Equal(2, check.Problems.Count(problem => problem.Rule.Name == "RegionOffersAccelerator"));
    }

    [Fact]
    public void Of_MistakesInASilence_StandWhereTheyAreWritten()
    {
        var check = Check("{rule: GPU00l, path: location, reason: \"\"}, {rule: GPU004, path: memory, reason: It fits.}");

        Assert.Equal(
            [
                $"Pulumi.dev.yaml:3:15: {Elsewhere}",
                "Pulumi.dev.yaml:7:24: gpuinfra:services.chat.silence[0].rule: is 'GPU00l', which is not a rule. "
                    + "Use the id or the name of a rule, such as GPU001. [CFG013]",
                "Pulumi.dev.yaml:7:56: gpuinfra:services.chat.silence[0].reason: is empty, so nothing is silenced. "
                    + "Say why the violation is right here. [CFG014]",
                "Pulumi.dev.yaml:7:61: gpuinfra:services.chat.silence[1]: silences nothing: GPU004 is not broken at 'memory'. "
                    + "Remove it. [CFG015]",
            ],
            check.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void Of_SilenceWithoutReasonAndRule_IsToldOnceForEach() => Assert.Equal(
        ["gcp:region", "gpuinfra:services.chat.silence[0].reason", "gpuinfra:services.chat.silence[0].rule"],
        Check("{path: location}").Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Of_SilenceOfAValueThatCannotBeRead_IsNotCalledUseless()
    {
        var check = Check(
            "{rule: RUN008, path: maxInstances, reason: It is many.}, {rule: GPU001, path: location, reason: It is open.}",
            "\n      maxInstances: many");

        Assert.Equal(
            ["ValueHasType"], check.Problems.Where(problem => problem.Silenced is null).Select(problem => problem.Rule.Name));
    }

    private static StackCheck Check(string silences, string more = "") => StackCheck.Of(StackFile.Parse(
        $"""
        config:
          gcp:project: acme-dev
          gcp:region: us-west1
          gpuinfra:services:
            chat:
              image: us-west1-docker.pkg.dev/acme-dev/images/server@{Digest}
              silence: [{silences}]{more}
        """,
        "Pulumi.dev.yaml"));
}
