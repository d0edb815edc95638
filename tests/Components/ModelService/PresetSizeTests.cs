namespace GpuInfra.Components.Tests;

/// <summary>The sidecar of a preset and the sizes that are recommended beside it.</summary>
public sealed class PresetSizeTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("8", "16Gi")]
    [InlineData("8", "32Gi")]
    [InlineData("4", "16Gi")]
    public void Check_SizesThatAreRecommended_LeadToNoWarning(string? cpu, string? memory) =>
        Assert.Empty(GivenModel.Violations(Sized(cpu, memory, [])));

    [Theory]
    [InlineData("8", "16Gi", "cpu: adds up to 9 over all containers, but one takes at most 8.")]
    [InlineData("4", "16Gi", null)]
    public void Check_SidecarOfOnesOwn_IsCounted(string cpu, string memory, string? problem)
    {
        var lines = GivenModel.Violations(Sized(cpu, memory, new() { ["log"] = new() { Image = Given.Image, Cpu = "1", Memory = "512Mi" } }));

        Assert.Equal(problem is null ? 0 : 1, lines.Count);
        Assert.All(lines, line => Assert.StartsWith($"Warning ContainersFitInstance {problem}", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_DefaultsBesideSidecarOfOnesOwn_LeadToNoWarning() => Assert.Empty(
        GivenModel.Violations(Sized(null, null, new() { ["log"] = new() { Image = Given.Image, Cpu = "1", Memory = "512Mi" } })));

    private static ModelServiceArgs Sized(string? cpu, string? memory, Dictionary<string, SidecarArgs> sidecars) => new()
    {
        Engine = "ollama",
        Model = "own",
        Image = Given.Image,
        Cpu = cpu,
        Memory = memory,
        Sidecars = sidecars,
    };
}
