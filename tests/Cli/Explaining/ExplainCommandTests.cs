using System.Text.Json.Nodes;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class ExplainCommandTests
{
    private const string Run = "https://docs.cloud.google.com/run/docs/";

    [Theory]
    [InlineData("GPU004")]
    [InlineData("gpu004")]
    [InlineData("MemoryFits")]
    public async Task Explain_Rule_SaysWhatMustHoldAndWhy(string word) => await AssertSays(
        word,
        "GPU004 MemoryFits: The memory goes with the GPU and the CPU.",
        "",
        "Cloud Run refuses less than the GPU needs and more than the CPU takes. Raise one or lower the other.",
        "",
        "severity    error",
        "refused by  Google Cloud",
        $"source      {Run}configuring/services/gpu",
        "silence     {rule: GPU004, path: ..., reason: ...}");

    [Fact]
    public async Task Explain_RuleOfForm_CannotBeSilenced() => await AssertSays(
        "CFG005",
        "CFG005 KeyIsWrittenOnce: A key is written once.",
        "",
        "Which of two values holds depends on who reads the file. Keep one of them.",
        "",
        "severity  error",
        "silence   cannot be silenced");

    [Theory]
    [InlineData("kmsKey")]
    [InlineData("models.kmsKey")]
    [InlineData("gpuinfra:platform.models.kmsKey")]
    public async Task Explain_KeyOrTheEndOfItsPath_SaysWhatItIs(string word) => await AssertSays(
        word,
        "gpuinfra:platform.models.kmsKey: a text",
        "",
        "Resource name of the Cloud KMS key that encrypts the objects, in the bucket's region. Left out, Google's own keys do.",
        "Rule: https://cloud.google.com/storage/docs/encryption/customer-managed-keys");

    [Theory]
    [InlineData("services.chat.startupProbe.periodSeconds")]
    [InlineData("gpuinfra:services.[name].startupProbe.periodSeconds")]
    public async Task Explain_NumberOfOneService_SaysItsLimitsAndWhoSaysSo(string word) => await AssertSays(
        word,
        "gpuinfra:services.[name].startupProbe.periodSeconds: a whole number",
        "",
        "The seconds from one probe to the next. Left out, ten.",
        "",
        "value  between 1 and 1800 [1]",
        "",
        $"[1] {Run}configuring/healthchecks, read 2026-11-20");

    [Fact]
    public async Task Explain_PathOfAKeyThatIsCalledLikeALimit_SaysTheKey()
    {
        var outcome = await Outcome.OfAsync("explain", "services.chat.concurrency");

        Assert.StartsWith("gpuinfra:services.[name].concurrency: a whole number\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\nvalue  between 1 and 1000 [1]\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_EveryKeyOfTheSchema_IsKnown()
    {
        var schema = JsonNode.Parse(Repository.Read("stack.schema.json"))!["definitions"]!.AsObject();
        var keys = schema.SelectMany(definition => definition.Value!["properties"]?.AsObject().Select(key => key.Key) ?? []).Distinct().ToList();
        string[] limits = ["concurrency", "instances", "port", "quota"];

        Assert.Empty(limits.Except(keys));
        foreach (var key in keys)
        {
            var outcome = await Outcome.OfAsync("explain", key);
            Assert.Contains(limits.Contains(key) ? $"{key}: " : $".{key}: ", outcome.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Explain_Region_SaysWhichGpusItOffersAndHowSureThatIs() => await AssertSays(
        "us-central1",
        "us-central1: offers nvidia-l4, nvidia-rtx-pro-6000",
        "",
        "nvidia-l4            available (unconfirmed) [1]",
        "nvidia-rtx-pro-6000  available [1]",
        "",
        $"[1] {Run}configuring/services/gpu, read 2026-10-08");

    [Theory]
    [InlineData("vllm", "its image needs    CUDA 13.0, driver 580 or newer [5]")]
    [InlineData("ollama", "its image needs    driver 550 or newer [5]")]
    [InlineData("text-embeddings-inference", "on nvidia-rtx-pro-6000  120-1.9.3 needs compute capability 12.0 [3]")]
    [InlineData("nvidia-l4", "driver, CUDA        580, 13.0 [2]")]
    public async Task Explain_EngineAndGpu_SayWhichDriverTheyNeedAndHave(string word, string line) =>
        Assert.Contains(line, (await Outcome.OfAsync("explain", word)).Output.Split('\n'));

    [Fact]
    public async Task Explain_Accelerator_ListsItsFactsWithEverySource()
    {
        var outcome = await Outcome.OfAsync("explain", "nvidia-rtx-pro-6000");

        var lines = outcome.Output.Split('\n');
        Assert.Equal("nvidia-rtx-pro-6000: NVIDIA RTX PRO 6000 Blackwell Server Edition", lines[0]);
        Assert.Contains("memory              96 GB [1]", lines);
        Assert.Contains("CPU and memory      at least 20 vCPU and 80Gi [1]", lines);
        Assert.Contains("                    at most 44 vCPU and 176Gi (unconfirmed) [2]", lines);
        Assert.Contains("regions             asia-south2, by invitation only [1]", lines);
        Assert.Contains($"[2] {Run}release-notes, read 2026-04-13", lines);
    }

    [Fact]
    public async Task Explain_Engine_SaysWhenItAnswers() => await AssertSays(
        "ollama",
        "ollama: Ollama",
        "",
        "names a model      gemma3:4b [1]",
        "imports a model    gemma3:4b, or hf.co/owner/name:quantization [1]",
        "health path        /api/version [1]",
        "asked at           /v1, as OpenAI is, and /api/chat of its own (unconfirmed) [2]",
        "answers            before the model is loaded [1]",
        "warm-up            about 6 s (5 to 15 seconds), the loading of the weights left aside (unconfirmed) [3]",
        "GPU memory         at least 0.5 GB for itself (unconfirmed) [3]",
        "image              ollama/ollama 0.40.1, where a service names none [4]",
        "its image needs    driver 550 or newer [5]",
        "context            OLLAMA_CONTEXT_LENGTH [6]",
        "requests at once   OLLAMA_NUM_PARALLEL [6]",
        "form of the cache  OLLAMA_KV_CACHE_TYPE [6]",
        "maps weights       yes; a model's own parameter use_mmap alone ends it [6]",
        "",
        $"[1] {Run}tutorials/gpu-gemma-with-ollama, read 2026-04-08",
        "[2] https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/api.md, read 2026-11-28",
        "[3] https://github.com/ollama/ollama/blob/main/docs/context-length.mdx, read 2026-11-20",
        "[4] https://hub.docker.com/r/ollama/ollama/tags, read 2026-11-28",
        "[5] https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/docs/gpu.mdx, read 2026-11-28",
        "[6] https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/envconfig/config.go, read 2026-11-28");

    // gcloud's proxy is of no use where ingress keeps out who runs it.
    [Fact]
    public async Task Explain_Ingress_SaysHowAServiceIsCalled()
    {
        var text = string.Join(' ', (await Outcome.OfAsync("explain", "services.chat.ingress")).Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains(
            "called: job a job of Cloud Run in the network, with internal, internal-and-cloud-load-balancing. Needs an account among invokers, and "
                + "--vpc-egress=all-traffic [1]",
            text, StringComparison.Ordinal);
        Assert.Contains(
            "called: proxy your own machine, by gcloud run services proxy, with all, which RUN042 refuses until it is silenced. Needs the address at "
                + "run.app, and somebody among invokers who is logged in to gcloud; never with another ingress [3]",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_Loading_SaysWhatToExpectOfEachWay()
    {
        var lines = (await Outcome.OfAsync("explain", "loading")).Output.Split('\n');

        Assert.Contains(
            "image                     about 800 MB a second (180 beyond 10 GB), 100 to 1000 were seen (unconfirmed) [1]", lines);
        Assert.Contains("bucket, read ahead        about 1000 MB a second, 50 to 1127 were seen (unconfirmed) [3]", lines);
        Assert.Contains("bucket, by way of memory  about 270 MB a second, 48 to 430 were seen (unconfirmed) [4]", lines);
    }

    [Fact]
    public async Task Explain_EngineOfOnesOwn_HasNoFacts() => await AssertSays(
        "custom",
        "custom: another server",
        "",
        "Nothing is assumed: say the probes, the port and the environment yourself.");

    [Fact]
    public async Task Explain_Model_SaysWhatItTakes() => await AssertSays(
        "gemma3:4b",
        "gemma3:4b: a model for Ollama",
        "",
        "weights          3.3 GB [1]",
        "cache            2.81 GB for a request with a full context [2]",
        "longest context  131072 tokens [2]",
        "",
        "[1] https://github.com/Jeffser/Alpaca/blob/d1577de0d9bd5ac07af432e5b6f69fc689e40db8/src/ollama_models.py, read",
        "  2026-11-28",
        "[2] https://github.com/Lightning-AI/litgpt/blob/26857050fe3ff627cd714fe92f5838f51a3d5efa/litgpt/config.py, read",
        "  2026-11-28");

    [Theory]
    [InlineData("bge-m3", "Text Embeddings Inference")]
    [InlineData("Qwen3-8B", "vLLM or SGLang")]
    [InlineData("gemma-3-4b-it-qat-q4_0-gguf", "llama.cpp")]
    public async Task Explain_Model_NamesTheEnginesThatLoadIt(string model, string engines) =>
        Assert.StartsWith($"{model}: a model for {engines}\n", (await Outcome.OfAsync("explain", model)).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Explain_Limit_SaysItWithItsDefaults() => await AssertSays(
        "concurrency",
        "concurrency: requests that an instance serves at once",
        "",
        "value               between 1 and 1000 [1]",
        "default with a GPU  4",
        "default without     80 [1]",
        "",
        $"[1] {Run}about-concurrency, read 2026-11-20");

    [Fact]
    public async Task Explain_Price_SaysWhatItIsInEveryRegion() => await AssertSays(
        "run.gpu.nvidia-rtx-pro-6000.zonal",
        "run.gpu.nvidia-rtx-pro-6000.zonal: US dollars per GPU-second",
        "",
        "asia-south2      0.00056913 (unconfirmed) [1]",
        "asia-southeast1  0.00056913 (unconfirmed) [1]",
        "europe-west4     0.00056913 [1]",
        "us-central1      0.00056913 [1]",
        "",
        "[1] https://cloud.google.com/run/pricing, read 2026-04-21");

    [Fact]
    public async Task Explain_Prices_ListsThemAllWithTheDayOfEach()
    {
        var lines = (await Outcome.OfAsync("explain", "prices")).Output.Split('\n');

        Assert.Contains("run.gpu.nvidia-l4                  0.0001867 per GPU-second [1]", lines);
        Assert.Contains("run.gpu.nvidia-rtx-pro-6000.zonal  0.00056913 per GPU-second [2]", lines);
        Assert.Contains("run.cpu                            0.000018 to 0.0000216 per vCPU-second [1]", lines);
        Assert.Contains("psc.endpoint                       0.01 per endpoint-hour (unconfirmed) [4]", lines);
        Assert.Contains("[1] https://cloud.google.com/run/pricing, read 2026-10-08", lines);
        Assert.Contains("[2] https://cloud.google.com/run/pricing, read 2026-04-21", lines);
        Assert.All(PriceIds.All, id => Assert.Contains(lines, line => line.StartsWith($"{id} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Explain_UnknownWord_NamesTheNearest() =>
        (await Outcome.OfAsync("explain", "GPU04")).AssertFails(
            ExitCode.BadUsage,
            "Nothing is known of 'GPU04'. Did you mean GPU004, GPU001, GPU002? Run 'gpuinfra explain' for all words.");

    [Fact]
    public async Task Explain_Nothing_ListsEveryWordByKind()
    {
        var outcome = await Outcome.OfAsync("explain");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        var lines = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["GPUs", "regions", "engines", "models", "limits", "prices", "rules"],
            lines.Where(line => !line.StartsWith(' ')));
        Assert.Contains("  nvidia-l4            NVIDIA L4", lines);
        Assert.All(RuleBook.All, rule => Assert.Contains($"  {rule.Id}  {rule.Title}", lines));
    }

    [Fact]
    public async Task Explain_EveryWordInTheList_IsExplained()
    {
        var words = (await Outcome.OfAsync("explain")).Output.Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ')
            .Select(line => line.Trim().Split(' ')[0])
            .ToList();

        Assert.NotEmpty(words);
        foreach (var word in words)
        {
            var outcome = await Outcome.OfAsync("explain", word);
            Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
            Assert.StartsWith(word, outcome.Output, StringComparison.Ordinal);
        }
    }

    private static async Task AssertSays(string word, params string[] lines)
    {
        var outcome = await Outcome.OfAsync("explain", word);

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(string.Concat(lines.Select(line => line + '\n')), outcome.Output);
    }
}
