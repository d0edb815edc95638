namespace GpuInfra.Components.Tests;

public sealed class AcceleratorRulesTests
{
    private const string Gpu = "configuring/services/gpu";

    [Theory]
    [InlineData("nvidia-l4", "nvidia-l4")]
    [InlineData("nvidia-rtx-pro-6000", "nvidia-rtx-pro-6000")]
    [InlineData("none", null)]
    [InlineData(null, "nvidia-l4")]
    public void Check_KnownGpu_IsTheInstances(string? word, string? id)
    {
        var spec = Given.Spec(new GpuServiceArgs { Image = Given.Image, Gpu = word });

        Assert.Equal(id, spec.Accelerator?.Id);
        Assert.Equal(id, spec.Serving.Accelerator?.Id);
    }

    [Theory]
    [InlineData("nvidia-L4", "nvidia-l4, none or nvidia-rtx-pro-6000", "nvidia-l4")]
    [InlineData("nvidia-rtx-6000", "nvidia-rtx-pro-6000, nvidia-l4 or none", "nvidia-rtx-pro-6000")]
    [InlineData("L4", "nvidia-l4, none or nvidia-rtx-pro-6000", "nvidia-l4")]
    [InlineData("nvidia_l4", "nvidia-l4, none or nvidia-rtx-pro-6000", "nvidia-l4")]
    [InlineData("NVIDIA L4", "nvidia-l4, none or nvidia-rtx-pro-6000", "nvidia-l4")]
    [InlineData("rtx-pro-6000", "nvidia-rtx-pro-6000, nvidia-l4 or none", "nvidia-rtx-pro-6000")]
    [InlineData("RTX 6000", "nvidia-rtx-pro-6000, nvidia-l4 or none", "nvidia-rtx-pro-6000")]
    [InlineData("non", "none, nvidia-l4 or nvidia-rtx-pro-6000", "none")]
    public void Check_UnknownGpu_NamesNearestFirst(string word, string choice, string nearest) => Assert.Equal(
        [$"Error WordIsKnown gpu: is '{word}', but must be {choice}. Use {nearest}. [{Gpu}]"],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Gpu = word }));

    [Theory]
    [InlineData("nvidia-tesla-a100")]
    [InlineData("h100")]
    [InlineData("nvidia-t4")]
    [InlineData("l40s")]
    public void Check_GpuThatCloudRunHasNot_IsToldOnceWithoutGuessing(string word) => Assert.Equal(
        [
            $"Error WordIsKnown gpu: is '{word}', but must be nvidia-l4, nvidia-rtx-pro-6000 or none. "
                + $"Cloud Run offers no other GPU: use nvidia-l4 or nvidia-rtx-pro-6000. [{Gpu}]",
        ],
        Given.Violations(
            new GpuServiceArgs { Image = Given.Image, Gpu = word, Cpu = "12", Memory = "85Gi", ZonalRedundancy = true },
            location: "us-east1"));

    [Theory]
    [InlineData("nvidia-l4", "asia-southeast1")]
    [InlineData("nvidia-l4", "europe-west1")]
    [InlineData("nvidia-l4", "europe-west4")]
    [InlineData("nvidia-l4", "us-east4")]
    [InlineData("nvidia-rtx-pro-6000", "asia-southeast1")]
    [InlineData("nvidia-rtx-pro-6000", "europe-west4")]
    [InlineData("nvidia-rtx-pro-6000", "us-central1")]
    [InlineData("none", "africa-south1")]
    public void Check_RegionThatOffersGpu_IsFine(string gpu, string region) =>
        Assert.Empty(Given.Violations(new GpuServiceArgs { Image = Given.Image, Gpu = gpu }, location: region));

    [Fact]
    public void Check_RegionWithoutGpu_NamesRegionsNearestFirst() => Assert.Equal(
        [
            "Error RegionOffersAccelerator location: is us-east1, which does not offer nvidia-l4. "
                + $"Use us-east4, europe-west1, asia-southeast1 or europe-west4. [{Gpu}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image }, location: "us-east1"));

    [Theory]
    [InlineData("nvidia-l4", "asia-south1", "asia-southeast1, us-east4, europe-west1 or europe-west4")]
    [InlineData("nvidia-rtx-pro-6000", "asia-south2", "asia-southeast1, us-central1 or europe-west4")]
    public void Check_RegionByInvitation_Warns(string gpu, string region, string choice) => Assert.Equal(
        [
            $"Warning RegionOffersAccelerator location: is {region}, which offers {gpu} by invitation only. "
                + $"Use {choice}, unless Google has invited the project. [{Gpu}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Gpu = gpu }, location: region));

    [Fact]
    public void Check_RegionThatIsNotConfirmed_Warns() => Assert.Equal(
        [
            "Warning RegionOffersAccelerator location: is us-central1, which may offer nvidia-l4 to new projects by invitation "
                + "only. Look at the project's quota first, or use us-east4, europe-west1, asia-southeast1 or europe-west4. "
                + $"[{Gpu}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image }, location: "us-central1"));

    [Fact]
    public void Check_NoRegion_IsToldOnce() => Assert.Equal(
        [
            "Error LocationIsGiven location: is missing. Name a region, such as europe-west4. "
                + "[https://cloud.google.com/run/docs/locations]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image }, location: ""));

    [Fact]
    public void Check_GpuOnSidecar_IsTheInstances()
    {
        var spec = Given.Spec(new GpuServiceArgs { Image = Given.Image, Gpu = "none", Sidecars = GpuSidecar("4") });

        Assert.Equal("nvidia-l4", spec.Accelerator?.Id);
        Assert.Null(spec.Serving.Accelerator);
        Assert.Equal(4, spec.Concurrency);
    }

    [Fact]
    public async Task Constructor_GpuOnSidecar_RegistersItThere()
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs
        {
            Image = Given.Image,
            Gpu = "none",
            DriverLibraryPath = true,
            Sidecars = GpuSidecar("4"),
        });

        Assert.Contains("template.nodeSelector.accelerator=nvidia-l4", service.Lines);
        Assert.DoesNotContain("template.containers[0].resources.limits.nvidia.com/gpu=1", service.Lines);
        Assert.Contains("template.containers[1].resources.limits.nvidia.com/gpu=1", service.Lines);
        Assert.Contains("template.containers[0].resources.cpuIdle=False", service.Lines);
        Assert.Equal(
            ["name=LD_LIBRARY_PATH", "value=/usr/local/nvidia/lib64"], service.Below("template.containers[1].envs[0]."));
        Assert.DoesNotContain(service.Lines, line => line.StartsWith("template.containers[0].envs", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_GpuOnServiceAndSidecar_IsRefused() => Assert.Equal(
        [
            "Error OneContainerHasGpu sidecars.model.gpu: is nvidia-l4, but the GPU of the instance is on server already. "
                + $"Leave it out, or say gpu: none for the service. [{Gpu}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Cpu = "4", Memory = "16Gi", Sidecars = GpuSidecar("4") }));

    [Fact]
    public void Check_GpuOnTwoSidecars_IsRefused() => Assert.Equal(
        [
            "Error OneContainerHasGpu sidecars.b.gpu: is nvidia-l4, but the GPU of the instance is on a already. Leave it "
                + $"out. [{Gpu}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Gpu = "none",
            Cpu = "1",
            Sidecars = new Dictionary<string, SidecarArgs> { ["a"] = Sidecar("4", 9001), ["b"] = Sidecar("4", 9002) },
        }).Where(line => !line.Contains("adds up", StringComparison.Ordinal)));

    [Fact]
    public void Check_GpuOptionsWithoutGpu_AreRefused() => Assert.Equal(
        [
            "Error GpuOptionsHaveGpu zonalRedundancy: is true, but no container has a GPU. Leave it out. "
                + "[configuring/services/gpu-zonal-redundancy]",
            $"Error GpuOptionsHaveGpu driverLibraryPath: is true, but no container has a GPU. Leave it out. [{Gpu}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Gpu = "none",
            ZonalRedundancy = true,
            DriverLibraryPath = true,
        }));

    [Fact]
    public void Check_DriverPathAndOwnPath_IsRefused() => Assert.Equal(
        [
            "Error DriverPathIsSaidOnce driverLibraryPath: is true, but env sets LD_LIBRARY_PATH, too. "
                + $"Leave one of the two out; the folder is /usr/local/nvidia/lib64. [{Gpu}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            DriverLibraryPath = true,
            Env = new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = "/opt" },
        }));

    [Fact]
    public void Check_OwnPathWithTheDrivers_IsFine() => Assert.False(Given.Spec(WithPath("/opt:/usr/local/nvidia/lib64/")).DriverLibraryPath);

    [Theory]
    [InlineData("/usr/local/cuda/compat", "/usr/local/nvidia/lib64:/usr/local/cuda/compat")]
    [InlineData("/opt:/usr/local/nvidia", "/usr/local/nvidia/lib64:/opt:/usr/local/nvidia")]
    [InlineData("", "/usr/local/nvidia/lib64")]
    public void Check_OwnPathWithoutTheDrivers_Warns(string path, string right) => Assert.Equal(
        [
            $"Warning DriverPathIsKept env.LD_LIBRARY_PATH: is '{path}', which takes the place of /usr/local/nvidia/lib64, where Cloud Run puts the "
                + $"driver's libraries. Write {right}. [{Gpu}]",
        ],
        Given.Violations(WithPath(path)));

    [Fact]
    public void Check_OwnPathWithoutGpu_IsFine() => Assert.Empty(Given.Violations(WithPath("/opt", gpu: "none")));

    private static GpuServiceArgs WithPath(string path, string? gpu = null) => new()
    {
        Image = Given.Image,
        Gpu = gpu,
        Env = new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = path },
    };

    [Theory]
    [InlineData(true, "False")]
    [InlineData(false, "True")]
    [InlineData(null, "True")]
    public async Task Constructor_ZonalRedundancy_IsSaidOutright(bool? zonalRedundancy, string disabled)
    {
        var service = await Given.ServiceAsync(new GpuServiceArgs { Image = Given.Image, ZonalRedundancy = zonalRedundancy });

        Assert.Contains($"template.gpuZonalRedundancyDisabled={disabled}", service.Lines);
    }

    private static Dictionary<string, SidecarArgs> GpuSidecar(string cpu) => new() { ["model"] = Sidecar(cpu, 9000) };

    private static SidecarArgs Sidecar(string cpu, int port) => new()
    {
        Image = Given.Image,
        Gpu = "nvidia-l4",
        Cpu = cpu,
        Memory = "16Gi",
        StartupProbe = new ProbeArgs { Port = port },
    };
}
