namespace GpuInfra.Components.Tests;

public sealed class StartOrderTests
{
    private const string Containers = "configuring/services/containers";

    [Fact]
    public void Check_UnknownDependency_NamesNearestFirst() => Assert.Equal(
        [
            "Error DependencyIsContainer dependsOn[0]: is 'loadre', which is not a container of this service. Use loader. "
                + $"[{Containers}]",
            "Error DependencyIsContainer sidecars.loader.dependsOn[1]: is 'serve', which is not a container of this service. "
                + $"Use server. [{Containers}]",
        ],
        Given.Violations(Service(["loadre"], ("loader", ["server", "serve"]))));

    [Fact]
    public void Check_DependencyWithoutSidecars_IsRefused() => Assert.Equal(
        [
            "Error DependencyIsContainer dependsOn[0]: is 'x', which is not a container of this service. Leave it out. "
                + $"[{Containers}]",
        ],
        Given.Violations(Service(["x"])));

    [Fact]
    public void Check_DependencyWithoutStartupProbe_IsRefused() => Assert.Equal(
        [
            "Error DependencySaysWhenItHasStarted dependsOn[0]: is loader, which has no startup probe to wait for. "
                + $"Give loader a startupProbe. [{Containers}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            DependsOn = ["loader"],
            Sidecars = new Dictionary<string, SidecarArgs> { ["loader"] = new() { Image = Given.Image } },
        }));

    [Fact]
    public void Check_ContainerThatWaitsForItself_IsRefused() => Assert.Equal(
        [
            "Error ContainersDoNotWaitInCircle sidecars.a.dependsOn: makes containers wait in a circle: a -> a. "
                + $"Let one of them start first. [{Containers}]",
        ],
        Given.Violations(Service([], ("a", ["a"]))));

    [Fact]
    public void Check_Circle_IsToldOnceWithItsWay() => Assert.Equal(
        [
            "Error ContainersDoNotWaitInCircle dependsOn: makes containers wait in a circle: server -> a -> b -> server. "
                + $"Let one of them start first. [{Containers}]",
        ],
        Given.Violations(Service(["a"], ("a", ["b"]), ("b", ["server"]), ("c", ["a"]))));

    [Fact]
    public void Check_TwoCircles_AreBothTold() => Assert.Equal(
        [
            "Error ContainersDoNotWaitInCircle sidecars.a.dependsOn: makes containers wait in a circle: a -> b -> a. "
                + $"Let one of them start first. [{Containers}]",
            "Error ContainersDoNotWaitInCircle sidecars.c.dependsOn: makes containers wait in a circle: c -> d -> c. "
                + $"Let one of them start first. [{Containers}]",
        ],
        Given.Violations(Service([], ("a", ["b"]), ("b", ["a"]), ("c", ["d"]), ("d", ["c"]))));

    // Whoever mends the first looks at the other anyway.
    [Fact]
    public void Check_TwoCirclesThroughOneContainer_AreToldOnce() => Assert.Equal(
        [
            "Error ContainersDoNotWaitInCircle sidecars.a.dependsOn: makes containers wait in a circle: a -> b -> a. "
                + $"Let one of them start first. [{Containers}]",
        ],
        Given.Violations(Service([], ("a", ["b"]), ("b", ["a", "c"]), ("c", ["b"]))));

    [Fact]
    public async Task Constructor_SidecarThatWaitsForServer_ReachesEngine()
    {
        var args = Service([], ("a", ["server"]));

        Given.Spec(args);
        var service = await Given.ServiceAsync(args);

        Assert.Contains("template.containers[1].dependsOns[0]=server", service.Lines);
    }

    [Fact]
    public void StartupWindow_ContainersSideBySide_IsTheLongest() =>
        Assert.Equal(120, Given.Spec(Service([], ("a", []), ("b", []))).StartupWindowSeconds);

    [Fact]
    public void StartupWindow_Chain_AddsUp() =>
        Assert.Equal(140, Given.Spec(Service(["a"], ("a", ["b"]), ("b", []))).StartupWindowSeconds);

    [Fact]
    public void StartupWindow_ForkedChain_TakesSlowerWay() =>
        Assert.Equal(140, Given.Spec(Service(["a", "b"], ("a", []), ("b", ["c"]), ("c", []))).StartupWindowSeconds);

    [Fact]
    public void StartupWindow_InitialDelay_Counts() => Assert.Equal(
        67,
        Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            StartupProbe = new ProbeArgs { InitialDelaySeconds = 7, PeriodSeconds = 10, FailureThreshold = 6 },
        }).StartupWindowSeconds);

    [Fact]
    public void StartupWindow_NoProbe_IsCloudRunsOwn() =>
        Assert.Equal(240, Given.Spec(new GpuServiceArgs { Image = Given.Image, Gpu = "none" }).StartupWindowSeconds);

    [Theory]
    [InlineData(60, 45 * 60)]
    [InlineData(1500, 45 * 60)]
    [InlineData(1501, (45 * 60) + 1)]
    [InlineData(1800, 50 * 60)]
    public void DeployTimeout_Startup_LeavesTwentyMinutesMore(int window, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            StartupProbe = new ProbeArgs { PeriodSeconds = 1, FailureThreshold = window },
        }).DeployTimeout);

    private static GpuServiceArgs Service(string[] dependsOn, params (string Name, string[] DependsOn)[] sidecars) => new()
    {
        Image = Given.Image,
        Cpu = "4",
        Memory = "16Gi",
        StartupProbe = new ProbeArgs { PeriodSeconds = 10, FailureThreshold = 12 },
        DependsOn = dependsOn,
        Sidecars = sidecars.Index().ToDictionary(s => s.Item.Name, s => new SidecarArgs
        {
            Image = Given.Image,
            Cpu = "500m",
            StartupProbe = new ProbeArgs { Type = "tcp", Port = 9000 + s.Index, PeriodSeconds = 1, FailureThreshold = 10 },
            DependsOn = s.Item.DependsOn,
        }),
    };
}
