namespace GpuInfra.StackFiles.Tests;

public class PlacedViolationTests
{
    private static readonly StackFile File = StackFile.Parse(
        """
        config:
          gcp:project: p
          gpuinfra:services:
            chat:
              memory: 8Gi
              args:
                - --port
                - "80"
              startupProbe:
                periodSeconds: 0
              sidecars:
                warmup:
                  env:
                    a.b: x
                    'q"\': y
            my.service: {memory: 1Gi}
        """,
        "Pulumi.dev.yaml");

    [Theory]
    [InlineData("gpuinfra:services.chat.memory", 5, 15)]
    [InlineData("gpuinfra:services.chat", 4, 5)]
    [InlineData("gpuinfra:services.chat.args", 6, 7)]
    [InlineData("gpuinfra:services.chat.args[0]", 7, 11)]
    [InlineData("gpuinfra:services.chat.args[1]", 8, 11)]
    [InlineData("gpuinfra:services.chat.args[2]", 6, 7)]
    [InlineData("gpuinfra:services.chat.args[x]", 6, 7)]
    [InlineData("gpuinfra:services.chat.args.x", 6, 7)]
    [InlineData("gpuinfra:services.chat.startupProbe.periodSeconds", 10, 24)]
    [InlineData("gpuinfra:services.chat.startupProbe.timeoutSeconds", 9, 7)]
    [InlineData("gpuinfra:services.chat.sidecars.warmup.env[\"a.b\"]", 14, 18)]
    [InlineData("gpuinfra:services.chat.sidecars.warmup.env[\"q\\\"\\\\\"]", 15, 20)]
    [InlineData("gpuinfra:services[\"my.service\"].memory", 16, 26)]
    [InlineData("gpuinfra:services.other.memory", 3, 3)]
    [InlineData("gpuinfra:platform.network", 1, 1)]
    [InlineData("gcp:project", 2, 16)]
    [InlineData("", 1, 1)]
    [InlineData("[\"", 1, 1)]
    [InlineData("gpuinfra:services.chat.args[", 6, 7)]
    public void Locate_Path_IsItsPlaceOrTheNearestAroundIt(string path, int line, int column) =>
        Assert.Equal(new Place(line, column), File.Locate(path));

    [Fact]
    public void Placed_Violation_SaysWhereItStandsInTheFile()
    {
        var violation = RuleBook.Find("MemoryFits")!.Warning(
            "gpuinfra:services.chat.memory", "is 8Gi, but must be at least 16Gi", "Use 16Gi.", "https://example.com");

        var problem = File.Placed(violation);

        Assert.Equal(
            "Pulumi.dev.yaml:5:15: gpuinfra:services.chat.memory: is 8Gi, but must be at least 16Gi. Use 16Gi. [https://example.com]",
            problem.ToString());
        Assert.Equal((Severity.Warning, "MemoryFits"), (problem.Severity, problem.Rule.Name));
    }

    [Fact]
    public void OrThrow_OneProblem_IsCountedAsOne()
    {
        var bound = ArgsBinder.Bind<SampleArgs>(StackFile.Parse("config: {a:b: 1}", "Pulumi.dev.yaml"), "a:b");

        Assert.Equal(
            "The stack's settings have 1 problem:\n  error CFG008: Pulumi.dev.yaml:1:15: a:b: is 1, but must be a map. Write for example 'a:b: {args: ...}'.",
            Assert.Throws<InvalidArgsException>(() => bound.OrThrow()).Message);
    }
}
