namespace GpuInfra.Components.Tests;

public sealed class SilencesTests
{
    private const string Gpu = "configuring/services/gpu";

    private const string Elsewhere =
        $"Error RegionOffersAccelerator location: is us-west1, which does not offer nvidia-l4. "
        + $"Use us-east4, europe-west1, europe-west4 or asia-southeast1. [{Gpu}]";

    private static readonly Violation Shortage = RuleBook.Find("MemoryFits")!.Broken(
        "gpuinfra:services.chat.maxInstances", "is 9", "Use 3.", "https://example.com");

    [Theory]
    [InlineData("GPU001")]
    [InlineData("gpu001")]
    [InlineData("RegionOffersAccelerator")]
    public void Check_SilencedRule_StaysWithItsReasonAndDoesNotCount(string rule)
    {
        var result = Check(Silence(rule, "location", "Google opened us-west1\n  last week."));

        Assert.Equal([$"{Elsewhere} Silenced: Google opened us-west1 last week."], result.Violations.Select(Given.Line));
        Assert.Equal("Google opened us-west1 last week.", result.Violations[0].Silenced);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task Constructor_SilencedError_RegistersTheService()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            Location = "us-west1",
            Silence = [Silence("GPU001", "location", "It is open by now.")],
        });

        Assert.Contains("location=us-west1", service.Lines);
    }

    [Fact]
    public void Require_SilencedWiring_IsAccepted() => Assert.Empty(
        GpuServiceSpec.Require("chat", new GpuServiceArgs
        {
            Image = Given.Image,
            Location = Given.Region,
            ServiceAccount = "chat@acme.iam.gserviceaccount.com",
            Silence = [Silence("NET009", "network", "It calls nobody.")],
        }).Errors);

    [Fact]
    public void Check_OtherPath_SilencesNothingAndSaysWhere() => Assert.Equal(
        [
            Elsewhere,
            "Warning SilenceIsUsed silence[0]: silences nothing: GPU001 is not broken at 'gcp:region'. "
                + "Remove it, or use the path location. [CFG015]",
        ],
        Check(Silence("GPU001", "gcp:region", "It is open by now.")).Violations.Select(Given.Line));

    [Fact]
    public void Check_RuleThatIsNotBroken_IsToBeRemoved() => Assert.Equal(
        [
            $"{Elsewhere} Silenced: It is open by now.",
            "Warning SilenceIsUsed silence[1]: silences nothing: GPU004 is not broken at 'memory'. Remove it. [CFG015]",
        ],
        Check(Silence("GPU001", "location", "It is open by now."), Silence("GPU004", "memory", "It fits."))
            .Violations.Select(Given.Line));

    [Theory]
    [InlineData("GPU0001", "GPU001")]
    [InlineData("RegionOfersAccelerator", "RegionOffersAccelerator")]
    public void Check_UnknownRule_NamesTheNearest(string word, string nearest) => Assert.Equal(
        [
            Elsewhere,
            $"Error SilenceRuleIsKnown silence[0].rule: is '{word}', which is not a rule. "
                + $"Use the id or the name of a rule, such as {nearest}. [CFG013]",
        ],
        Check(Silence(word, "location", "It is open by now.")).Violations.Select(Given.Line));

    [Fact]
    public void Check_MistakeOfForm_CannotBeSilenced() => Assert.Equal(
        [
            Elsewhere,
            "Error SilenceRuleIsKnown silence[0].rule: is SilenceIsUsed, a mistake of form, which cannot be silenced. "
                + "Mend the mistake, and remove this. [CFG013]",
        ],
        Check(Silence("SilenceIsUsed", "silence[0]", "It is quiet.")).Violations.Select(Given.Line));

    [Fact]
    public void Check_WhatTheProgramMustUnderstand_CannotBeSilenced() => Assert.Equal(
        "Error SilenceRuleIsKnown silence[0].rule: is RUN001, which the program must understand: it cannot be silenced. "
            + "Mend the mistake, and remove this. [CFG013]",
        Given.Line(Check(Silence("RUN001", "memory", "It is quiet.")).Violations[^1]));

    [Fact]
    public void Check_OneOfSeveralMistakes_IsSilencedAlone()
    {
        var result = GpuServiceSpec.Check(
            "chat", new GpuServiceArgs { Image = Given.Image, MaxInstances = 0, Silence = [Silence("GPU001", "location", "It is open by now.")] },
            ServiceDefaults.None, "us-west1");

        Assert.Equal(["It is open by now.", null], result.Violations.Select(violation => violation.Silenced).Distinct());
        Assert.DoesNotContain(result.Violations, violation => violation.Rule.Name == "SilenceIsUsed");
    }

    [Fact]
    public void Apply_NoSilences_LeavesWhatIsWrong() =>
        Assert.Equal([Shortage], Silences.Apply([Shortage], null, "gpuinfra:services.chat"));

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Check_NoReason_SilencesNothing(string reason) => Assert.Equal(
        [
            Elsewhere,
            "Error SilenceHasReason silence[0].reason: is empty, so nothing is silenced. "
                + "Say why the violation is right here. [CFG014]",
        ],
        Check(Silence("GPU001", "location", reason)).Violations.Select(Given.Line));

    [Fact]
    public void Check_PartOfPlatform_IsSilencedByItsPathInThePlatform()
    {
        var result = InferencePlatformSpec.Check("inference", new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            Network = new() { SubnetCidr = "8.8.8.0/24" },
            Silence = [Silence("NET003", "network.subnetCidr", "The addresses are ours.")],
        });

        Assert.Equal([("network.subnetCidr", "The addresses are ours.")], result.Violations.Select(v => (v.Path, v.Silenced)));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Check_IdentityOfService_IsSilencedInTheServicesWords()
    {
        const string account = "123-compute@developer.gserviceaccount.com";
        var result = ModelServiceSpec.Check("chat", GivenModel.Wired(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            ServiceAccount = account,
            Silence = [Silence("AccountIsDedicated", "serviceAccount", "Nothing else runs in this project.")],
        }));

        Assert.Equal([("serviceAccount", "Nothing else runs in this project.")], result.Violations.Select(v => (v.Path, v.Silenced)));
    }

    [Fact]
    public void Apply_StackViolation_IsSilencedByThePartThatItIsIn()
    {
        var silences = new[] { Silence("GPU004", "maxInstances", "The quota was raised by mail.") };

        Assert.Equal(
            [Shortage with { Silenced = "The quota was raised by mail." }],
            Silences.Apply([Shortage], silences, "gpuinfra:services.chat"));
        Assert.Equal([Shortage], Silences.Apply([Shortage], silences, "gpuinfra:services.voice"));
    }

    private static Checked<GpuServiceSpec> Check(params SilenceArgs[] silences) => GpuServiceSpec.Check(
        "chat", new GpuServiceArgs { Image = Given.Image, Silence = silences }, ServiceDefaults.None, "us-west1");

    private static SilenceArgs Silence(string rule, string path, string reason) =>
        new() { Rule = rule, Path = path, Reason = reason };
}
