using System.Text.Json.Nodes;
using GpuInfra.Cli;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli.Tests;

public sealed class SizeCommandTests
{
    private const string Hint = "Run with --help to see what can be said.";

    public static TheoryData<string> Repositories => [.. Models.All.Select(facts => facts.Repository).Distinct()];

    [Fact]
    public async Task Size_AKnownModel_SaysEverythingWithItsSource()
    {
        var outcome = await Outcome.OfAsync("size", "--model", "gemma3:27b");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        var lines = outcome.Output.Split('\n');
        Assert.Equal("gemma3:27b, 8192 tokens for each of 4 requests at once: fits as ollama gemma3:27b on nvidia-l4", lines[0]);
        Assert.Contains("weights           17.00 GB [1]", lines);
        Assert.Contains("cache             4.43 GB = 4 × (8192 tokens × 81920 B + 1024 tokens × 425984 B in layers with a window of 1024) [2]", lines);
        Assert.Contains("engine            0.50 GB at least (unconfirmed) [3]", lines);
        Assert.Contains("together          21.93 GB of 24.00 GB [4]", lines);
        Assert.Contains("concurrency       5 = 1 × 4 + 1 × 1: instances × queries + instances × batch [6]", lines);
        Assert.Contains("an hour           $1.31, with zonal redundancy $1.68 [9]", lines);
        Assert.Contains("of which          run.gpu.nvidia-l4 $0.0001867 per GPU-second, run.cpu $0.000018 per vCPU-second, run.memory $0.000002", lines);
        Assert.Contains(lines, line => line.StartsWith("elsewhere         asia-south1 $1.31 (by invitation), asia-southeast1 $1.43 (unconfirmed), europe-west1 $1.31,", StringComparison.Ordinal));
        Assert.Contains("      model: gemma3:27b", lines);
    }

    // 300 GB/s over 17 GB, times 4 slots, are 70.6 tokens a second.
    [Fact]
    public async Task Size_AsJson_HasTheSameFigures()
    {
        var json = JsonNode.Parse((await Outcome.OfAsync("size", "--model", "gemma3:27b", "--format", "json")).Output)!;
        var choice = json["choice"]!;

        Assert.Equal(("ollama", "nvidia-l4", "fits"), ((string)choice["engine"]!, (string)choice["gpu"]!, (string)choice["verdict"]!));
        Assert.Equal((17_000_000_000, 4_429_185_024, 500_000_000), ((long)choice["weightBytes"]!, (long)choice["cacheBytes"]!, (long)choice["engineBytes"]!));
        Assert.Equal((4, 5), ((int)choice["slots"]!, (int)choice["concurrency"]!));
        Assert.Equal(70.588235m, (decimal)choice["mostTokensPerSecond"]!);
        Assert.False((bool)choice["sources"]!.AsArray().Single(source => (string)source!["figure"]! == "1M answer tokens")!["isConfirmed"]!);
        Assert.Equal(7, json["alternatives"]!.AsArray().Count);
    }

    [Fact]
    public async Task Size_AsMarkdown_IsATableAndTheLines()
    {
        var outcome = await Outcome.OfAsync("size", "--model", "Qwen/Qwen3-4B", "--engine", "vllm", "--gpu", "nvidia-l4", "--format", "markdown");

        Assert.StartsWith("### Qwen/Qwen3-4B, 8192 tokens for each of 4 requests at once: fits as `Qwen/Qwen3-4B` on `nvidia-l4`\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| vllm | `Qwen/Qwen3-4B` | nvidia-l4 | 8.05 GB | 13.88 GB | 22.80 GB | \\$1.42 | fits |\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n```yaml\nconfig:\n", outcome.Output, StringComparison.Ordinal);
    }

    // Whatever is printed to be pasted has no error, and nothing that does not fit; and whatever does not fit says why.
    [Theory]
    [MemberData(nameof(Repositories))]
    public async Task Size_EveryModelOnEachGpu_PassesCheckOrSaysWhyNot(string repository)
    {
        var outcome = await Outcome.OfAsync("size", "--model", repository, "--format", "json");
        var json = JsonNode.Parse(outcome.Output)!;
        var all = json["alternatives"]!.AsArray().Append(json["choice"]).OfType<JsonNode>().ToList();

        Assert.Equal(Accelerators.All.Count, all.Select(sized => (string)sized["gpu"]!).Distinct().Count());
        Assert.All(all, sized =>
        {
            if (sized["stackFile"] is not { } lines)
            {
                Assert.NotEmpty((string)sized["refusal"]!);
                return;
            }

            var check = StackCheck.Of(StackFile.Parse((string)lines!, "Pulumi.dev.yaml"));
            Assert.Empty(check.Errors);
            Assert.DoesNotContain(check.Warnings, problem => problem.Rule.Id is "MOD002" or "MOD003" or "MOD004" or "MOD005" or "MOD007");
            Assert.Null(sized["refusal"]);
            Assert.InRange((decimal)sized["perHour"]!, 1, 10);
        });
        Assert.Equal(json["choice"] is null ? ExitCode.CheckFailed : ExitCode.Fine, outcome.ExitCode);
    }

    [Fact]
    public async Task Size_NothingFits_SaysWhyOfEach()
    {
        var outcome = await Outcome.OfAsync("size", "--model", "meta-llama/Llama-3.3-70B-Instruct", "--engine", "vllm");

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        var lines = outcome.Output.Split('\n');
        Assert.Equal("meta-llama/Llama-3.3-70B-Instruct, 8192 tokens for each of 4 requests at once: nothing fits.", lines[0]);
        Assert.Contains(
            "vllm meta-llama/Llama-3.3-70B-Instruct on nvidia-rtx-pro-6000: model makes 141.11 GB of weights, but vLLM may take 91.20 GB of nvidia-rtx-pro-6000. "
                + "Use a smaller or more strongly quantized model, or more memory.",
            lines);
    }

    [Fact]
    public async Task Size_UnknownModel_IsAWarningThatNamesTheNearOnes()
    {
        var outcome = await Outcome.OfAsync("size", "--model", "llama3:9b");

        Assert.Equal((ExitCode.CheckFailed, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal(
            "warning: Nothing is known of the model 'llama3:9b'. Near to it are llama3.2:1b, llama3.2:3b, llama3.1:8b. "
                + "Name one of them, or describe yours with --weights, --config or --gguf.\n",
            outcome.Error);
    }

    // A name without a size is nearest to what begins with it.
    [Fact]
    public async Task Size_NameWithoutASize_IsNearToEachSize() => Assert.StartsWith(
        "warning: Nothing is known of the model 'gemma3'. Near to it are gemma3:1b, gemma3:4b, gemma3:12b. ",
        (await Outcome.OfAsync("size", "--model", "gemma3")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Size_UnknownModelWithWeights_IsReckonedAllTheSame()
    {
        var outcome = await Outcome.OfAsync("size", "--model", "acme/own", "--weights", "10Gi", "--engine", "vllm");

        Assert.Equal(ExitCode.Fine, outcome.ExitCode);
        Assert.EndsWith("Nothing says what a token keeps, so that contexts are not judged. --config or --gguf would.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("      weights: 10240Mi\n", outcome.Output, StringComparison.Ordinal);
    }

    // 300 GB/s over 4 of 32 experts of 13.77 GB, times 4 slots: a mixture reads at least the experts that it uses.
    [Fact]
    public async Task Size_MixtureOfExperts_IsBoundByTheExpertsOfAToken()
    {
        var json = await JsonAsync("--model", "openai/gpt-oss-20b", "--engine", "vllm", "--gpu", "nvidia-l4");

        Assert.Equal((decimal)json["weightBytes"]! / 8, (decimal)json["leastReadBytesPerToken"]!, 1);
        Assert.Equal(300_000_000_000 * 4 * 8 / (decimal)json["weightBytes"]!, (decimal)json["mostTokensPerSecond"]!, 5);
    }

    [Fact]
    public async Task Size_ModelThatEmbeds_HasNoBoundOfItsTokens()
    {
        var json = await JsonAsync("--model", "BAAI/bge-m3");

        Assert.Null(json["mostTokensPerSecond"]);
        Assert.Null(json["leastPerMillionTokens"]);
    }

    // What 'cost' makes of the same lines: 8 hours and ten minutes a day, 2000 requests of 700 tokens.
    [Fact]
    public async Task Size_WithUsage_CostsWhatCostSays()
    {
        using var folder = new Folder();
        var json = await JsonAsync("--model", "gemma3:4b", "--engine", "ollama", "--usage", "hoursPerDay=8,requestsPerDay=2000,tokensPerRequest=700");
        folder.Write("Pulumi.dev.yaml", (string)json["stackFile"]!);

        var cost = JsonNode.Parse((await Outcome.OfAsync("cost", "--root", folder.Path, "--format", "json")).Output)![0]!["cost"]!["services"]![0]!;
        Assert.Equal((decimal)cost["perMillionTokens"]!, (decimal)json["perMillionTokensAsUsed"]!);
        Assert.Equal((decimal)cost["perThousandRequests"]!, (decimal)json["perThousandRequestsAsUsed"]!);
        Assert.Equal((decimal)cost["monthly"]!["usage"]!, (decimal)json["perMonthAsUsed"]!);
    }

    [Fact]
    public async Task Size_InAnotherRegion_HasItsPricesAndItsLines()
    {
        var json = await JsonAsync("--model", "gemma3:4b", "--engine", "ollama", "--region", "asia-southeast1");

        Assert.Equal((1.542406m, 0.37512m), ((decimal)json["perHour"]!, (decimal)json["zonalRedundancyPerHour"]!));
        Assert.Contains("  gcp:region: asia-southeast1\n", (string)json["stackFile"]!, StringComparison.Ordinal);
        Assert.Equal(
            ["asia-south1", "europe-west1", "europe-west4", "us-central1", "us-east4"], json["elsewhere"]!.AsArray().Select(other => (string)other!["region"]!));
        Assert.Equal(1.397358m, (decimal)json["elsewhere"]![1]!["perHour"]!);
        Assert.True((bool)json["elsewhere"]![0]!["byInvitation"]!);
    }

    [Fact]
    public async Task Size_RegionWithoutTheGpu_SaysWhereItIs()
    {
        var outcome = await Outcome.OfAsync("size", "--model", "gemma3:4b", "--engine", "ollama", "--gpu", "nvidia-rtx-pro-6000", "--region", "us-east4");

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.Contains("gcp:region is us-east4, which does not offer nvidia-rtx-pro-6000. Use europe-west4, us-central1 or asia-southeast1.", outcome.Output, StringComparison.Ordinal);
    }

    // A tenth of the list price of the GPU.
    [Fact]
    public async Task Size_WithPrices_ReckonsWithThem()
    {
        using var folder = new Folder();
        folder.Write("prices.yaml", "note: contract 7\nread: 2026-11-01\nprices:\n  run.gpu.nvidia-l4: 0.00001867\n");

        var outcome = await Outcome.OfAsync("size", "--model", "gemma3:4b", "--engine", "ollama", "--gpu", "nvidia-l4", "--prices", Path.Combine(folder.Path, "prices.yaml"));

        Assert.Contains("an hour           $0.79, with zonal redundancy $1.77 [", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("of which          run.gpu.nvidia-l4 $0.00001867 per GPU-second [", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("] prices.yaml (contract 7), read 2026-11-01", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_UnknownModelAsJson_SaysSoInIt()
    {
        var outcome = await Outcome.OfAsync("size", "--model", "llama3:9b", "--format", "json");

        var json = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.StartsWith("Nothing is known of the model 'llama3:9b'. Near to it are llama3.2:1b,", (string)json["warning"]!, StringComparison.Ordinal);
        Assert.Null(json["choice"]);
    }

    [Theory]
    [InlineData("Name the model with --model, such as --model gemma3:4b. 'gpuinfra explain' lists those whose sizes are known.")]
    [InlineData("'a b' is no name of a model. Write it with --model as its engine calls it, such as gemma3:4b or google/gemma-3-4b-it.", "--model", "a b")]
    [InlineData("There is no engine 'olama'. The engines are: ollama, vllm, llama.cpp, sglang, text-embeddings-inference.", "--model", "gemma3:4b", "--engine", "olama")]
    [InlineData("Nothing is known of what a server of your own takes. Name one of these with --engine: ollama, vllm, llama.cpp, sglang, text-embeddings-inference.", "--model", "gemma3:4b", "--engine", "custom")]
    [InlineData("Ollama loads no form of Qwen3.8-27B that is known: there is Qwen/Qwen3.8-27B for vllm and sglang, Qwen/Qwen3.8-27B-FP8 for vllm and sglang. Name another engine with --engine, or describe your form with --weights.", "--model", "Qwen3.8-27B", "--engine", "ollama")]
    [InlineData("There is no GPU 'nvidia-h100' on Cloud Run. The GPUs are: nvidia-l4, nvidia-rtx-pro-6000.", "--model", "gemma3:4b", "--gpu", "nvidia-h100")]
    [InlineData("--context is '8k', but must be a whole number, at least 1. Write it without dots or units, such as --context 8192.", "--model", "gemma3:4b", "--context", "8k")]
    [InlineData("--context is 200000, but gemma3:4b was made for at most 131072 tokens. Use 131072 or less.", "--model", "gemma3:4b", "--context", "200000")]
    [InlineData("--users is '0', but must be a whole number, between 1 and 500. Write it without dots or units, such as --users 4.", "--model", "gemma3:4b", "--users", "0")]
    [InlineData("--users is '501', but must be a whole number, between 1 and 500. Write it without dots or units, such as --users 4.", "--model", "gemma3:4b", "--users", "501")]
    [InlineData("--weights is '10GB', which is no amount of memory. Write it such as 3300Mi or 16Gi.", "--model", "mine", "--weights", "10GB")]
    [InlineData("There is no region 'mars' of Cloud Run. Those with a GPU are: asia-south1, asia-south2, asia-southeast1, europe-west1, europe-west4, us-central1, us-east4.", "--model", "gemma3:4b", "--region", "mars")]
    [InlineData("--usage takes keys and numbers, and not '8'. Write it such as --usage hoursPerDay=8,requestsPerDay=2000,tokensPerRequest=700.", "--model", "gemma3:4b", "--usage", "8")]
    [InlineData("--usage does not know 'hours'. Did you mean 'hoursPerDay'? It knows hoursPerDay, burstsPerDay, instances, requestsPerDay, tokensPerRequest.", "--model", "gemma3:4b", "--usage", "hours=3")]
    [InlineData("--usage says hoursPerDay=25, but it must be a whole number, between 0 and 24.", "--model", "gemma3:4b", "--usage", "hoursPerDay=25")]
    [InlineData("--usage says instances=0, but it must be a whole number, at least 1.", "--model", "gemma3:4b", "--usage", "instances=0")]
    [InlineData("--usage says hoursPerDay twice. Say it once.", "--model", "gemma3:4b", "--usage", "hoursPerDay=1,hoursPerDay=2")]
    [InlineData("--usage says tokensPerRequest, which says nothing without requestsPerDay. Say both.", "--model", "gemma3:4b", "--usage", "hoursPerDay=1,tokensPerRequest=2")]
    [InlineData("--usage does not say hoursPerDay, without which nothing is reckoned. Write it such as --usage hoursPerDay=8,requestsPerDay=2000,tokensPerRequest=700.", "--model", "gemma3:4b", "--usage", "requestsPerDay=2")]
    [InlineData("error CFG001: no/prices.yaml: does not exist. Name a file that is there, or leave --prices out.", "--model", "gemma3:4b", "--prices", "no/prices.yaml")]
    [InlineData("--config and --gguf describe two models. Name one of the two files.", "--model", "mine", "--config", "c", "--gguf", "g")]
    [InlineData("'no/config.json' cannot be read. Name a file that is there with --config.", "--config", "no/config.json")]
    [InlineData("'no/file.gguf' cannot be read. Name a file that is there with --gguf.", "--gguf", "no/file.gguf")]
    public async Task Size_AskedWrongly_SaysWhatToDo(string line, params string[] args) =>
        (await Outcome.OfAsync(["size", .. args])).AssertFails(ExitCode.BadUsage, line);

    [Theory]
    [InlineData("There is no format 'yaml'. The formats are: text, json, markdown.", "--model", "gemma3:4b", "--format", "yaml")]
    [InlineData("'gemma3:4b' is a word too many. Leave it out.", "gemma3:4b")]
    [InlineData("--model stands without a value. Write one behind it. The model: a name that an engine knows it by, or a repository of Hugging Face. 'gpuinfra explain' lists those whose sizes are known.", "--model")]
    public async Task Size_WrongUsage_IsNamedInOneLine(string line, params string[] args) =>
        (await Outcome.OfAsync(["size", .. args])).AssertFails(ExitCode.BadUsage, line, Hint);

    [Fact]
    public async Task Size_Help_NamesEveryOption()
    {
        var help = (await Outcome.OfAsync("size", "--help")).Output;

        Assert.All(
            (string[])["--model", "--engine", "--context", "--users", "--gpu", "--region", "--usage", "--prices", "--weights", "--config", "--gguf", "--format"],
            option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    private static async Task<JsonNode> JsonAsync(params string[] args) =>
        JsonNode.Parse((await Outcome.OfAsync(["size", .. args, "--format", "json"])).Output)!["choice"]!;
}
