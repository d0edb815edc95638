using System.Globalization;

namespace GpuInfra.Components.Tests;

public sealed class ProbeRulesTests
{
    private const string Health = "configuring/healthchecks";

    [Theory]
    [InlineData("nvidia-l4", 0, 1, 1, 1)]
    [InlineData("nvidia-l4", 1800, 1800, 1800, 1)]
    [InlineData("nvidia-l4", 0, 1, 1, 1800)]
    [InlineData("nvidia-l4", 0, 10, 10, 180)]
    [InlineData("none", 0, 1, 1, 1)]
    [InlineData("none", 600, 600, 600, 1)]
    [InlineData("none", 0, 1, 1, 600)]
    public async Task Constructor_StartupWithinLimits_ReachesEngine(string gpu, int delay, int period, int timeout, int failures)
    {
        var args = new GpuServiceArgs { Image = Given.Image, Gpu = gpu, StartupProbe = Probe(delay, period, timeout, failures) };

        Given.AssertNoError(args);
        var service = await Given.ServiceAsync(args);

        Assert.Equal(Lines(delay, period, timeout, failures), service.Below("template.containers[0].startupProbe."));
    }

    [Theory]
    [InlineData("nvidia-l4", -1, 10, 5, 3, "initialDelaySeconds: is -1, but must be between 0 and 1800. Use 0 or more.")]
    [InlineData("nvidia-l4", 1801, 10, 5, 3, "initialDelaySeconds: is 1801, but must be between 0 and 1800. Use 1800 or less.")]
    [InlineData("nvidia-l4", 0, 0, 1, 3, "periodSeconds: is 0, but must be between 1 and 1800. Use 1 or more.")]
    [InlineData("nvidia-l4", 0, 1801, 5, 1, "periodSeconds: is 1801, but must be between 1 and 1800. Use 1800 or less.")]
    [InlineData("nvidia-l4", 0, 10, 0, 3, "timeoutSeconds: is 0, but must be between 1 and 1800. Use 1 or more.")]
    [InlineData("nvidia-l4", 0, 1800, 1801, 1, "timeoutSeconds: is 1801, but must be between 1 and 1800. Use 1800 or less.")]
    [InlineData("nvidia-l4", 0, 10, 5, 0, "failureThreshold: is 0, but must be at least 1. Use 1 or more.")]
    [InlineData("none", 601, 10, 5, 3, "initialDelaySeconds: is 601, but must be between 0 and 600. Use 600 or less.")]
    [InlineData("none", 0, 601, 5, 1, "periodSeconds: is 601, but must be between 1 and 600. Use 600 or less.")]
    [InlineData("none", 0, 600, 601, 1, "timeoutSeconds: is 601, but must be between 1 and 600. Use 600 or less.")]
    public void Check_StartupOutsideLimits_IsRefused(
        string gpu, int delay, int period, int timeout, int failures, string violation) => Assert.Equal(
        [$"Error ProbeIsWithinLimits startupProbe.{violation} [{Health}]"],
        Given.Errors(new GpuServiceArgs
        {
            Image = Given.Image,
            Gpu = gpu,
            StartupProbe = Probe(delay, period, timeout, failures),
        }));

    [Theory]
    [InlineData("nvidia-l4", 10, 181, 1810, 1800, 180)]
    [InlineData("nvidia-l4", 1, 1801, 1801, 1800, 1800)]
    [InlineData("none", 10, 61, 610, 600, 60)]
    public void Check_StartupWindowTooLong_IsRefused(
        string gpu, int period, int failures, int window, int limit, int most) => Assert.Equal(
        [
            $"Error WindowIsWithinLimits startupProbe.failureThreshold: is {failures}, which makes {window} seconds with a "
                + $"period of {period}, but at most {limit} are allowed. Use {most} or less. [{Health}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Gpu = gpu, StartupProbe = Probe(0, period, 1, failures) }));

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1800, 3600, 3600, 100)]
    public async Task Constructor_LivenessWithinLimits_ReachesEngine(int delay, int period, int timeout, int failures)
    {
        var args = new GpuServiceArgs { Image = Given.Image, LivenessProbe = Probe(delay, period, timeout, failures) };

        Given.AssertNoError(args);
        var service = await Given.ServiceAsync(args);

        Assert.Equal(Lines(delay, period, timeout, failures), service.Below("template.containers[0].livenessProbe."));
    }

    [Theory]
    [InlineData("nvidia-l4", 1801, 10, 5, 3, "initialDelaySeconds: is 1801, but must be between 0 and 1800. Use 1800 or less.")]
    [InlineData("none", 601, 10, 5, 3, "initialDelaySeconds: is 601, but must be between 0 and 600. Use 600 or less.")]
    [InlineData("nvidia-l4", 0, 3601, 5, 3, "periodSeconds: is 3601, but must be between 1 and 3600. Use 3600 or less.")]
    [InlineData("nvidia-l4", 0, 0, 1, 3, "periodSeconds: is 0, but must be between 1 and 3600. Use 1 or more.")]
    [InlineData("nvidia-l4", 0, 3600, 3601, 3, "timeoutSeconds: is 3601, but must be between 1 and 3600. Use 3600 or less.")]
    [InlineData("nvidia-l4", 0, 10, 0, 3, "timeoutSeconds: is 0, but must be between 1 and 3600. Use 1 or more.")]
    [InlineData("nvidia-l4", 0, 10, 5, 0, "failureThreshold: is 0, but must be at least 1. Use 1 or more.")]
    public void Check_LivenessOutsideLimits_IsRefused(
        string gpu, int delay, int period, int timeout, int failures, string violation) => Assert.Equal(
        [$"Error ProbeIsWithinLimits livenessProbe.{violation} [{Health}]"],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Gpu = gpu,
            LivenessProbe = Probe(delay, period, timeout, failures),
        }));

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(300, 300, 100, 100)]
    public async Task Constructor_ReadinessWithinLimits_ReachesEngine(int period, int timeout, int failures, int successes)
    {
        var args = new GpuServiceArgs { Image = Given.Image, ReadinessProbe = Readiness(period, timeout, failures, successes) };

        Given.Spec(args);
        var service = await Given.ServiceAsync(args);

        Assert.Equal(
            [
                string.Create(CultureInfo.InvariantCulture, $"failureThreshold={failures}"),
                "httpGet.path=/ready",
                "httpGet.port=8080",
                string.Create(CultureInfo.InvariantCulture, $"periodSeconds={period}"),
                string.Create(CultureInfo.InvariantCulture, $"successThreshold={successes}"),
                string.Create(CultureInfo.InvariantCulture, $"timeoutSeconds={timeout}"),
            ],
            service.Below("template.containers[0].readinessProbe."));
    }

    [Theory]
    [InlineData(0, 1, 1, 1, "periodSeconds: is 0, but must be between 1 and 300. Use 1 or more.")]
    [InlineData(301, 1, 1, 1, "periodSeconds: is 301, but must be between 1 and 300. Use 300 or less.")]
    [InlineData(10, 0, 1, 1, "timeoutSeconds: is 0, but must be between 1 and 300. Use 1 or more.")]
    [InlineData(300, 301, 1, 1, "timeoutSeconds: is 301, but must be between 1 and 300. Use 300 or less.")]
    [InlineData(10, 1, 0, 1, "failureThreshold: is 0, but must be at least 1. Use 1 or more.")]
    [InlineData(10, 1, 1, 0, "successThreshold: is 0, but must be at least 1. Use 1 or more.")]
    public void Check_ReadinessOutsideLimits_IsRefused(int period, int timeout, int failures, int successes, string violation) =>
        Assert.Equal(
            [$"Error ProbeIsWithinLimits readinessProbe.{violation} [{Health}]"],
            Given.Violations(new GpuServiceArgs
            {
                Image = Given.Image,
                ReadinessProbe = Readiness(period, timeout, failures, successes),
            }));

    [Fact]
    public void Check_TimeoutBeyondPeriod_IsRefused() => Assert.Equal(
        [
            "Error TimeoutFitsPeriod startupProbe.timeoutSeconds: is 11, but periodSeconds is 10. "
                + $"Use 10 or less, or raise periodSeconds. [{Health}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, StartupProbe = Probe(0, 10, 11, 3) }));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    public void Check_TimeoutLeftOut_IsFiveSecondsOrPeriod(int period, int timeout) => Assert.Equal(
        timeout,
        Given.Spec(new GpuServiceArgs { Image = Given.Image, StartupProbe = new ProbeArgs { PeriodSeconds = period } })
            .Serving.StartupProbe!.TimeoutSeconds);

    [Theory]
    [InlineData("nvidia-l4", 1, 1800)]
    [InlineData("nvidia-l4", 7, 257)]
    [InlineData("none", 7, 85)]
    [InlineData("nvidia-l4", 200, 9)]
    public void Check_FailureThresholdLeftOut_FillsWindow(string gpu, int period, int failures) => Assert.Equal(
        failures,
        Given.Spec(new GpuServiceArgs { Image = Given.Image, Gpu = gpu, StartupProbe = new ProbeArgs { PeriodSeconds = period } })
            .Serving.StartupProbe!.FailureThreshold);

    [Fact]
    public void Check_PeriodOfZeroAlone_IsToldOnce() => Assert.Equal(
        [
            "Error ProbeIsWithinLimits startupProbe.periodSeconds: is 0, but must be between 1 and 1800. Use 1 or more. "
                + $"[{Health}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, StartupProbe = new ProbeArgs { PeriodSeconds = 0 } }));

    [Fact]
    public void Check_PeriodBeyondWindowAlone_IsToldOnce() => Assert.Equal(
        [
            "Error ProbeIsWithinLimits startupProbe.periodSeconds: is 1801, but must be between 1 and 1800. Use 1800 or less. "
                + $"[{Health}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, StartupProbe = new ProbeArgs { PeriodSeconds = 1801 } }));

    private static ProbeArgs Probe(int delay, int period, int timeout, int failures) => new()
    {
        InitialDelaySeconds = delay,
        PeriodSeconds = period,
        TimeoutSeconds = timeout,
        FailureThreshold = failures,
    };

    private static ProbeArgs Readiness(int period, int timeout, int failures, int successes) => new()
    {
        Path = "/ready",
        PeriodSeconds = period,
        TimeoutSeconds = timeout,
        FailureThreshold = failures,
        SuccessThreshold = successes,
    };

    private static string[] Lines(int delay, int period, int timeout, int failures) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"failureThreshold={failures}"),
        "httpGet.path=/",
        "httpGet.port=8080",
        string.Create(CultureInfo.InvariantCulture, $"initialDelaySeconds={delay}"),
        string.Create(CultureInfo.InvariantCulture, $"periodSeconds={period}"),
        string.Create(CultureInfo.InvariantCulture, $"timeoutSeconds={timeout}"),
    ];
}
