namespace GpuInfra.Components.Tests;

public sealed class ServiceDefaultsTests
{
    private static readonly ServiceDefaults Preset = new()
    {
        Image = Given.Image,
        Command = ["serve"],
        Args = ["--preset"],
        Env = new Dictionary<string, string> { ["A"] = "preset", ["B"] = "preset" },
        Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "preset:1", ["OTHER"] = "preset:2" },
        Port = 11434,
        Gpu = "nvidia-rtx-pro-6000",
        Cpu = "22",
        Memory = "88Gi",
        Concurrency = 7,
        TimeoutSeconds = 600,
        StartupProbe = new ProbeArgs { Path = "/preset" },
        LivenessProbe = new ProbeArgs { Path = "/preset" },
        ReadinessProbe = new ProbeArgs { Path = "/preset" },
        Volumes = new Dictionary<string, VolumeArgs>
        {
            ["models"] = new() { Memory = "1Gi" },
            ["more"] = new() { Memory = "2Gi" },
        },
        Mounts = new Dictionary<string, string> { ["models"] = "/models", ["more"] = "/more" },
        Sidecars = new Dictionary<string, SidecarArgs>
        {
            ["warm-up"] = new() { Image = Given.Image, StartupProbe = new ProbeArgs { Type = "tcp", Port = 9000 } },
        },
        DependsOn = ["warm-up"],
        NetworkTags = ["preset"],
        Labels = new Dictionary<string, string> { ["engine"] = "preset", ["team"] = "preset" },
        DeletionProtection = false,
        DriverLibraryPath = true,
    };

    [Fact]
    public void Check_NothingSaid_TakesThePresets()
    {
        var spec = Given.Spec(new GpuServiceArgs(), Preset);

        Assert.Equal(Given.Image, spec.Serving.Image);
        Assert.Equal(["serve"], spec.Serving.Command);
        Assert.Equal(["--preset"], spec.Serving.Args);
        Assert.Equal(["A=preset", "B=preset"], spec.Serving.Env.Select(e => $"{e.Key}={e.Value}"));
        Assert.Equal(["HF_TOKEN=preset:1", "OTHER=preset:2"], spec.Serving.Secrets.Select(s => $"{s.Key}={s.Value}"));
        Assert.Equal(11434, spec.Serving.Port);
        Assert.Equal("nvidia-rtx-pro-6000", spec.Accelerator?.Id);
        Assert.Equal(Vcpu.Cpus(22), spec.Serving.Cpu);
        Assert.Equal(Memory.Gibibytes(88), spec.Serving.Memory);
        Assert.Equal(7, spec.Concurrency);
        Assert.Equal(600, spec.TimeoutSeconds);
        Assert.Equal("/preset", spec.Serving.StartupProbe?.Path);
        Assert.Equal("/preset", spec.Serving.LivenessProbe?.Path);
        Assert.Equal("/preset", spec.Serving.ReadinessProbe?.Path);
        Assert.Equal(["models", "more"], spec.Volumes.Select(v => v.Name));
        Assert.Equal(["models=/models", "more=/more"], spec.Serving.Mounts.Select(m => $"{m.Key}={m.Value}"));
        Assert.Equal(["server", "warm-up"], spec.Containers.Select(c => c.Name));
        Assert.Equal(["warm-up"], spec.Serving.DependsOn);
        Assert.Equal(["preset"], spec.NetworkTags);
        Assert.Equal(["engine=preset", "team=preset"], spec.Labels.Select(l => $"{l.Key}={l.Value}"));
        Assert.False(spec.DeletionProtection);
        Assert.True(spec.DriverLibraryPath);
    }

    [Fact]
    public void Check_ContainerNameSaid_IsWhatSidecarsWaitFor()
    {
        var spec = Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            ServingContainer = "web",
            Sidecars = new Dictionary<string, SidecarArgs> { ["proxy"] = new() { Image = Given.Image, DependsOn = [ServiceDefaults.ServingContainer] } },
        }, ServiceDefaults.None);

        Assert.Equal(["web", "proxy"], spec.Containers.Select(container => container.Name));
        Assert.Equal(["web"], spec.Containers[1].DependsOn);
    }

    [Fact]
    public void Check_EverythingSaid_GoesOverThePreset()
    {
        var spec = Given.Spec(Said(), Preset);

        Assert.Equal(["own"], spec.Serving.Command);
        Assert.Empty(spec.Serving.Args);
        Assert.Equal(["A=own", "B=preset", "C=own"], spec.Serving.Env.Select(e => $"{e.Key}={e.Value}"));
        Assert.Equal(["HF_TOKEN=own:9", "OTHER=preset:2"], spec.Serving.Secrets.Select(s => $"{s.Key}={s.Value}"));
        Assert.Equal(8000, spec.Serving.Port);
        Assert.Equal("nvidia-l4", spec.Accelerator?.Id);
        Assert.Equal(Vcpu.Cpus(4), spec.Serving.Cpu);
        Assert.Equal(Memory.Gibibytes(16), spec.Serving.Memory);
        Assert.Equal(9, spec.Concurrency);
        Assert.Equal(60, spec.TimeoutSeconds);
        Assert.Equal("/own", spec.Serving.StartupProbe?.Path);
        Assert.Equal("/own", spec.Serving.LivenessProbe?.Path);
        Assert.Equal("/own", spec.Serving.ReadinessProbe?.Path);
        Assert.IsType<BucketVolume>(spec.Volumes[0]);
        Assert.Equal(["models=/own", "more=/more"], spec.Serving.Mounts.Select(m => $"{m.Key}={m.Value}"));
        Assert.Equal(["server", "proxy", "warm-up"], spec.Containers.Select(c => c.Name));
        Assert.Empty(spec.Serving.DependsOn);
        Assert.Equal(["own"], spec.NetworkTags);
        Assert.Equal(["engine=preset", "team=own"], spec.Labels.Select(l => $"{l.Key}={l.Value}"));
        Assert.True(spec.DeletionProtection);
        Assert.False(spec.DriverLibraryPath);
    }

    [Fact]
    public void Check_Parallelism_GoesOverThePresetsConcurrency()
    {
        var args = new GpuServiceArgs { Parallelism = new ParallelismArgs { ParallelQueries = 4, BatchSize = 4 } };

        Assert.Equal(8, Given.Spec(args, Preset).Concurrency);
    }

    [Fact]
    public void Check_VariableInTheOtherMap_HidesThePresets()
    {
        var spec = Given.Spec(
            new GpuServiceArgs
            {
                Env = new Dictionary<string, string> { ["OTHER"] = "own" },
                Secrets = new Dictionary<string, string> { ["A"] = "own:1" },
            },
            Preset);

        Assert.Equal(["B=preset", "OTHER=own"], spec.Serving.Env.Select(e => $"{e.Key}={e.Value}"));
        Assert.Equal(["A=own:1", "HF_TOKEN=preset:1"], spec.Serving.Secrets.Select(s => $"{s.Key}={s.Value}"));
    }

    [Fact]
    public void None_NothingSaid_LeavesCloudRunsDefaults()
    {
        var spec = Given.Spec(new GpuServiceArgs { Image = Given.Image });

        Assert.True(spec.DeletionProtection);
        Assert.True(spec.StartupCpuBoost);
        Assert.False(spec.DriverLibraryPath);
        Assert.False(spec.ZonalRedundancy);
        Assert.Equal("", spec.Description);
        Assert.Equal(8080, spec.Serving.Port);
        Assert.Equal(300, spec.TimeoutSeconds);
        Assert.Null(spec.Serving.LivenessProbe);
        Assert.Null(spec.Serving.ReadinessProbe);
    }

    private static GpuServiceArgs Said() => new()
    {
        Command = ["own"],
        Args = [],
        Env = new Dictionary<string, string> { ["A"] = "own", ["C"] = "own" },
        Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "own:9" },
        Port = 8000,
        Gpu = "nvidia-l4",
        Cpu = "4",
        Memory = "16Gi",
        Concurrency = 9,
        TimeoutSeconds = 60,
        StartupProbe = new ProbeArgs { Path = "/own" },
        LivenessProbe = new ProbeArgs { Path = "/own" },
        ReadinessProbe = new ProbeArgs { Path = "/own" },
        Volumes = new Dictionary<string, VolumeArgs> { ["models"] = new() { Bucket = "own" } },
        Mounts = new Dictionary<string, string> { ["models"] = "/own" },
        Sidecars = new Dictionary<string, SidecarArgs> { ["proxy"] = new() { Image = Given.Image } },
        DependsOn = [],
        NetworkTags = ["own"],
        Labels = new Dictionary<string, string> { ["team"] = "own" },
        DeletionProtection = true,
        DriverLibraryPath = false,
    };
}
