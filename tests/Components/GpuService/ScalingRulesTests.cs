using System.Globalization;

namespace GpuInfra.Components.Tests;

public sealed class ScalingRulesTests
{
    private const string Concurrency = "about-concurrency";
    private const string ColdStarts =
        "https://cloud.google.com/blog/topics/developers-practitioners/a-guide-to-ai-cold-starts-on-cloud-run";

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Constructor_ConcurrencyWithinLimits_ReachesEngine(int concurrency)
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, Concurrency = concurrency });

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"template.maxInstanceRequestConcurrency={concurrency}"), service.Lines);
    }

    [Theory]
    [InlineData(0, "Use 1 or more.")]
    [InlineData(1001, "Use 1000 or less.")]
    public void Check_ConcurrencyOutsideLimits_IsRefused(int concurrency, string fix) => Assert.Equal(
        [$"Error ConcurrencyIsWithinLimits concurrency: is {concurrency}, but must be between 1 and 1000. {fix} [{Concurrency}]"],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Concurrency = concurrency }));

    [Theory]
    [InlineData(3, 4, 4, 24)]
    [InlineData(1, 1, 1, 2)]
    [InlineData(2, 3, 5, 16)]
    [InlineData(null, null, null, 2)]
    [InlineData(500, null, null, 1000)]
    public void Check_Parallelism_MakesConcurrency(int? instances, int? queries, int? batch, int concurrency) => Assert.Equal(
        concurrency,
        Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            Parallelism = new ParallelismArgs { ModelInstances = instances, ParallelQueries = queries, BatchSize = batch },
        }).Concurrency);

    [Fact]
    public void Check_ParallelismBelowOne_IsRefusedPartByPart() => Assert.Equal(
        [
            $"Error PartIsPositive parallelism.modelInstances: is 0, but must be at least 1. Use 1 or more. [{ColdStarts}]",
            $"Error PartIsPositive parallelism.parallelQueries: is -1, but must be at least 1. Use 1 or more. [{ColdStarts}]",
            $"Error PartIsPositive parallelism.batchSize: is 0, but must be at least 1. Use 1 or more. [{ColdStarts}]",
            $"Error ConcurrencyIsWithinLimits concurrency: is 0, but must be between 1 and 1000. Use 1 or more. [{Concurrency}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Parallelism = new ParallelismArgs { ModelInstances = 0, ParallelQueries = -1, BatchSize = 0 },
        }));

    [Fact]
    public void Check_ParallelismBeyondCounting_IsRefused() => Assert.Equal(
        [
            "Error ConcurrencyIsWithinLimits concurrency: is 2147483647, but must be between 1 and 1000. Use 1000 or less. "
                + $"[{Concurrency}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Parallelism = new ParallelismArgs
            {
                ModelInstances = int.MaxValue,
                ParallelQueries = int.MaxValue,
                BatchSize = int.MaxValue,
            },
        }));

    [Fact]
    public void Check_ConcurrencyAndParallelism_IsRefused() => Assert.Equal(
        [
            "Error ConcurrencyIsSaidOnce parallelism: makes a concurrency of 8, but concurrency is given as 16. "
                + $"Leave one of the two out. [{ColdStarts}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Concurrency = 16,
            Parallelism = new ParallelismArgs { ParallelQueries = 4, BatchSize = 4 },
        }));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 100)]
    public async Task Constructor_InstancesWithinLimits_ReachEngine(int min, int max)
    {
        var service = await Given.ServiceAsync(
            new GpuServiceArgs { Image = Given.Image, MinInstances = min, MaxInstances = max });

        Assert.Equal(
            [
                string.Create(CultureInfo.InvariantCulture, $"maxInstanceCount={max}"),
                string.Create(CultureInfo.InvariantCulture, $"minInstanceCount={min}"),
            ],
            service.Below("template.scaling."));
    }

    [Fact]
    public void Check_MinInstancesBelowZero_IsRefused() => Assert.Equal(
        [
            "Error MinInstancesIsWithinLimits minInstances: is -1, but must be at least 0. Use 0 or more. "
                + "[configuring/min-instances]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, MinInstances = -1 }));

    [Fact]
    public void Check_MaxInstancesBelowOne_IsRefusedAlone() => Assert.Equal(
        [
            "Error MaxInstancesIsWithinLimits maxInstances: is 0, but must be at least 1. Use 1 or more. "
                + "[configuring/max-instances-limits]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, MinInstances = 1, MaxInstances = 0 }));

    [Fact]
    public void Check_MinAboveMax_IsRefused() => Assert.Equal(
        [
            "Error MinInstancesFitMaxInstances minInstances: is 4, but maxInstances is 3. Use 3 or less, or raise maxInstances. "
                + "[configuring/min-instances]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, MinInstances = 4, MaxInstances = 3 }));

    [Theory]
    [InlineData(1)]
    [InlineData(3600)]
    public async Task Constructor_TimeoutWithinLimits_ReachesEngine(int seconds)
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, TimeoutSeconds = seconds });

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"template.timeout={seconds}s"), service.Lines);
    }

    [Theory]
    [InlineData(0, "Use 1 or more.")]
    [InlineData(3601, "Use 3600 or less.")]
    public void Check_TimeoutOutsideLimits_IsRefused(int seconds, string fix) => Assert.Equal(
        [
            $"Error TimeoutIsWithinLimits timeoutSeconds: is {seconds}, but must be between 1 and 3600. {fix} "
                + "[configuring/request-timeout]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, TimeoutSeconds = seconds }));
}
