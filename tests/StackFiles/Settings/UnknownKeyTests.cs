namespace GpuInfra.StackFiles.Tests;

public class UnknownKeyTests
{
    [Theory]
    [InlineData("memroy", "memory")]
    [InlineData("memry", "memory")]
    [InlineData("memoryy", "memory")]
    [InlineData("mamery", "memory")]
    [InlineData("Memory", "memory")]
    [InlineData("max-instances", "maxInstances")]
    [InlineData("max_instances", "maxInstances")]
    [InlineData("maxInstance", "maxInstances")]
    [InlineData("arg", "args")]
    [InlineData("tag", "tags")]
    public void Bind_KeyAlmostKnown_NamesTheNearest(string key, string nearest) =>
        Assert.Equal(
            [$"Pulumi.dev.yaml:3:5: gpuinfra:platform.{key}: is not a known key. Did you mean '{nearest}'?"],
            Mistakes.In($"{key}: x"));

    [Theory]
    [InlineData("zebra")]
    [InlineData("mamara")]
    [InlineData("secure")]
    public void Bind_KeyLikeNoOther_ListsTheKnown(string key) =>
        Assert.Equal(
            [
                $"Pulumi.dev.yaml:3:5: gpuinfra:platform.{key}: is not a known key. The known keys are: args, bucket, env, labels, limits, "
                + "maxInstances, memory, ports, probe, protect, secrets, sidecars, tags.",
            ],
            Mistakes.In($"{key}: 1"));

    [Fact]
    public void Bind_KeyThatTheProgramSets_IsRefused() =>
        Assert.Equal(
            ["Pulumi.dev.yaml:3:5: gpuinfra:platform.subnetwork: is not for a stack file to say: the program sets it. Remove it."],
            Mistakes.In("subnetwork: x"));

    [Fact]
    public void Bind_UnknownKeyDeepInside_IsNamedWithItsWholePath() =>
        Assert.Equal(
            ["Pulumi.dev.yaml:6:11: gpuinfra:platform.sidecars.warmup.probe.periodSecond: is not a known key. Did you mean 'periodSeconds'?"],
            Mistakes.In("sidecars:\n  warmup:\n    probe:\n      periodSecond: 1\n      path: /"));

    [Fact]
    public void Bind_RequiredKeyLeftOut_IsMissing() =>
        Assert.Equal(
            ["Pulumi.dev.yaml:4:5: gpuinfra:platform.probe.path: is missing. Add for example 'path: \"...\"'."],
            Mistakes.In("memory: 1Gi\nprobe:\n  periodSeconds: 1"));

    [Fact]
    public void Bind_RequiredKeyMisspelt_IsReportedOnce() =>
        Assert.Equal(
            ["Pulumi.dev.yaml:4:7: gpuinfra:platform.probe.pth: is not a known key. Did you mean 'path'?"],
            Mistakes.In("probe:\n  pth: /"));

    [Fact]
    public void Bind_SeveralMistakes_AreAllReportedInFileOrder()
    {
        var bound = Mistakes.Bind("probe: {}\nzone: a\nmaxInstances: many\nenv:\n  A: 1\n  A: 2\nmemory: 1.10");

        Assert.Null(bound.Value);
        Assert.Equal(
            ["3: is missing", "4: is not a known key", "5: is the text 'many', but must be a whole number", "8: is given twice; the first is in line 7"],
            bound.Problems.Take(4).Select(p => $"{p.Place.Line}: {p.Problem}"));
        Assert.Equal(5, bound.Problems.Count);
        Assert.Equal(9, bound.Problems[4].Place.Line);
    }
}
