namespace GpuInfra.Components.Tests;

public sealed class QuotaRequestsTests
{
    private const string L4 = "NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion";

    [Fact]
    public void Of_NothingAskedFor_IsNothing() => Assert.Null(Of(new(), ("chat", GivenStack.Service(9))));

    [Fact]
    public void Of_AllServices_AreSummedByGpuAndRedundancy()
    {
        var asked = Of(
            new() { Request = Contact },
            ("chat", GivenStack.Service(3)), ("code", GivenStack.Service(2)),
            ("big", new() { Image = GivenStack.Image, Gpu = "nvidia-rtx-pro-6000", MaxInstances = 4 }),
            ("safe", new() { Image = GivenStack.Image, ZonalRedundancy = true, MaxInstances = 2 }),
            ("plain", new() { Image = GivenStack.Image, Gpu = "none", Cpu = "1", Memory = "1Gi", MaxInstances = 7 }));

        Assert.Equal([("nvidia-l4", 5), ("nvidia-rtx-pro-6000", 4)], asked!.Gpus!.Select(gpu => (gpu.Key, gpu.Value)));
        Assert.Equal([("nvidia-l4", 2)], asked.GpusWithZonalRedundancy!.Select(gpu => (gpu.Key, gpu.Value)));
        Assert.Equal(("143", "551Gi"), (asked.Cpu, asked.Memory));
        Assert.Equal(("a@b.co", "acme-models", Given.Region), (asked.ContactEmail, asked.Project, asked.Region));
    }

    // Less than what is granted would lower it.
    [Theory]
    [InlineData(1, null, 3)]
    [InlineData(4, null, 4)]
    [InlineData(4, 8, 8)]
    [InlineData(2, 1, 2)]
    public void Of_Gpus_AreNeverFewerThanThereAre(int max, int? declared, int expected)
    {
        var gpus = new Dictionary<string, int>();
        if (declared is { } count)
        {
            gpus["nvidia-l4"] = count;
        }

        Assert.Equal(expected, Of(new() { Request = Contact, Gpus = gpus }, ("chat", GivenStack.Service(max)))!.Gpus!["nvidia-l4"]);
    }

    [Theory]
    [InlineData("4", "16Gi", 2, null, null)]
    [InlineData("4", "20Gi", 2, null, null)]
    [InlineData("6", "21Gi", 2, null, "42Gi")]
    [InlineData("4", "16Gi", 5, null, "80Gi")]
    [InlineData("4", "16Gi", 6, "24", "96Gi")]
    public void Of_CpuAndMemory_AreAskedForBeyondANewProject(string cpu, string memory, int max, string? askedCpu, string? askedMemory)
    {
        var asked = Of(new() { Request = Contact }, ("chat", new() { Image = GivenStack.Image, Cpu = cpu, Memory = memory, MaxInstances = max }));

        Assert.Equal((askedCpu, askedMemory), (asked!.Cpu, asked.Memory));
    }

    [Fact]
    public void Of_AmountsThatAreSaid_Stay()
    {
        var asked = Of(
            new()
            {
                Request = new()
                {
                    ContactEmail = "a@b.co",
                    Justification = "Launch",
                    Cpu = "400",
                    Memory = "900Gi",
                    Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 20, ["nvidia-rtx-pro-6000"] = 1 },
                },
            },
            ("chat", GivenStack.Service(2)));

        Assert.Equal([("nvidia-l4", 20), ("nvidia-rtx-pro-6000", 1)], asked!.Gpus!.Select(gpu => (gpu.Key, gpu.Value)));
        Assert.Equal(("400", "900Gi", "Launch"), (asked.Cpu, asked.Memory, asked.Justification));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Check_AsMuchAsTheServicesTake_Accepts(int gpus) => Assert.Equal("", Requests(
        new() { Request = Asked(gpus) }, ("chat", GivenStack.Service(3)), ("code", GivenStack.Service(2))));

    [Fact]
    public void Check_OneLess_Refuses() => Assert.Equal(
        "Error RequestCoversStack platform.quota.request.gpus.nvidia-l4: asks for 4 nvidia-l4, but all instances take 5 nvidia-l4 "
            + $"({L4}: asked 4, needed 5). Ask for that or more, leave it out, or lower maxInstances. [configuring/max-instances-limits]",
        Requests(new() { Request = Asked(4) }, ("chat", GivenStack.Service(3)), ("code", GivenStack.Service(2))));

    [Fact]
    public void Check_LessThanIsDeclared_Warns() => Assert.Equal(
        "Warning RequestCoversStack platform.quota.request.gpus.nvidia-l4: asks for 4 nvidia-l4, but platform.quota.gpus.nvidia-l4 is 8, so "
            + "that it asks for a lower quota. Ask for that or more, or leave it out. [configuring/max-instances-limits]",
        Requests(
            new() { Request = Asked(4), Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 8 } }, ("chat", GivenStack.Service(3))));

    [Fact]
    public void Check_CpuAndMemoryBelowTheNeed_AreToldInTheirOwnUnits() => Assert.Equal(
        """
        Error RequestCoversStack platform.quota.request.cpu: asks for 23 vCPU, but all instances take 24 vCPU (CpuAllocPerProjectRegion: asked 23000, needed 24000). Ask for that or more, leave it out, or lower maxInstances. [configuring/max-instances-limits]
        Error RequestCoversStack platform.quota.request.memory: asks for 95Gi of memory, but all instances take 96Gi of memory (MemAllocPerProjectRegion: asked 102005473280, needed 103079215104). Ask for that or more, leave it out, or lower maxInstances. [configuring/max-instances-limits]
        """,
        Requests(
            new() { Request = new() { ContactEmail = "a@b.co", Cpu = "23", Memory = "95Gi" } }, ("chat", GivenStack.Service(3))));

    [Fact]
    public void Of_CpuAndMemoryThatAreSaid_StayWhereTheServicesTakeLess()
    {
        var asked = Of(
            new() { Request = new() { ContactEmail = "a@b.co", Cpu = "400", Memory = "900Gi" } }, ("chat", GivenStack.Service(20)));

        Assert.Equal(("400", "900Gi"), (asked!.Cpu, asked.Memory));
    }

    [Fact]
    public void Check_GpusWithRedundancyAndOfThousandths_AreHeldAgainstTheirOwnNeed() => Assert.Equal(
        """
        Error RequestCoversStack platform.quota.request.gpus.nvidia-rtx-pro-6000: asks for 2 nvidia-rtx-pro-6000, but all instances take 3 nvidia-rtx-pro-6000 (NvidiaRtxPro6000GpuAllocNoZonalRedundancyPerProjectRegion: asked 2000, needed 3000). Ask for that or more, leave it out, or lower maxInstances. [configuring/max-instances-limits]
        Error RequestCoversStack platform.quota.request.gpusWithZonalRedundancy.nvidia-l4: asks for 1 nvidia-l4, but all instances take 2 nvidia-l4 (NvidiaL4GpuAllocPerProjectRegion: asked 1, needed 2). Ask for that or more, leave it out, or lower maxInstances. [configuring/max-instances-limits]
        """,
        Requests(
            new()
            {
                Request = new()
                {
                    ContactEmail = "a@b.co",
                    Gpus = new Dictionary<string, int> { ["nvidia-rtx-pro-6000"] = 2, ["nvidia-l4"] = 3 },
                    GpusWithZonalRedundancy = new Dictionary<string, int> { ["nvidia-l4"] = 1 },
                },
            },
            ("big", new() { Image = GivenStack.Image, Gpu = "nvidia-rtx-pro-6000", MaxInstances = 3 }),
            ("safe", new() { Image = GivenStack.Image, ZonalRedundancy = true, MaxInstances = 2 })));

    private static GpuQuotaArgs Contact => new() { ContactEmail = "a@b.co" };

    private static GpuQuotaArgs Asked(int l4) =>
        new() { ContactEmail = "a@b.co", Gpus = new Dictionary<string, int> { ["nvidia-l4"] = l4 } };

    private static GpuQuotaArgs? Of(QuotaArgs quota, params (string Name, ModelServiceArgs Args)[] services) =>
        QuotaRequests.Of(GivenStack.Of(new() { Quota = quota }, services));

    private static string Requests(QuotaArgs quota, params (string Name, ModelServiceArgs Args)[] services) => string.Join(
        '\n', StackRules.Check(GivenStack.Of(new() { Quota = quota }, services)).Where(violation => violation.Rule.Id == "QTA004").Select(Given.Line));
}
