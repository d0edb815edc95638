namespace GpuInfra.Components.Tests;

/// <summary>Numbers of probes that sources disagree on, and those that none allows.</summary>
public sealed class ProbePeriodRulesTests
{
    private const string Provider = "[https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/cloud_run_v2_service]";

    [Theory]
    [InlineData("periodSeconds", 241, 0)]
    [InlineData("periodSeconds", 300, 0)]
    [InlineData("periodSeconds", 1800, 0)]
    [InlineData("initialDelaySeconds", 241, 241)]
    [InlineData("initialDelaySeconds", 900, 900)]
    public void Check_NumberThatSomeSourcesRefuse_WarnsAtTheField(string field, int number, int delay)
    {
        var probe = new ProbeArgs
        {
            Path = "/ready",
            PeriodSeconds = delay == 0 ? number : 240,
            InitialDelaySeconds = delay,
            FailureThreshold = 1,
        };

        Assert.Equal(
            [
                $"Warning ProbeIsWithinLimits startupProbe.{field}: is {number}, but by some sources at most 240 are allowed. "
                    + $"Use 240 or less, and raise failureThreshold to wait as long. {Provider}",
            ],
            Given.Violations(new GpuServiceArgs { Image = Given.Image, StartupProbe = probe }));
    }

    [Theory]
    [InlineData(1801)]
    [InlineData(3600)]
    [InlineData(0)]
    public void Check_PeriodThatAllSourcesRefuse_IsOneError(int period) => Assert.StartsWith(
        $"Error ProbeIsWithinLimits startupProbe.periodSeconds: is {period}, but must be between 1 and 1800. ",
        Assert.Single(Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            StartupProbe = new ProbeArgs { Path = "/ready", PeriodSeconds = period, TimeoutSeconds = 1, FailureThreshold = 1 },
        })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(240, 240)]
    [InlineData(120, 0)]
    public void Check_NumbersThatAllSourcesAllow_AreFine(int period, int delay) => Assert.DoesNotContain(
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            StartupProbe = new ProbeArgs { Path = "/ready", PeriodSeconds = period, InitialDelaySeconds = delay, FailureThreshold = 1 },
        }),
        violation => violation.Contains("ProbeIsWithinLimits", StringComparison.Ordinal));
}
