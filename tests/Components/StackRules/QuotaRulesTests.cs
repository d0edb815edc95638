namespace GpuInfra.Components.Tests;

public sealed class QuotaRulesTests
{
    private const string L4 = "NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion";
    private const string Rtx = "NvidiaRtxPro6000GpuAllocNoZonalRedundancyPerProjectRegion";

    private const string TwoSteps =
        "If the service runs without a GPU today, lower its maxInstances first and add the GPU in a second deployment. "
        + "[configuring/max-instances-limits]";

    private const string Page =
        "ask for more at https://console.cloud.google.com/iam-admin/quotas?service=run.googleapis.com&project=acme-models "
        + "and declare what is granted as platform.quota";

    [Fact]
    public void Check_NoServices_SaysNothing() => Assert.Equal("", GivenStack.Violations(new()));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Check_GpusAsDeclared_Accepts(int max) =>
        Assert.Equal("", GivenStack.Violations(With(l4: 3), ("chat", GivenStack.Service(max))));

    [Fact]
    public void Check_OneGpuMoreThanDeclared_Refuses() => Assert.Equal(
        "Error GpusFitQuota services.chat.maxInstances: is 4, which takes 4 nvidia-l4, but platform.quota.gpus.nvidia-l4 is 3 "
            + $"({L4}: requested 4, allowed 3). Use 3 or less, or ask for more at https://g.co/cloudrun/gpu-quota and declare what "
            + $"is granted as platform.quota.gpus.nvidia-l4. {TwoSteps}",
        GivenStack.Violations(With(l4: 3), ("chat", GivenStack.Service(4))));

    [Fact]
    public void Check_InstancesByHand_AreToldWhereTheyAreSaid() => Assert.StartsWith(
        "Error GpusFitQuota services.chat.manualInstances: is 4, which takes 4 nvidia-l4, ",
        GivenStack.Violations(
            With(l4: 3), ("chat", new ModelServiceArgs { Image = Given.Image, Gpu = "nvidia-l4", ManualInstances = 4 })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(12, "s11 (1) and s12 (1) takes")]
    [InlineData(13, "s11 (1) and 2 more takes")]
    public void Check_ManyServices_NamesTheFirstTen(int services, string end)
    {
        var named = Enumerable.Range(1, services).Select(i => ($"s{i}", GivenStack.Service(1))).ToArray();

        Assert.Contains(
            $"s10 (1), {end} {services} nvidia-l4", GivenStack.Violations(With(l4: 3), named), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoGpuDeclared_DoesNotProposeZero() => Assert.Equal(
        "Error GpusFitQuota services.chat.gpu: is nvidia-l4, so that one instance takes 1 nvidia-l4, but platform.quota.gpus.nvidia-l4 is 0 "
            + $"({L4}: requested 1, allowed 0). Ask for more at https://g.co/cloudrun/gpu-quota and declare what "
            + $"is granted as platform.quota.gpus.nvidia-l4. {TwoSteps}",
        GivenStack.Violations(With(l4: 0), ("chat", GivenStack.Service(1))));

    [Fact]
    public void Check_RtxPro6000_IsCountedInThousandths() => Assert.Equal(
        "Error GpusFitQuota services.chat.maxInstances: is 3, which takes 3 nvidia-rtx-pro-6000, but "
            + $"platform.quota.gpus.nvidia-rtx-pro-6000 is 2 ({Rtx}: requested 3000, allowed 2000). Use 2 or less, or ask for more "
            + "at https://g.co/cloudrun/gpu-quota and declare what is granted as platform.quota.gpus.nvidia-rtx-pro-6000. "
            + TwoSteps,
        GivenStack.Violations(With(rtx: 2), ("chat", RtxPro6000(3))));

    [Fact]
    public void Check_GpusBeyondTheFirstGrant_Warns()
    {
        var platform = new InferencePlatformArgs { Quota = new() { Cpu = "1000", Memory = "4000Gi" } };

        Assert.Equal("", GivenStack.Violations(platform, ("chat", GivenStack.Service(3))));
        Assert.Equal(
            "Warning GpusFitQuota services.chat.maxInstances: is 4, which takes 4 nvidia-l4, but a project is granted 3 at its "
                + $"first deployment ({L4}: requested 4, allowed 3). Use 3 or less, or ask for more at "
                + $"https://g.co/cloudrun/gpu-quota and declare what is granted as platform.quota.gpus.nvidia-l4. {TwoSteps}",
            GivenStack.Violations(platform, ("chat", GivenStack.Service(4))));
    }

    [Fact]
    public void Check_ZonalRedundancyUndeclared_Warns() => Assert.Equal(
        "Warning GpusFitQuota services.chat.zonalRedundancy: is true, so that one instance takes 1 nvidia-l4, but a project has none with zonal "
            + "redundancy until it asks (NvidiaL4GpuAllocPerProjectRegion: requested 1, allowed 0). Use false, or ask for more at "
            + "https://g.co/cloudrun/gpu-quota and declare what is granted as "
            + $"platform.quota.gpusWithZonalRedundancy.nvidia-l4. {TwoSteps}",
        GivenStack.Violations(With(l4: 0), ("chat", new() { Image = GivenStack.Image, ZonalRedundancy = true })));

    [Theory]
    [InlineData(2, "")]
    [InlineData(
        3,
        "Error GpusFitQuota services.chat.maxInstances: is 3, which takes 3 nvidia-l4, but "
        + "platform.quota.gpusWithZonalRedundancy.nvidia-l4 is 2 (NvidiaL4GpuAllocPerProjectRegion: requested 3, allowed 2). "
        + "Use 2 or less, or ask for more at https://g.co/cloudrun/gpu-quota and declare what is granted as "
        + "platform.quota.gpusWithZonalRedundancy.nvidia-l4. " + TwoSteps)]
    public void Check_ZonalRedundancy_HasItsOwnQuota(int max, string expected)
    {
        var platform = new InferencePlatformArgs
        {
            Quota = new()
            {
                Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 0 },
                GpusWithZonalRedundancy = new Dictionary<string, int> { ["nvidia-l4"] = 2 },
                Cpu = "1000",
                Memory = "4000Gi",
            },
        };

        Assert.Equal(expected, GivenStack.Violations(
            platform, ("chat", new() { Image = GivenStack.Image, ZonalRedundancy = true, MaxInstances = max })));
    }

    [Fact]
    public void Check_SumAboveDeclared_WarnsAtTheLargest() => Assert.Equal(
        "Warning GpusFitQuota services.code.maxInstances: is 3, which with chat (1) and voice (1) takes 5 nvidia-l4, but "
            + $"platform.quota.gpus.nvidia-l4 is 4 ({L4}: requested 5, allowed 4). Lower maxInstances, or ask for more at "
            + $"https://g.co/cloudrun/gpu-quota and declare what is granted as platform.quota.gpus.nvidia-l4. {TwoSteps}",
        GivenStack.Violations(
            With(l4: 4), ("chat", GivenStack.Service(1)), ("code", GivenStack.Service(3)), ("voice", GivenStack.Service(1))));

    [Fact]
    public void Check_SumAsDeclared_Accepts() => Assert.Equal(
        "", GivenStack.Violations(With(l4: 4), ("chat", GivenStack.Service(1)), ("code", GivenStack.Service(3))));

    [Fact]
    public void Check_WarmInstancesAboveDeclared_Refuses() => Assert.Equal(
        "Error GpusFitQuota services.chat.maxInstances: is 2, which with code (2) takes 4 nvidia-l4, 3 nvidia-l4 of it kept warm, "
            + $"but platform.quota.gpus.nvidia-l4 is 2 ({L4}: requested 4, allowed 2). Lower maxInstances, or ask for more at "
            + $"https://g.co/cloudrun/gpu-quota and declare what is granted as platform.quota.gpus.nvidia-l4. {TwoSteps}",
        GivenStack.Violations(With(l4: 2), ("chat", GivenStack.Service(2, 2)), ("code", GivenStack.Service(2, 1))));

    [Fact]
    public void Check_Rollout_NeedsRoomForTheWarmInstancesOnceMore()
    {
        Assert.Equal("", GivenStack.Violations(With(l4: 6), ("chat", GivenStack.Service(3, 1)), ("code", GivenStack.Service(2))));
        Assert.Equal(
            "Warning RolloutFitsQuota services.chat.maxInstances: is 3, which with code (2) takes 6 nvidia-l4 while a new revision "
                + $"starts beside the old one, but platform.quota.gpus.nvidia-l4 is 5 ({L4}: requested 6, allowed 5). "
                + "Lower maxInstances, or ask for more at https://g.co/cloudrun/gpu-quota and declare what is granted as "
                + "platform.quota.gpus.nvidia-l4. "
                + TwoSteps,
            GivenStack.Violations(With(l4: 5), ("chat", GivenStack.Service(3, 1)), ("code", GivenStack.Service(2))));
    }

    [Fact]
    public void Check_RolloutOfOneService_NamesNoOthers() => Assert.Equal(
        "Warning RolloutFitsQuota services.chat.maxInstances: is 1, which takes 2 nvidia-l4 while a new revision starts beside the "
            + $"old one, but platform.quota.gpus.nvidia-l4 is 1 ({L4}: requested 2, allowed 1). Lower maxInstances, or ask for more "
            + "at https://g.co/cloudrun/gpu-quota and declare what is granted as platform.quota.gpus.nvidia-l4. "
            + TwoSteps,
        GivenStack.Violations(With(l4: 1), ("chat", GivenStack.Service(1, 1))));

    [Theory]
    [InlineData("16", "")]
    [InlineData(
        "15500m",
        "Error CpuFitsQuota services.chat.maxInstances: is 2, which takes 16 vCPU, but platform.quota.cpu is 15500m "
        + "(CpuAllocPerProjectRegion: requested 16000, allowed 15500). Use 1 or less, or " + Page
        + ".cpu. [configuring/max-instances-limits]")]
    public void Check_Cpu_IsCountedInThousandths(string cpu, string expected) =>
        Assert.Equal(expected, GivenStack.Violations(With(cpu: cpu), ("chat", GivenStack.Service(2))));

    [Theory]
    [InlineData("64Gi", "")]
    [InlineData(
        "65535Mi",
        "Error MemoryFitsQuota services.chat.maxInstances: is 2, which takes 64Gi of memory, but platform.quota.memory is 65535Mi "
        + "(MemAllocPerProjectRegion: requested 68719476736, allowed 68718428160). Use 1 or less, or " + Page
        + ".memory. [configuring/max-instances-limits]")]
    public void Check_Memory_IsCountedInBytes(string memory, string expected) =>
        Assert.Equal(expected, GivenStack.Violations(With(memory: memory), ("chat", GivenStack.Service(2))));

    [Fact]
    public void Check_Sidecars_AreCounted() => Assert.Equal(
        "Error CpuFitsQuota services.chat.cpu: is 4, so that one instance takes 4500m vCPU, but platform.quota.cpu is 4 "
            + $"(CpuAllocPerProjectRegion: requested 4500, allowed 4000). Ask{Page[3..]}.cpu. [configuring/max-instances-limits]",
        GivenStack.Violations(With(cpu: "4"), ("chat", new()
        {
            Image = GivenStack.Image,
            Cpu = "4",
            Memory = "16Gi",
            Sidecars = new Dictionary<string, SidecarArgs> { ["proxy"] = new() { Cpu = "500m", Memory = "512Mi", Image = GivenStack.Image } },
        })));

    [Fact]
    public void Check_NewProjectWithRtxPro6000_HasTooLittleMemory() => Assert.Equal(
        Unconfirmed(1)
            + "Warning MemoryFitsQuota services.chat.memory: is 80Gi, so that one instance takes 80Gi of memory, but a new project commonly has 40Gi "
            + $"(MemAllocPerProjectRegion: requested 85899345920, allowed 42949672960). Ask{Page[3..]}.memory. "
            + "[configuring/max-instances-limits]",
        GivenStack.Violations(new(), ("chat", RtxPro6000(1))));

    [Fact]
    public void Check_NewProjectWithTwoRtxPro6000_HasTooLittleOfBoth() => Assert.Equal(
        Unconfirmed(2)
            + "Warning CpuFitsQuota services.chat.maxInstances: is 2, which takes 40 vCPU, but a new project commonly has 20 "
            + $"(CpuAllocPerProjectRegion: requested 40000, allowed 20000). Use 1 or less, or {Page}.cpu. "
            + "[configuring/max-instances-limits]\n"
            + "Warning MemoryFitsQuota services.chat.memory: is 80Gi, so that 2 instances take 160Gi of memory, but a new project commonly has "
            + $"40Gi (MemAllocPerProjectRegion: requested 171798691840, allowed 42949672960). Ask{Page[3..]}.memory. "
            + "[configuring/max-instances-limits]",
        GivenStack.Violations(new(), ("chat", RtxPro6000(2))));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void Check_DeclaredQuotaOfRtxPro6000_IsNoGuess(int declared, int max)
    {
        var text = GivenStack.Violations(With(rtx: declared), ("chat", RtxPro6000(max)));

        Assert.DoesNotContain("GpuQuotaIsKnown", text, StringComparison.Ordinal);
        Assert.Equal(declared < max, text.Contains("Error GpusFitQuota services.chat.gpu: is nvidia-rtx-pro-6000", StringComparison.Ordinal));
    }

    private static string Unconfirmed(int gpus) =>
        $"Warning GpuQuotaIsKnown services.chat.gpu: is nvidia-rtx-pro-6000, which takes {gpus} nvidia-rtx-pro-6000, but a project is "
            + "granted 3 at its first deployment at most: projects report 0 and 1. Look at the quota of the project first and declare "
            + "it as platform.quota.gpus.nvidia-rtx-pro-6000, or ask for more at https://g.co/cloudrun/gpu-quota and declare what is "
            + $"granted as platform.quota.gpus.nvidia-rtx-pro-6000. {TwoSteps.Split(" [")[0]} [configuring/services/gpu]\n";

    [Fact]
    public void Check_SeveralServicesTooLarge_ToldOneByOne()
    {
        var lines = GivenStack.Violations(With(l4: 1), ("chat", GivenStack.Service(2)), ("code", GivenStack.Service(3))).Split('\n');

        Assert.Equal(
            ["Error GpusFitQuota services.chat.maxInstances", "Error GpusFitQuota services.code.maxInstances"],
            lines.Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void Check_MostInstancesThereCanBe_AreCounted() => Assert.Contains(
        "(MemAllocPerProjectRegion: requested 73786976260478468096, allowed 1073741824000000)",
        GivenStack.Violations(GivenStack.Platform(), ("chat", GivenStack.Service(int.MaxValue))), StringComparison.Ordinal);

    [Fact]
    public void Check_NumbersBelowZero_CountAsNothing() =>
        Assert.Equal("", GivenStack.Violations(With(l4: 0, cpu: "1", memory: "1Gi"), ("chat", GivenStack.Service(-5, -5))));

    private static ModelServiceArgs RtxPro6000(int max) =>
        new() { Image = GivenStack.Image, Gpu = "nvidia-rtx-pro-6000", MaxInstances = max };

    private static InferencePlatformArgs With(
        int l4 = 1000, int rtx = 1000, string cpu = "100000", string memory = "1000000Gi") => new()
        {
            Quota = new()
            {
                Gpus = new Dictionary<string, int> { ["nvidia-l4"] = l4, ["nvidia-rtx-pro-6000"] = rtx },
                Cpu = cpu,
                Memory = memory,
            },
        };
}
