using System.Text.Json.Nodes;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class SchemaCommandTests
{
    private const string File = "stack.schema.json";
    private const string Reference = "docs/stack-file.md";

    [Fact]
    public async Task Schema_Committed_IsFresh()
    {
        var outcome = await Outcome.OfAsync("schema");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.True(
            outcome.Output == Repository.Read(File).ReplaceLineEndings("\n"),
            $"{File} is stale. Run: gpuinfra schema > {File}");
    }

    [Fact]
    public async Task Schema_CommittedReference_IsFresh()
    {
        var outcome = await Outcome.OfAsync("schema", "--format", "markdown");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.True(
            outcome.Output == Repository.Read(Reference).ReplaceLineEndings("\n"),
            $"{Reference} is stale. Run: gpuinfra schema --format markdown > {Reference}");
    }

    [Fact]
    public async Task Schema_OtherFormat_NamesThoseThereAre()
    {
        var outcome = await Outcome.OfAsync("schema", "--format", "yaml");

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.Contains("markdown", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_EveryLimitOfAKey_BoundsTheKey()
    {
        var definitions = JsonNode.Parse(Repository.Read(File))!["definitions"]!;

        Assert.NotEmpty(KeyLimits.All);
        Assert.All(KeyLimits.All, limit =>
        {
            var key = definitions[limit.Owner]!["properties"]![limit.Key]!;
            var (least, most) = Within(key["additionalProperties"] ?? key);
            Assert.True(least <= limit.Bounds.Minimum && (most is null || most >= limit.Bounds.Maximum), $"{limit}");
        });
    }

    [Theory]
    [InlineData("ModelService", "concurrency", 1, 1000)]
    [InlineData("ModelService", "minInstances", 0, null)]
    [InlineData("ModelBucket", "softDeleteDays", 7, 90)]
    [InlineData("Probe", "initialDelaySeconds", 0, 1800)]
    public void Schema_Number_HasTheBoundsOfItsRule(string owner, string key, int least, int? most) => Assert.Equal(
        (least, most), Within(JsonNode.Parse(Repository.Read(File))!["definitions"]![owner]!["properties"]![key]!));

    [Theory]
    [InlineData("Pulumi.dev.yaml")]
    [InlineData("Pulumi.prod.yaml")]
    public void Schema_ExampleStacks_NameIt(string stack) =>
        Assert.StartsWith($"# yaml-language-server: $schema=./{File}\n", Repository.ReadExample(stack).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    private static (int? Least, int? Most) Within(JsonNode schema) => ((int?)schema["minimum"], (int?)schema["maximum"]);
}
