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
