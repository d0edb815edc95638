namespace GpuInfra;

/// <summary>What Cloud Run allows a service, and what this project chooses where the caller says nothing.</summary>
public static class CloudRunLimits
{
    /// <summary>The most environment variables of a container, secrets included.</summary>
    public const int EnvironmentVariables = 1000;

    /// <summary>How the names of variables begin that Google keeps for itself; known from third parties alone.</summary>
    public const string ReservedVariablePrefix = "X_GOOGLE_";

    /// <summary>The most labels of a resource.</summary>
    public const int Labels = 64;

    /// <summary>Seconds that a request may take where nothing is said.</summary>
    public const int DefaultTimeoutSeconds = 300;

    /// <summary>Requests that an instance without a GPU serves at once where nothing is said: Cloud Run's own default.</summary>
    public const int DefaultConcurrency = 80;

    /// <summary>
    /// Requests that an instance with a GPU serves at once where nothing is said: Cloud Run's own default would let 80
    /// generations share one GPU until they time out.
    /// </summary>
    public const int DefaultConcurrencyWithGpu = 4;

    /// <summary>The instances that a service may grow to where nothing is said, if the quotas let it: Cloud Run's own default.</summary>
    public const int DefaultMaxInstances = 100;

    /// <summary>The port that gets the requests where nothing is said.</summary>
    public const int DefaultPort = 8080;

    /// <summary>The seconds that Cloud Run gives a container without a startup probe to open its port.</summary>
    public const int DefaultStartupWindowSeconds = 240;

    /// <summary>The seconds that a task of a job without a GPU may take. See https://docs.cloud.google.com/run/docs/configuring/task-timeout.</summary>
    public const int LongestTaskSeconds = 604_800;

    /// <summary>Requests that an instance may serve at once.</summary>
    public static Bounds<int> Concurrency { get; } = new(1, 1000, Sources.Concurrency);

    /// <summary>Seconds that a request may take.</summary>
    public static Bounds<int> TimeoutSeconds { get; } = new(1, 3600, Sources.RequestTimeout);

    /// <summary>Instances that are kept warm.</summary>
    public static Bounds<int> MinInstances { get; } = new(0, null, Sources.MinimumInstances);

    /// <summary>Instances that a service may grow to.</summary>
    public static Bounds<int> MaxInstances { get; } = new(1, null, Sources.MaximumInstances);

    /// <summary>Port numbers.</summary>
    public static Bounds<int> Port { get; } = new(1, 65535, Sources.ContainerContract);

    /// <summary>Containers of an instance.</summary>
    public static Bounds<int> Containers { get; } = new(1, 10, Sources.Containers.Unconfirmed);

    internal static IReadOnlyList<string> ReservedVariables { get; } = ["PORT", "K_SERVICE", "K_REVISION", "K_CONFIGURATION"];

    /// <summary>The CPU and memory of a serving container without a GPU, in the second generation.</summary>
    public static MachineTable Machines { get; } = new()
    {
        Shapes =
        [
            MachineShape.Of(1, Memory.Mebibytes(512), Memory.Gibibytes(4)),
            MachineShape.Of(2, Memory.Mebibytes(512), Memory.Gibibytes(8)),
            MachineShape.Of(4, Memory.Gibibytes(2), Memory.Gibibytes(16)),
            MachineShape.Of(6, Memory.Gibibytes(4), Memory.Gibibytes(24)),
            MachineShape.Of(8, Memory.Gibibytes(4), Memory.Gibibytes(32)),
        ],
        Minimum = Sources.MemoryLimits,
        Maximum = Sources.Cpu,
        Steps = Sources.Cpu,
        DefaultCpu = Vcpu.Cpus(1),
        DefaultMemory = Memory.Mebibytes(512),
    };

    /// <summary>The CPU and memory of a sidecar without a GPU; how the table binds a sidecar is not documented.</summary>
    public static MachineTable SidecarMachines { get; } = Machines with
    {
        Shapes =
        [
            new(Vcpu.Milli(80), Memory.Mebibytes(128), Memory.Mebibytes(512)),
            new(Vcpu.Milli(500), Memory.Mebibytes(128), Memory.Gibibytes(1)),
            .. Machines.Shapes.Select(s => s with { MinimumMemory = Memory.Mebibytes(128) }),
        ],
        Minimum = Sources.Cpu.Unconfirmed,
        Maximum = Sources.Cpu.Unconfirmed,
        Steps = Sources.Cpu.Unconfirmed,
    };
}
