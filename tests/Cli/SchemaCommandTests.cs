using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class SchemaCommandTests
{
    private const string File = "stack.schema.json";

    [Fact]
    public async Task Schema_Committed_IsFresh()
    {
        var outcome = await Outcome.OfAsync("schema");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.True(
            outcome.Output == Repository.Read(File).ReplaceLineEndings("\n"),
            $"{File} is stale. Run: dotnet run -c Offline --project infra/Cli -- schema > {File}");
    }

    [Theory]
    [InlineData("Pulumi.dev.yaml")]
    [InlineData("Pulumi.prod.yaml")]
    public void Schema_ExampleStacks_NameIt(string stack) =>
        Assert.StartsWith($"# yaml-language-server: $schema=./{File}\n", Repository.ReadExample(stack).ReplaceLineEndings("\n"), StringComparison.Ordinal);
}
