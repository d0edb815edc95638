namespace GpuInfra.Components.Tests;

public sealed class MachineRulesTests
{
    private const string Gpu = "configuring/services/gpu";
    private const string Cpu = "configuring/services/cpu";
    private const string Memory = "configuring/services/memory-limits";
    private const string Release = "release-notes";
    private const string Steps = "https://github.com/oded996/cloud-run-llm-manager/blob/main/src/app/config/regions.ts";

    [Theory]
    [InlineData("nvidia-l4", "4", "16Gi")]
    [InlineData("nvidia-l4", "6", "16Gi")]
    [InlineData("nvidia-l4", "6", "24Gi")]
    [InlineData("nvidia-l4", "8", "16Gi")]
    [InlineData("nvidia-l4", "8", "32Gi")]
    [InlineData("nvidia-rtx-pro-6000", "20", "80Gi")]
    [InlineData("nvidia-rtx-pro-6000", "44", "176Gi")]
    [InlineData("none", "1", "512Mi")]
    [InlineData("none", "1", "4Gi")]
    [InlineData("none", "2", "8Gi")]
    [InlineData("none", "4", "2Gi")]
    [InlineData("none", "4", "16Gi")]
    [InlineData("none", "6", "4Gi")]
    [InlineData("none", "6", "24Gi")]
    [InlineData("none", "8", "4Gi")]
    [InlineData("none", "8", "32Gi")]
    public async Task Constructor_SizeWithinTable_ReachesEngine(string gpu, string cpu, string memory)
    {
        Given.Spec(Sized(gpu, cpu, memory));
        var service = await Given.ServiceAsync(Sized(gpu, cpu, memory));

        Assert.Contains($"template.containers[0].resources.limits.cpu={cpu}", service.Lines);
        Assert.Contains($"template.containers[0].resources.limits.memory={memory}", service.Lines);
    }

    [Theory]
    [InlineData("nvidia-l4", "3", "16Gi",
        $"Error CpuFits cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [{Gpu}]")]
    [InlineData("nvidia-l4", "999", "32Gi", $"Error CpuFits cpu: is 999, but nvidia-l4 takes at most 8. Use 999m, as thousandths are written, or 8 or less. [{Cpu}]")]
    [InlineData("nvidia-l4", "1000", "32Gi", $"Error CpuFits cpu: is 1000, but nvidia-l4 takes at most 8. Use 8 or less. [{Cpu}]")]
    [InlineData("nvidia-l4", "4", "24Gi", $"Error MemoryFits memory: is 24Gi, but nvidia-l4 takes at most 16Gi with 4 vCPU. Use 16Gi or less, or cpu 6. [{Cpu}]")]
    [InlineData("nvidia-l4", "5", "16Gi", $"Error CpuFits cpu: is 5, but nvidia-l4 takes 4, 6 or 8. Use 6. [{Cpu}]")]
    [InlineData("nvidia-l4", "4500m", "16Gi", $"Error CpuFits cpu: is 4500m, but nvidia-l4 takes 4, 6 or 8. Use 6. [{Cpu}]")]
    [InlineData("nvidia-l4", "9", "32Gi", $"Error CpuFits cpu: is 9, but nvidia-l4 takes at most 8. Use 8 or less. [{Cpu}]")]
    [InlineData("nvidia-rtx-pro-6000", "19", "80Gi",
        $"Error CpuFits cpu: is 19, but nvidia-rtx-pro-6000 needs at least 20. Use 20 or more. [{Gpu}]")]
    [InlineData("nvidia-rtx-pro-6000", "26", "80Gi",
        $"Warning CpuFits cpu: is 26, but nvidia-rtx-pro-6000 takes 20, 22, 24, 30 or 44. Use 30. [{Steps}]")]
    [InlineData("nvidia-rtx-pro-6000", "45", "80Gi",
        $"Warning CpuFits cpu: is 45, but nvidia-rtx-pro-6000 takes at most 44. Use 44 or less. [{Release}]")]
    [InlineData("none", "999m", "512Mi",
        $"Error CpuFits cpu: is 999m, but a container without a GPU needs at least 1. Use 1 or more. [{Memory}]")]
    [InlineData("none", "3", "512Mi",
        $"Error CpuFits cpu: is 3, but a container without a GPU takes 1, 2, 4, 6 or 8. Use 4. [{Cpu}]")]
    public void Check_CpuOutsideTable_IsTold(string gpu, string cpu, string memory, string violation) =>
        Assert.Equal([violation], Given.Violations(Sized(gpu, cpu, memory)));

    [Theory]
    [InlineData("nvidia-l4", "8", "15Gi",
        $"Error MemoryFits memory: is 15Gi, but nvidia-l4 needs at least 16Gi. Use 16Gi or more; 32Gi is recommended. [{Gpu}]")]
    [InlineData("nvidia-l4", "4", "15Gi",
        $"Error MemoryFits memory: is 15Gi, but nvidia-l4 needs at least 16Gi. Use 16Gi or more. [{Gpu}]")]
    [InlineData("nvidia-l4", "4", "17Gi",
        $"Error MemoryFits memory: is 17Gi, but nvidia-l4 takes at most 16Gi with 4 vCPU. Use 16Gi or less, or cpu 6. [{Cpu}]")]
    [InlineData("nvidia-l4", "6", "25Gi",
        $"Error MemoryFits memory: is 25Gi, but nvidia-l4 takes at most 24Gi with 6 vCPU. Use 24Gi or less, or cpu 8. [{Cpu}]")]
    [InlineData("nvidia-l4", "8", "33Gi",
        $"Error MemoryFits memory: is 33Gi, but nvidia-l4 takes at most 32Gi. Use 32Gi or less. [{Cpu}]")]
    [InlineData("nvidia-rtx-pro-6000", "20", "79Gi",
        $"Error MemoryFits memory: is 79Gi, but nvidia-rtx-pro-6000 needs at least 80Gi. Use 80Gi or more. [{Gpu}]")]
    [InlineData("nvidia-rtx-pro-6000", "44", "177Gi",
        $"Warning MemoryFits memory: is 177Gi, but nvidia-rtx-pro-6000 takes at most 176Gi. Use 176Gi or less. [{Release}]")]
    [InlineData("none", "1", "511Mi",
        $"Error MemoryFits memory: is 511Mi, but a container without a GPU needs at least 512Mi. Use 512Mi or more. [{Memory}]")]
    [InlineData("none", "1", "4097Mi",
        "Error MemoryFits memory: is 4097Mi, but a container without a GPU takes at most 4Gi with 1 vCPU. "
            + $"Use 4Gi or less, or cpu 2. [{Cpu}]")]
    [InlineData("none", "2", "9Gi",
        "Error MemoryFits memory: is 9Gi, but a container without a GPU takes at most 8Gi with 2 vCPU. "
            + $"Use 8Gi or less, or cpu 4. [{Cpu}]")]
    [InlineData("none", "4", "1Gi",
        "Error MemoryFits memory: is 1Gi, but a container without a GPU needs at least 2Gi with 4 vCPU. "
            + $"Use 2Gi or more. [{Memory}]")]
    [InlineData("none", "6", "3Gi",
        "Error MemoryFits memory: is 3Gi, but a container without a GPU needs at least 4Gi with 6 vCPU. "
            + $"Use 4Gi or more. [{Memory}]")]
    public void Check_MemoryOutsideTable_IsTold(string gpu, string cpu, string memory, string violation) =>
        Assert.Equal([violation], Given.Violations(Sized(gpu, cpu, memory)));

    [Theory]
    [InlineData("nvidia-l4", null, null, "8", "32Gi")]
    [InlineData("nvidia-l4", "4", null, "4", "16Gi")]
    [InlineData("nvidia-l4", "6", null, "6", "24Gi")]
    [InlineData("nvidia-l4", null, "16Gi", "8", "16Gi")]
    [InlineData("nvidia-rtx-pro-6000", null, null, "20", "80Gi")]
    [InlineData("nvidia-rtx-pro-6000", "44", null, "44", "80Gi")]
    [InlineData("none", null, null, "1", "512Mi")]
    [InlineData("none", "4", null, "4", "2Gi")]
    public void Check_SizeLeftOut_IsRecommendedOne(string gpu, string? cpu, string? memory, string chosenCpu, string chosenMemory)
    {
        var serving = Given.Spec(Sized(gpu, cpu, memory)).Serving;

        Assert.Equal(chosenCpu, serving.Cpu.ToString());
        Assert.Equal(chosenMemory, serving.Memory.ToString());
    }

    [Theory]
    [InlineData(null, null, "6", "24Gi")]
    [InlineData("2", "8Gi", "6", "24Gi")]
    [InlineData("2", "9Gi", "6", "23Gi")]
    [InlineData("4", "16Gi", "4", "16Gi")]
    public void Check_SizeLeftOutBesideSidecar_LeavesRoomForIt(
        string? sidecarCpu, string? sidecarMemory, string chosenCpu, string chosenMemory)
    {
        var spec = GpuServiceSpec.Check(
            "chat",
            new GpuServiceArgs { Image = Given.Image, Sidecars = Sidecars(sidecarCpu, sidecarMemory) },
            ServiceDefaults.None,
            Given.Region).Spec;

        Assert.Equal(chosenCpu, spec.Serving.Cpu.ToString());
        Assert.Equal(chosenMemory, spec.Serving.Memory.ToString());
    }

    [Theory]
    [InlineData("500", "500m")]
    [InlineData("80", "80m")]
    public void Check_ThousandthsWithoutUnit_AreToldOnceWithIt(string cpu, string right) => Assert.Equal(
        [
            $"Warning CpuFits sidecars.extra.cpu: is {cpu}, but a sidecar takes at most 8. Use {right}, as thousandths are written, or 8 or less. "
                + $"[{Cpu}]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Sidecars = Sidecars(cpu, "512Mi") }));

    [Theory]
    [InlineData("500m", "256Mi")]
    [InlineData("80m", "128Mi")]
    public void Check_SmallServingContainerBesideGpu_IsFine(string cpu, string memory) => Assert.Empty(Given.Violations(new GpuServiceArgs
    {
        Image = Given.Image,
        Gpu = "none",
        Cpu = cpu,
        Memory = memory,
        Sidecars = new Dictionary<string, SidecarArgs>
        {
            ["model"] = new() { Image = Given.Image, Gpu = "nvidia-l4", Cpu = "4", Memory = "16Gi", StartupProbe = new ProbeArgs { Path = "/started", Port = 9000 } },
        },
    }));

    [Fact]
    public void Check_SidecarsThatLeaveNoRoom_AreToldForInstance() => Assert.Equal(
        [
            "Warning ContainersFitInstance cpu: adds up to 16 over all containers, but one takes at most 8. "
                + "Give the containers less. [configuring/services/containers]",
            "Warning ContainersFitInstance memory: adds up to 48Gi over all containers, but one takes at most 32Gi. "
                + "Give the containers less. [configuring/services/containers]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Sidecars = Sidecars("8", "32Gi") }));

    [Theory]
    [InlineData("6", "24Gi", "2", "8Gi")]
    [InlineData("4", "16Gi", "4", "16Gi")]
    public void Check_ContainersThatFillInstance_AreFine(string cpu, string memory, string sidecarCpu, string sidecarMemory)
    {
        var spec = Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            Cpu = cpu,
            Memory = memory,
            Sidecars = Sidecars(sidecarCpu, sidecarMemory),
        });

        Assert.Equal(Vcpu.Cpus(8), spec.InstanceCpu);
        Assert.Equal(GpuInfra.Memory.Gibibytes(32), spec.InstanceMemory);
    }

    [Theory]
    [InlineData("6", "24Gi", "4", "8193Mi",
        "Warning ContainersFitInstance memory: adds up to 32769Mi over all containers, but one takes at most 32Gi. ")]
    [InlineData("8", "16Gi", "80m", "512Mi",
        "Warning ContainersFitInstance cpu: adds up to 8080m over all containers, but one takes at most 8. ")]
    public void Check_ContainersThatOverfillInstance_AreWarnedOf(
        string cpu, string memory, string sidecarCpu, string sidecarMemory, string warning)
    {
        var violations = Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Cpu = cpu,
            Memory = memory,
            Sidecars = Sidecars(sidecarCpu, sidecarMemory),
        });

        Assert.Contains($"{warning}Give the containers less. [configuring/services/containers]", violations);
    }

    [Theory]
    [InlineData("80m", "128Mi")]
    [InlineData("80m", "512Mi")]
    [InlineData("81m", "512Mi")]
    [InlineData("500m", "1Gi")]
    [InlineData("999m", "1Gi")]
    [InlineData("1", "4Gi")]
    [InlineData("2", "8Gi")]
    public async Task Constructor_SidecarWithinTable_ReachesEngine(string cpu, string memory)
    {
        var args = new GpuServiceArgs { Image = Given.Image, Cpu = "4", Memory = "16Gi", Sidecars = Sidecars(cpu, memory) };

        Given.Spec(args);
        var service = await Given.ServiceAsync(args);

        Assert.Equal([$"cpu={cpu}", $"memory={memory}"], service.Below("template.containers[1].resources.limits."));
    }

    [Theory]
    [InlineData("79m", "128Mi",
        "Warning CpuFits sidecars.extra.cpu: is 79m, but a sidecar needs at least 80m. "
            + $"Use 80m or more; 1 is recommended. [{Cpu}]")]
    [InlineData("1500m", "128Mi",
        $"Warning CpuFits sidecars.extra.cpu: is 1500m, but a sidecar takes 80m, 500m, 1, 2, 4, 6 or 8. Use 2. [{Cpu}]")]
    [InlineData("1", "127Mi",
        "Warning MemoryFits sidecars.extra.memory: is 127Mi, but a sidecar needs at least 128Mi. "
            + $"Use 128Mi or more; 512Mi is recommended. [{Cpu}]")]
    [InlineData("499m", "513Mi",
        "Warning MemoryFits sidecars.extra.memory: is 513Mi, but a sidecar takes at most 512Mi with 80m vCPU. "
            + $"Use 512Mi or less, or cpu 500m. [{Cpu}]")]
    public void Check_SidecarOutsideTable_IsWarnedOf(string cpu, string memory, string warning) => Assert.Equal(
        [warning],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Cpu = "4",
            Memory = "16Gi",
            Sidecars = Sidecars(cpu, memory),
        }));

    [Fact]
    public void Check_SidecarBesideAGreatMachine_FitsIt() => Assert.Empty(Given.Violations(new GpuServiceArgs
    {
        Image = Given.Image,
        Gpu = "nvidia-rtx-pro-6000",
        Cpu = "24",
        Memory = "96Gi",
        Sidecars = Sidecars("4", "8Gi"),
    }));

    // What is wrong by itself is not added up.
    [Fact]
    public void Check_MemoryThatIsTooMuchAlone_IsToldAlone() => Assert.Equal(
        ["Error MemoryFits memory: is 40Gi, but nvidia-l4 takes at most 24Gi with 6 vCPU. Use 24Gi or less. [configuring/services/cpu]"],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Cpu = "6", Memory = "40Gi", Sidecars = Sidecars("1", "4Gi") }));

    private static GpuServiceArgs Sized(string gpu, string? cpu, string? memory) =>
        new() { Image = Given.Image, Gpu = gpu, Cpu = cpu, Memory = memory };

    private static Dictionary<string, SidecarArgs> Sidecars(string? cpu, string? memory) =>
        new() { ["extra"] = new SidecarArgs { Image = Given.Image, Cpu = cpu, Memory = memory } };
}
