using System.Globalization;

namespace GpuInfra.Cli;

/// <summary>The limits of Cloud Run, by the settings that they are about.</summary>
internal static class LimitTopics
{
    private static readonly Source Containers = CloudRunLimits.Containers.Source;

    public static IReadOnlyList<Topic> All { get; } =
    [
        Limit("concurrency", "requests that an instance serves at once",
            Bounds("value", CloudRunLimits.Concurrency),
            new("default with a GPU", Number(CloudRunLimits.DefaultConcurrencyWithGpu)),
            new("default without", Number(CloudRunLimits.DefaultConcurrency), CloudRunLimits.Concurrency.Source)),
        Limit("timeout", "seconds that a request may take",
            Bounds("value", CloudRunLimits.TimeoutSeconds),
            new("default", Number(CloudRunLimits.DefaultTimeoutSeconds), CloudRunLimits.TimeoutSeconds.Source)),
        Limit("startup", "seconds that a container may take to start: period × failure threshold of its startup probe",
            Window("with a GPU", ProbeLimits.Of(ProbeRole.Startup, Accelerators.Default)),
            Window("without", ProbeLimits.Of(ProbeRole.Startup, null)),
            new("without a probe", Number(CloudRunLimits.DefaultStartupWindowSeconds), StartupSource)),
        Limit("loading", "how fast weights come from where they live, as it was measured",
            Rate("image", LoadRates.Image),
            Rate("bucket", LoadRates.Bucket),
            Rate("bucket, read ahead", LoadRates.BucketReadAhead)),
        Probe("liveness", "when a container must be restarted", ProbeRole.Liveness),
        Probe("readiness", "when an instance gets new requests", ProbeRole.Readiness),
        Limit("instances", "instances of a service",
            Bounds("kept warm", CloudRunLimits.MinInstances),
            Bounds("at most", CloudRunLimits.MaxInstances)),
        Limit("quota", "what a project may use in a region, all services together",
        [
            new("CPU", $"{CloudRunQuotas.Cpu}: commonly {CloudRunQuotas.CpuOfNewProject} vCPU in a new project", Reported),
            new("memory", $"{CloudRunQuotas.Memory}: commonly {CloudRunQuotas.MemoryOfNewProject} in a new project", Reported),
            .. Accelerators.All.Select(gpu => new Fact(gpu.Id, gpu.Quota.WithoutZonalRedundancy, gpu.Quota.Source)),
        ]),
        Limit("containers", "containers of an instance", new Fact("value", $"{CloudRunLimits.Containers}", Containers)),
        Limit("port", "port numbers",
            Bounds("value", CloudRunLimits.Port),
            new("default", Number(CloudRunLimits.DefaultPort), CloudRunLimits.Port.Source)),
    ];

    private static Source StartupSource => ProbeLimits.Of(ProbeRole.Startup, null).PeriodSeconds.Source;

    // Google says how the quotas are counted; what a new project has is known from reports alone.
    private static Source Reported => CloudRunQuotas.Source with { Certainty = Certainty.Unconfirmed };

    private static Topic Limit(string word, string title, params Fact[] facts) => new("limits", word, title) { Facts = facts };

    private static Topic Probe(string word, string title, ProbeRole role)
    {
        var limits = ProbeLimits.Of(role, Accelerators.Default);
        return Limit(word, title, Bounds("period in seconds", limits.PeriodSeconds), Bounds("timeout in seconds", limits.TimeoutSeconds));
    }

    private static Fact Bounds(string name, Bounds<int> bounds) => new(name, $"{bounds}", bounds.Source);

    private static Fact Rate(string name, LoadRate rate) => new(
        name,
        string.Create(CultureInfo.InvariantCulture, $"{rate.SlowMegabytesPerSecond} to {rate.FastMegabytesPerSecond} MB a second"),
        rate.Source);

    private static Fact Window(string name, ProbeLimits limits) => new(name, $"at most {limits.WindowSeconds}", limits.PeriodSeconds.Source);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
