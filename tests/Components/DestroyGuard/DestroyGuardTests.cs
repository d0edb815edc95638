using Pulumi;

namespace GpuInfra.Components.Tests;

public sealed class DestroyGuardTests
{
    [Fact]
    public async Task Constructor_Defaults_MakesOneProtectedResourceThatWaitsForAll()
    {
        var run = await ComponentRun<DestroyGuard>.OfAsync(() => new("guard", null, Before.Options()));

        Assert.Equal(
            """
            random:index/randomUuid:RandomUuid guard
              [protect]
              after test:index:Before before
            """,
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:DestroyGuard guard"], run.Owners);
    }

    [Fact]
    public async Task Constructor_Arguments_AreThoseOfTheComponent()
    {
        var run = await ComponentRun<DestroyGuard>.OfAsync(() => new("guard", new() { Protect = false }));

        Assert.Equal("False", $"{Assert.Single(run.Components).Inputs["protect"]}");
    }

    [Fact]
    public async Task Constructor_ProtectionOff_KeepsTheResourceAndLetsItGo() => Assert.Equal(
        "random:index/randomUuid:RandomUuid guard",
        (await ComponentRun<DestroyGuard>.OfAsync(() => new("guard", new() { Protect = false }))).TextOf(""));
}
