using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class CostCommandTests
{
    private const string LeftOut =
        "Left out: logs and metrics, flow logs, DNS zones, image scanning, load balancers, jobs, taxes, free tiers and discounts.";

    [Theory]
    [InlineData]
    [InlineData("--what-if", "cpu=3")]
    [InlineData("--what-if", "cpu=8,memory=32Gi")]
    public async Task Cost_OnATerminal_BreaksSentencesAtWordsAndNoTables(params string[] args)
    {
        using var folder = new Folder("dev");

        const int width = 80;
        var piped = (await folder.CostAsync(args)).Output;
        var watched = await folder.CostOnTerminalAsync(width, args);

        var whole = piped.Split('\n').ToHashSet();
        var broken = watched.Split('\n').Where(line => !whole.Contains(line) && !line.Contains('█', StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(broken);
        Assert.All(broken, line => Assert.True(line.Length <= width || !line.Trim().Contains(' ', StringComparison.Ordinal), line));
        Assert.Contains(piped.Split('\n'), line => line.Length > width);
        Assert.Equal(Words(piped), Words(watched));
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains('█', StringComparison.Ordinal));

    [Fact]
    public async Task Cost_Dev_IsShownAsItIs()
    {
        using var folder = new Folder("dev");

        var outcome = await folder.CostAsync();

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            $"""
            gpuinfra/dev: $7.61 to $824 a month

            service  an instance has            idle  at most  an hour  zonal redundancy
            chat     1 nvidia-l4, 5 vCPU, 17Gi    $0     $817    $1.12            +$0.38

            shared                                    idle  at most
            network  endpoint inference-network-psc  $7.30    $7.30
            images   inference-images                $0.31    $0.31
            total                                    $7.61     $824

            capacity                               warm  at most  in a rollout       there is
            GPUs nvidia-l4                            0        1             1         3 GPUs  33 %
            vCPU                                      0        5             5        20 vCPU  25 %
            memory                                    0       17            17         40 GiB  43 %
            addresses of inference-network-subnet     0       16            16  240 addresses   7 %
            GPUs nvidia-l4: what a project is granted at its first deployment.
            vCPU, memory: what a new project commonly has.
            addresses of inference-network-subnet: whole blocks of 16 in 10.8.0.0/24, 2 addresses an instance.

            chat: 4 requests at once in 1 instance; a cold start takes about 17 s (14 to 55 s): 3.3 GB from the image at 100 to 1000 MB a second, as measured elsewhere, and the start of Ollama.

            Prices as of 2026-10-08 (44 days old).
            Not confirmed: psc.endpoint.
            {LeftOut}

            """,
            outcome.Output);
    }

    [Fact]
    public async Task Cost_Usage_HasColumnsOfItsOwn()
    {
        using var folder = new Folder("prod");

        var lines = (await folder.CostAsync()).Lines();

        Assert.Equal("gpuinfra/prod: $3,377 to $7,778 a month, $3,816 as used", lines[0]);
        Assert.Contains("service an instance has idle as used at most an hour 1M tokens 1k requests zonal redundancy", lines);
        Assert.Contains("chat 1 nvidia-l4, 8 vCPU, 32Gi $1,037 $1,477 $3,112 $1.42 $4.50 $4.05 +$0.38", lines);
        Assert.Contains("reason 1 nvidia-rtx-pro-6000, 20 vCPU, 80Gi $2,326 $2,326 $4,653 $3.19 $13 $51 +$0.73", lines);
        Assert.Contains("total $3,377 $3,816 $7,778", lines);
        Assert.Contains("GPUs nvidia-l4, GPUs nvidia-rtx-pro-6000: declared in the stack file as quota.gpus.", lines);
    }

    [Fact]
    public async Task Cost_PriceFileBesideTheStacks_HoldsAndIsNamed()
    {
        using var folder = new Folder("dev");
        folder.Write("prices.yaml", "read: 2026-11-20\nnote: Offer 42\nprices: {run.gpu.nvidia-l4: 0.0001}\n");

        var lines = (await folder.CostAsync()).Lines();

        Assert.Equal("gpuinfra/dev: $7.61 to $596 a month", lines[0]);
        Assert.Contains("Prices of prices.yaml (Offer 42): run.gpu.nvidia-l4.", lines);
    }

    [Fact]
    public async Task Cost_PriceFileThatIsNamed_GoesBeforeTheOneBesideTheStacks()
    {
        using var folder = new Folder("dev");
        folder.Write("prices.yaml", "prices: {run.cpu: 1}\n");
        folder.Write("offer.yaml", "prices: {run.gpu.nvidia-l4: 0.0001}\n");

        var lines = (await folder.CostAsync("--prices", Path.Combine(folder.Path, "offer.yaml"))).Lines();

        Assert.Contains("Prices of offer.yaml: run.gpu.nvidia-l4.", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Prices of prices.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cost_MistakesInPriceFile_AreAllToldAndNothingIsReckoned()
    {
        using var folder = new Folder("dev");
        folder.Write("prices.yaml", "prices:\n  run.cpus: 1\n  run.cpu: cheap\n");

        (await folder.CostAsync()).AssertFails(
            ExitCode.BadUsage,
            "error CFG004: ~/prices.yaml:2:3: prices[\"run.cpus\"]: is not the id of a price. Did you mean 'run.cpu'? 'gpuinfra explain prices' lists them all.",
            "error CFG008: ~/prices.yaml:3:12: prices[\"run.cpu\"]: is the text 'cheap', but must be a number. Write for example 'run.cpu: 0.000018'.");
    }

    [Fact]
    public async Task Cost_MistakesInStackFile_AreToldAndNothingIsReckoned()
    {
        using var folder = new Folder("dev");
        folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");

        var outcome = await folder.CostAsync();

        Assert.Equal((ExitCode.CheckFailed, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("error GPU003: ~/Pulumi.dev.yaml:", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, "")]
    [InlineData(91, "warning: A price was read 2026-10-08, more than 90 days ago. Look whether it still holds, and write what does into prices.yaml.\n")]
    public async Task Cost_OldPrices_AreWarnedOf(int days, string warning)
    {
        using var folder = new Folder("dev");

        var outcome = await folder.CostAsync(new DateTimeOffset(2026, 10, 8, 12, 0, 0, TimeSpan.Zero).AddDays(days), []);

        Assert.Equal((ExitCode.Fine, warning), (outcome.ExitCode, outcome.Error));
        Assert.Contains($"Prices as of 2026-10-08 ({days} days old).", outcome.Lines());
    }

    [Theory]
    [InlineData("json")]
    [InlineData("markdown")]
    public async Task Cost_FormatsToKeep_AreTheSameEveryDay(string format)
    {
        using var folder = new Folder("dev", "prod");

        var (one, other) = (
            await folder.CostAsync(CostRun.Day, "--format", format), await folder.CostAsync(CostRun.Day.AddDays(30), "--format", format));

        Assert.Equal((ExitCode.Fine, ""), (one.ExitCode, one.Error));
        Assert.Equal(one, other);
        Assert.Contains("2026-10-08", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_Json_HasEveryNumber()
    {
        using var folder = new Folder("prod");

        using var json = JsonDocument.Parse((await folder.CostAsync("--format", "json")).Output);

        var stack = json.RootElement[0];
        Assert.Equal(("prod", JsonValueKind.Null), (stack.GetProperty("stack").GetString(), stack.GetProperty("whatIf").ValueKind));
        var cost = stack.GetProperty("cost");
        Assert.Equal("2026-10-08", cost.GetProperty("pricesAsOf").GetString());
        Assert.Equal(3376.72976m, cost.GetProperty("monthly").GetProperty("floor").GetDecimal());
        Assert.Equal(1.42092m, cost.GetProperty("services")[0].GetProperty("perActiveHour").GetDecimal());
        Assert.Equal("run.gpu.nvidia-l4", cost.GetProperty("lines")[0].GetProperty("price").GetString());
        var capacity = stack.GetProperty("capacity");
        Assert.Equal("4", capacity.GetProperty("meters")[0].GetProperty("limit").GetRawText());
        Assert.Equal(91, capacity.GetProperty("services")[0].GetProperty("coldStartExpectedSeconds").GetInt32());
        Assert.Equal(405, capacity.GetProperty("services")[0].GetProperty("coldStartMostSeconds").GetInt32());
    }

    [Fact]
    public async Task Cost_Markdown_HasTablesForAPullRequest()
    {
        using var folder = new Folder("dev");

        var lines = (await folder.CostAsync("--format", "markdown")).Lines();

        Assert.Equal("### gpuinfra/dev: $7.61 to $824 a month", lines[0]);
        Assert.Contains("| chat | 1 nvidia-l4, 5 vCPU, 17Gi | $0 | | $817 | $1.12 | |", lines);
        Assert.Contains("| GPUs nvidia-l4 | 0 | 1 | 1 | 3 GPUs | 33 % |", lines);
        Assert.Contains("- Prices as of 2026-10-08.", lines);
    }

    [Fact]
    public async Task Cost_MarkdownOfAForeignText_IsNothingButText()
    {
        using var folder = new Folder("dev");
        folder.Write("prices.yaml", "note: <b> | @sales\nprices: {run.gpu.nvidia-l4: 0.0001}\n");

        var lines = (await folder.CostAsync("--format", "markdown")).Lines();

        Assert.Contains("- Prices of prices.yaml (&lt;b&gt; &#124; @&#8203;sales): run.gpu.nvidia-l4.", lines);
    }

    [Fact]
    public async Task Cost_Twice_WritesTheSame()
    {
        using var folder = new Folder("dev", "prod");

        Assert.Equal(await folder.CostAsync(), await folder.CostAsync());
    }
}
