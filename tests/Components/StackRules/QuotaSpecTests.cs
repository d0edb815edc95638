namespace GpuInfra.Components.Tests;

public sealed class QuotaSpecTests
{
    [Fact]
    public void Check_NothingSaid_DeclaresNothing()
    {
        var quota = QuotaSpec.Check(new());

        Assert.Empty(quota.Violations);
        Assert.Empty(quota.Spec.Gpus);
        Assert.Empty(quota.Spec.GpusWithZonalRedundancy);
        Assert.Equal((null, null), (quota.Spec.Cpu, quota.Spec.Memory));
    }

    [Fact]
    public void Check_Amounts_AreRead()
    {
        var quota = QuotaSpec.Check(new()
        {
            Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 0 },
            GpusWithZonalRedundancy = new Dictionary<string, int> { ["nvidia-rtx-pro-6000"] = 2 },
            Cpu = "200",
            Memory = "800Gi",
        });

        Assert.Empty(quota.Violations);
        Assert.Equal(0, quota.Spec.Gpus["nvidia-l4"]);
        Assert.Equal(2, quota.Spec.GpusWithZonalRedundancy["nvidia-rtx-pro-6000"]);
        Assert.Equal((Vcpu.Cpus(200), Memory.Gibibytes(800)), (quota.Spec.Cpu, quota.Spec.Memory));
    }

    [Theory]
    [InlineData(4, "")]
    [InlineData(5, "2560Mi of memory, but platform.quota.memory is 2Gi (MemAllocPerProjectRegion: requested 2684354560, allowed 2147483648). Use 4 or less, or ")]
    public void Check_MemoryThatIsNoWholeGibibyte_IsToldInMebibytes(int max, string expected)
    {
        var told = GivenStack.Violations(
            new() { Quota = new() { Cpu = "1000", Memory = "2Gi" } },
            ("chat", new() { Image = GivenStack.Image, Gpu = "none", Cpu = "1", Memory = "512Mi", MaxInstances = max }));

        Assert.StartsWith(
            expected.Length == 0 ? "" : $"Error MemoryFitsQuota services.chat.maxInstances: is {max}, which takes {expected}", told, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, told.Length == 0);
    }

    // All of it kept warm still fits; a rollout is told of what is warm, however much others may take.
    [Theory]
    [InlineData(2, 2, 0, "Warning GpusFitQuota services.chat.maxInstances: is 2, which with code (2) takes 4 nvidia-l4, but platform.quota.gpus.nvidia-l4 is 2 ")]
    [InlineData(5, 1, 0, "Warning RolloutFitsQuota services.chat.maxInstances: is 2, which with code (3) takes 6 nvidia-l4 while ")]
    [InlineData(5, 0, 1, "Warning RolloutFitsQuota services.code.maxInstances: is 3, which with chat (2) takes 6 nvidia-l4 while ")]
    public void Check_WarmInstances_AreWhatIsToldOf(int gpus, int chat, int code, string expected) => Assert.StartsWith(
        expected,
        GivenStack.Violations(
            new() { Quota = new() { Gpus = new Dictionary<string, int> { ["nvidia-l4"] = gpus }, Cpu = "1000", Memory = "1000Gi" } },
            ("chat", GivenStack.Service(2, chat)), ("code", GivenStack.Service(gpus == 2 ? 2 : 3, code))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Check_Read_IsOnlyWhereItIsSaid(bool? read, bool expected)
    {
        Assert.Equal(expected, QuotaSpec.Check(new() { Read = read }).Spec.Read);
    }

    [Theory]
    [InlineData("rtxpro60", "Use nvidia-rtx-pro-6000.")]
    [InlineData("a100", null)]
    public void Check_QuotaOfAnotherGpu_NamesTheNearest(string gpu, string? fix) => Assert.Equal(
        $"Error gpus.{gpu}: is not the id of a GPU that Cloud Run offers. {fix ?? $"Use {Wording.Either(Accelerators.All.Select(a => a.Id))}."} [https://docs.cloud.google.com/run/docs/configuring/services/gpu]",
        Refusal.Of(QuotaSpec.Check(new() { Gpus = new Dictionary<string, int> { [gpu] = 1 } })));

    [Fact]
    public void Check_MistakesInTheQuotaOfAPlatform_AreToldAtOnce() => Assert.Equal(
        """
        Error quota.gpus.nvidia-l40: is not the id of a GPU that Cloud Run offers. Use nvidia-l4 or nvidia-rtx-pro-6000. [https://docs.cloud.google.com/run/docs/configuring/services/gpu]
        Error quota.gpusWithZonalRedundancy.nvidia-l4: is -1, but must be at least 0. Use 0 or more. [https://docs.cloud.google.com/run/quotas]
        Error quota.cpu: is 'many', but must be a whole number of vCPUs above zero, or of thousandths with m. Use a spelling such as 8 or 500m. [https://docs.cloud.google.com/run/docs/configuring/services/cpu]
        Error quota.memory: is '800G', but must be a whole number above zero with Mi or Gi. Use 800Gi. [https://docs.cloud.google.com/run/docs/configuring/services/memory-limits]
        """,
        Refusal.Of(InferencePlatformSpec.Check("inference", new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            Quota = new()
            {
                Gpus = new Dictionary<string, int> { ["nvidia-l40"] = 3 },
                GpusWithZonalRedundancy = new Dictionary<string, int> { ["nvidia-l4"] = -1 },
                Cpu = "many",
                Memory = "800G",
            },
        })));
}
