namespace GpuInfra.StackFiles.Tests;

public class StackSettingsTests
{
    private const string Name = "Pulumi.dev.yaml";

    [Fact]
    public void FromFile_CompleteFile_IsBoundInItsOrder()
    {
        var settings = StackSettings.FromFile(StackFile.Parse(
            """
            secretsprovider: gcpkms://projects/p/locations/l/keyRings/r/cryptoKeys/k
            config:
              pulumi:disable-default-providers: [gcp]
              aws:region: eu-west-1
              gcp:project: acme-dev
              gcp:region: europe-west4
              gpuinfra:platform:
                protect: false
              gpuinfra:services:
                zeta: {image: a, cpu: 8}
                alpha: {image: b, concurrency: 4}
            """,
            Name)).OrThrow();

        Assert.Equal(("acme-dev", "europe-west4", false), (settings.Project, settings.Region, settings.Platform.Protect));
        Assert.Equal(("acme-dev", "europe-west4"), (settings.Platform.Project, settings.Platform.Region));
        Assert.Equal(["zeta", "alpha"], settings.Services.Keys);
        Assert.Equal(("8", 4), (settings.Services["zeta"].Cpu, settings.Services["alpha"].Concurrency));
    }

    [Fact]
    public void FromFile_NoPlatformAndNoneOfTheServices_AreDefaults()
    {
        var settings = StackSettings.FromFile(StackFile.Parse(
            "config: {gcp:project: p, gcp:region: r, gpuinfra:services: {}}", Name)).OrThrow();

        Assert.Null(settings.Platform.Labels);
        Assert.Empty(settings.Services);
    }

    [Theory]
    [InlineData("", "Pulumi.dev.yaml: ")]
    [InlineData("config:\n", "Pulumi.dev.yaml:1:1: ")]
    public void FromFile_NothingThatIsNeeded_SaysWhatToWrite(string text, string where) =>
        Assert.Equal(
            [
                where + "gcp:project: is missing. Run 'pulumi config set gcp:project <project-id> --stack dev', which writes it to Pulumi.dev.yaml.",
                where + "gcp:region: is missing. Run 'pulumi config set gcp:region <region> --stack dev', which writes it to Pulumi.dev.yaml.",
                where + "gpuinfra:services: is missing. Write the services below it, or 'gpuinfra:services: {}' if there are to be none.",
            ],
            ProblemsOf(text));

    [Fact]
    public void FromFile_ProjectAndRegionThatCannotBeRead_AreRefused() =>
        Assert.Equal(
            [
                "Pulumi.dev.yaml:2:3: gcp:project: is encrypted, but must be readable. "
                + "Set it again without --secret: 'pulumi config set gcp:project <project-id> --stack dev'.",
                "Pulumi.dev.yaml:3:15: gcp:region: is empty. "
                + "Run 'pulumi config set gcp:region <region> --stack dev', which writes it to Pulumi.dev.yaml. What an environment says is not read here.",
            ],
            ProblemsOf("config:\n  gcp:project: {secure: v1:abc}\n  gcp:region: \"\"\n  services: {}\nenvironment: [acme]"));

    [Fact]
    public void FromFile_NoServicesBesideAnEnvironment_SaysThatItIsNotRead() =>
        Assert.Equal(
            [
                "Pulumi.dev.yaml:1:1: gpuinfra:services: is missing. Write the services below it, or 'gpuinfra:services: {}' "
                + "if there are to be none. What an environment says is not read here.",
            ],
            ProblemsOf("config: {gcp:project: p, gcp:region: r}\nenvironment: [acme]"));

    [Fact]
    public void FromFile_ProjectOfAnotherType_IsRefused() =>
        Assert.Equal(
            ["Pulumi.dev.yaml:1:10: gcp:project: is a list, but must be a text. Write 'gcp:project: p'."],
            ProblemsOf("config: {gcp:project: [p], gcp:region: r, services: {}}"));

    [Fact]
    public void FromFile_UnreadableFile_SaysOnlyThat() =>
        Assert.Equal(
            ["Pulumi.dev.yaml:1:9: opens a quote that is never closed. Close the quote."],
            ProblemsOf("config: 'x"));

    [Fact]
    public void FromFile_ThreeMistakes_AreReportedInFileOrder() =>
        Assert.Equal(
            [
                "Pulumi.dev.yaml:4:15: gpuinfra:platform.protect: is the text 'no', but must be true or false. Write 'protect: false'.",
                "Pulumi.dev.yaml:8:7: gpuinfra:services.chat.memroy: is not a known key. Did you mean 'memory'?",
                "Pulumi.dev.yaml:9:3: gcp:region: is empty. Run 'pulumi config set gcp:region <region> --stack dev', which writes it to Pulumi.dev.yaml.",
            ],
            ProblemsOf(
                """
                config:
                  gcp:project: p
                  gpuinfra:platform:
                    protect:  no
                  gpuinfra:services:
                    chat:
                      image: a
                      memroy: 8Gi
                  gcp:region:
                """));

    [Fact]
    public void FromFile_ObjectAsJsonText_IsReadAndLocatedAtTheText() =>
        Assert.Equal(
            ["Pulumi.dev.yaml:4:22: gpuinfra:services.chat.memroy: is not a known key. Did you mean 'memory'?"],
            ProblemsOf("config:\n  gcp:project: p\n  gcp:region: r\n  gpuinfra:services: '{\"chat\": {\"memroy\": \"1\", \"image\": \"a\"}}'"));

    [Fact]
    public void FromConfig_WhatPulumiHandsToAProgram_SaysTheSameAsTheFile()
    {
        var file = StackFile.Parse(
            "config:\n  gcp:project: p\n  gcp:region: r\n  gpuinfra:platform: {labels: {a: b}}\n  gpuinfra:services: {chat: {image: a, cpu: 8}}", Name);

        var settings = StackSettings.FromConfig("dev", file.ConfigTexts).OrThrow();

        Assert.Equal(("p", "r"), (settings.Project, settings.Region));
        Assert.Equal([new("a", "b")], settings.Platform.Labels);
        Assert.Equal("8", settings.Services["chat"].Cpu);
    }

    [Fact]
    public void FromConfig_Mistakes_NameTheFileWithoutALine()
    {
        var config = new Dictionary<string, string>
        {
            ["gcp:project"] = "p",
            ["gpuinfra:services"] = """{"chat":{"image":"a","concurrency":"4"}}""",
        };

        var exception = Assert.Throws<InvalidArgsException>(() => StackSettings.FromConfig("dev", config).OrThrow());

        Assert.Equal(
            "The stack's settings have 2 problems:\n"
            + "  error CFG006: Pulumi.dev.yaml: gcp:region: is missing. Run 'pulumi config set gcp:region <region> --stack dev', which writes it to Pulumi.dev.yaml.\n"
            + "  error CFG008: Pulumi.dev.yaml: gpuinfra:services.chat.concurrency: is the text '4', but must be a whole number. Remove the quotes: 'concurrency: 4'.",
            exception.Message);
        Assert.Equal(2, exception.Violations.Count);
    }

    [Fact]
    public void FromFile_AThousandServices_AreAllBound()
    {
        var services = Enumerable.Range(0, 1000).Select(i => $"    s{i}: {{image: a, cpu: 8, concurrency: 4}}\n");

        var settings = StackSettings.FromFile(StackFile.Parse(
            $"config:\n  gcp:project: p\n  gcp:region: r\n  gpuinfra:services:\n{string.Concat(services)}", Name)).OrThrow();

        Assert.Equal(1000, settings.Services.Count);
        Assert.Equal("s999", settings.Services.Keys.Last());
    }

    private static IEnumerable<string> ProblemsOf(string text)
    {
        var bound = StackSettings.FromFile(StackFile.Parse(text, Name));

        Assert.Null(bound.Value);
        return bound.Problems.Select(p => p.ToString());
    }
}
