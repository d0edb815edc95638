using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class WhatIfTests
{
    [Fact]
    public async Task WhatIf_LargerInstances_StandBesideTheStackAsItIs()
    {
        using var folder = new Folder("dev");

        var outcome = await folder.CostAsync("--what-if", "cpu=6,memory=20Gi");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith(
            "gpuinfra/dev with cpu=6, memory=20Gi: $7.61 to $940 a month instead of $7.61 to $824 a month\n\n",
            outcome.Output, StringComparison.Ordinal);
        var lines = outcome.Lines();
        Assert.Contains("total at most $824 $940 +$116", lines);
        Assert.Contains("chat an instance has 1 nvidia-l4, 5 vCPU, 17Gi 1 nvidia-l4, 7 vCPU, 21Gi", lines);
        Assert.Contains("chat idle $0 $0 ±$0", lines);
        Assert.Contains("chat an hour $1.12 $1.28 +$0.16", lines);
        Assert.Contains("vCPU at most 5 of 20 7 of 20", lines);
        Assert.Contains("Prices as of 2026-10-08 (44 days old).", lines);
    }

    [Fact]
    public async Task WhatIf_ServiceThatIsNamed_ChangesAlone()
    {
        using var folder = new Folder("dev", "prod");

        var lines = (await folder.CostAsync("--what-if", "service.reason.minInstances=0")).Lines();

        Assert.StartsWith("gpuinfra/dev: $7.61", lines[0], StringComparison.Ordinal);
        Assert.Contains("reason idle $2,326 $0 -$2,326", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("chat idle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIf_MoreThanOnce_SupposesAllOfIt()
    {
        using var folder = new Folder("prod");

        var lines = (await folder.CostAsync("--what-if", "zonalRedundancy=true", "--what-if", "service.chat.minInstances=0")).Lines();

        Assert.Contains("chat idle $1,037 $0 -$1,037", lines);
        Assert.Contains("reason idle $2,326 $2,862 +$536", lines);
        Assert.Contains("GPUs nvidia-l4 with zonal redundancy at most none 3 of 0", lines);
        Assert.Contains(lines, line => line.StartsWith("warning STK001: ~/Pulumi.prod.yaml: gpuinfra:services.chat.zonalRedundancy: is true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIf_WhatCloudRunRefuses_SaysWhyAndHasNoNumbers()
    {
        using var folder = new Folder("dev");

        var outcome = await folder.CostAsync("--what-if", "cpu=3");

        Assert.Equal((ExitCode.CheckFailed, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            "gpuinfra/dev cannot be with cpu=3:\n"
                + "  error GPU003: ~/Pulumi.dev.yaml: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [https://docs.cloud.google.com/run/docs/configuring/services/gpu]\n",
            outcome.Output);
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("json")]
    public async Task WhatIf_RefusalInAnotherFormat_SaysWhy(string format)
    {
        using var folder = new Folder("dev");

        var outcome = await folder.CostAsync("--what-if", "gpu=nvidia-rtx-pro-6000", "--format", format);

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.Contains("error GPU001: ~/Pulumi.dev.yaml: ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("difference", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIf_Json_HasBothSidesAndTheDifference()
    {
        using var folder = new Folder("prod");

        using var json = JsonDocument.Parse((await folder.CostAsync("--what-if", "service.chat.minInstances=0", "--format", "json")).Output);

        var whatIf = json.RootElement[0].GetProperty("whatIf");
        Assert.Equal("service.chat.minInstances=0", whatIf.GetProperty("changes").GetString());
        Assert.Equal(-1037.2716m, whatIf.GetProperty("difference").GetProperty("floor").GetDecimal());
        Assert.Equal(0, whatIf.GetProperty("cost").GetProperty("services")[0].GetProperty("monthly").GetProperty("floor").GetDecimal());
    }

    [Fact]
    public async Task WhatIf_Markdown_IsATable()
    {
        using var folder = new Folder("dev");

        var lines = (await folder.CostAsync("--what-if", "maxInstances=3", "--format", "markdown")).Lines();

        Assert.Equal("### gpuinfra/dev with maxInstances=3: $7.61 to $2,457 a month instead of $7.61 to $824 a month", lines[0]);
        Assert.Contains("| total | at most | $824 | $2,457 | +$1,633 |", lines);
    }

    [Fact]
    public async Task WhatIf_Region_MovesTheStack()
    {
        using var folder = new Folder("dev");

        var lines = (await folder.CostAsync("--what-if", "region=asia-southeast1")).Lines();

        Assert.Contains("chat an hour $1.12 $1.21 +$0.09", lines);
    }

    [Theory]
    [InlineData("cpuu=4", "--what-if does not know 'cpuu'. Did you mean 'cpu'? It knows concurrency, contextLength, cpu, gpu, maxInstances, memory, minInstances, model, region, usage.burstsPerDay, usage.hoursPerDay, usage.instances, usage.requestsPerDay, usage.tokensPerRequest, zonalRedundancy, and before any of them but region 'service.NAME.'.")]
    [InlineData("cpu", "--what-if takes keys and values such as cpu=4,memory=16Gi, and not 'cpu'.")]
    [InlineData("cpu=", "--what-if takes keys and values such as cpu=4,memory=16Gi, and not 'cpu='.")]
    [InlineData("service.chatt.cpu=4", "There is no service 'chatt'. Did you mean 'chat'?")]
    public async Task WhatIf_WhatCannotBeUnderstood_IsRefused(string whatIf, string message)
    {
        using var folder = new Folder("dev");

        (await folder.CostAsync("--what-if", whatIf)).AssertFails(ExitCode.BadUsage, message);
    }

    [Fact]
    public async Task WhatIf_NoGpu_ChangesNothing()
    {
        using var folder = new Folder("dev");
        folder.Replace("Pulumi.dev.yaml", "gpu: nvidia-l4", "gpu: none");

        (await folder.CostAsync("--what-if", "cpu=8")).AssertFails(
            ExitCode.BadUsage, "--what-if changes nothing: no service has a GPU. Name a service with service.NAME.");
    }
}
