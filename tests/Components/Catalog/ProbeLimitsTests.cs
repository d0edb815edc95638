namespace GpuInfra.Components.Tests;

public sealed class ProbeLimitsTests
{
    [Theory]
    [InlineData(ProbeRole.Startup, true, 1800, 1800, 1800, 1800)]
    [InlineData(ProbeRole.Startup, false, 600, 600, 600, 600)]
    [InlineData(ProbeRole.Liveness, true, 1800, 3600, 3600, null)]
    [InlineData(ProbeRole.Liveness, false, 600, 3600, 3600, null)]
    [InlineData(ProbeRole.Readiness, true, 0, 300, 300, null)]
    [InlineData(ProbeRole.Readiness, false, 0, 300, 300, null)]
    public void Of_Role_HasPublishedLimits(ProbeRole role, bool hasGpu, int delay, int period, int timeout, int? window)
    {
        var limits = ProbeLimits.Of(role, hasGpu ? Accelerators.L4 : null);

        Assert.Equal((0, delay), (limits.InitialDelaySeconds.Minimum, limits.InitialDelaySeconds.Maximum));
        Assert.Equal((1, period), (limits.PeriodSeconds.Minimum, limits.PeriodSeconds.Maximum));
        Assert.Equal((1, timeout), (limits.TimeoutSeconds.Minimum, limits.TimeoutSeconds.Maximum));
        Assert.Equal((1, null), (limits.FailureThreshold.Minimum, limits.FailureThreshold.Maximum));
        Assert.Equal((1, null), (limits.SuccessThreshold.Minimum, limits.SuccessThreshold.Maximum));
        Assert.Equal(window, limits.WindowSeconds);
    }
}
