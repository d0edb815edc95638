namespace GpuInfra.Components.Tests;

public sealed class ModelMemoryRulesTests
{
    private const string Vllm = "[https://docs.vllm.ai/en/latest/configuration/optimization.html]";
    private const string Ollama = "[https://github.com/ollama/ollama/blob/main/docs/context-length.mdx]";

    private const string Guide = "[https://cloud.google.com/blog/topics/developers-practitioners/a-guide-to-ai-cold-starts-on-cloud-run]";

    [Theory]
    [InlineData("vllm", "21743Mi")]
    [InlineData("ollama", "22888Mi")]
    public void Check_WeightsThatFit_AreFine(string engine, string weights) =>
        Assert.Empty(Memory(new() { Engine = engine, Model = "own", Image = Given.Image, ModelSource = "bucket", Weights = weights }));

    [Theory]
    [InlineData("vllm", "21744Mi", "Error", "makes 22.81 GB of weights, but vLLM may take 22.80 GB of nvidia-l4")]
    [InlineData("ollama", "22889Mi", "Warning", "makes 24.01 GB of weights, but nvidia-l4 has 24.00 GB")]
    [InlineData("custom", "22889Mi", "Warning", "makes 24.01 GB of weights, but nvidia-l4 has 24.00 GB")]
    public void Check_WeightsThatDoNotFit_AreToldOnceAndStopOnlyVllm(string engine, string weights, string severity, string text) =>
        Assert.Equal(
            [$"{severity} WeightsFitMemory weights: {text}. Use a smaller or more strongly quantized model, or more memory. [configuring/services/gpu]"],
            Memory(new()
            {
                Engine = engine,
                Model = "own",
                Image = Given.Image,
                ModelSource = "bucket",
                Weights = weights,
                KvCacheBytesPerToken = 1,
                ContextLength = 1,
            }));

    [Fact]
    public void Check_WeightsOfCatalogThatDoNotFit_OnlyWarn() =>
        Assert.Equal(
            ["Warning WeightsFitMemory model: makes 54.87 GB of weights, but vLLM may take 22.80 GB of nvidia-l4. Use a smaller or more strongly quantized model, or more memory. [configuring/services/gpu]"],
            Memory(new() { Engine = "vllm", Model = "gemma-3-27b-it", Image = Given.Image, ModelSource = "bucket" }));

    [Fact]
    public void Check_WeightsThatAreSaid_GoBeforeTheCatalog() =>
        Assert.Empty(Memory(new()
        {
            Engine = "vllm",
            Model = "gemma-3-27b-it",
            Image = Given.Image,
            Weights = "10Gi",
            ContextLength = 4096,
        }));

    [Theory]
    [InlineData(1_106_258_175)]
    [InlineData(1_106_258_176)]
    public void Check_RequestThatFits_IsFine(int context) => Assert.Empty(Memory(Sized(context, concurrency: 1)));

    [Fact]
    public void Check_RequestThatDoesNotFit_Warns() =>
        Assert.Equal(
            [$"Warning RequestFitsMemory contextLength: is 1106258177, with which the model and one request need at least 22.81 GB, but vLLM may take 22.80 GB of nvidia-l4: vLLM does not start. Use 1106258176 or less. {Vllm}"],
            Memory(Sized(1_106_258_177, concurrency: 1)));

    [Theory]
    [InlineData(553_129_087)]
    [InlineData(553_129_088)]
    public void Check_RequestsThatFit_AreFine(int context) => Assert.Empty(Memory(Sized(context, concurrency: 2)));

    [Fact]
    public void Check_RequestsThatDoNotFitTogether_Warn() =>
        Assert.Equal(
            [$"Warning RequestsFitMemory contextLength: is 553129089, with which the model and 2 requests at once need at least 22.81 GB, but vLLM may take 22.80 GB of nvidia-l4: vLLM puts requests back and computes them again. Use 553129088 or less, or let fewer requests in at once. {Vllm}"],
            Memory(Sized(553_129_089, concurrency: 2)));

    [Fact]
    public void Check_LargestNumbers_DoNotOverflow() =>
        Assert.Equal(
            [$"Warning RequestFitsMemory contextLength: is 2147483647, with which the model and one request need at least 4611686025.87 GB, but vLLM may take 22.80 GB of nvidia-l4: vLLM does not start. Use 5 or less. {Vllm}"],
            Memory(new()
            {
                Engine = "vllm",
                Model = "own",
                Image = Given.Image,
                Weights = "10240Mi",
                ContextLength = int.MaxValue,
                KvCacheBytesPerToken = int.MaxValue,
                Concurrency = 1000,
            }));

    [Fact]
    public void Check_NoContextThatFits_SaysSo() =>
        Assert.Contains(
            "vLLM does not start. Use a smaller model, or more memory.",
            Assert.Single(Memory(new()
            {
                Engine = "vllm",
                Model = "own",
                Image = Given.Image,
                ModelSource = "bucket",
                Weights = "21743Mi",
                ContextLength = 1,
                KvCacheBytesPerToken = 1,
            })),
            StringComparison.Ordinal);

    [Fact]
    public void Check_ContextLeftOut_IsTheModelsOwnForVllm() =>
        Assert.Equal(
            [$"Warning RequestsFitMemory contextLength: is left out, which makes a context of 131072 tokens, with which the model and 16 requests at once need at least 54.50 GB, but vLLM may take 22.80 GB of nvidia-l4: vLLM puts requests back and computes them again. Use 34343 or less, or let fewer requests in at once. {Vllm}"],
            Memory(new() { Engine = "vllm", Model = "gemma-3-4b-it", Image = Given.Image, Concurrency = 16 }));

    [Fact]
    public void Check_ContextLeftOut_FollowsGpuForOllama()
    {
        Assert.Empty(Memory(new() { Engine = "ollama", Model = "llama3.1:8b", Image = Given.Image, Concurrency = 16 }));
        Assert.Equal(
            [$"Warning RequestsFitMemory contextLength: is left out, which makes a context of 131072 tokens, with which the model and 6 requests at once need at least 108.48 GB, but nvidia-rtx-pro-6000 has 96.00 GB: Ollama computes on the CPU what does not fit. Use 115203 or less, or let fewer requests in at once. {Ollama}"],
            Memory(new()
            {
                Engine = "ollama",
                Model = "llama3.1:8b",
                Image = Given.Image,
                Gpu = "nvidia-rtx-pro-6000",
                Concurrency = 6,
            }));
    }

    [Fact]
    public void Check_ContextInEnvironment_IsToldThere() =>
        Assert.Equal(
            [$"Warning RequestFitsMemory env.OLLAMA_CONTEXT_LENGTH: makes a context of 1000000 tokens, with which the model and one request need at least 136.48 GB, but nvidia-l4 has 24.00 GB: Ollama computes on the CPU what does not fit. Use 35476 or less. {Ollama}"],
            Memory(new()
            {
                Engine = "ollama",
                Model = "llama3.1:8b",
                Image = Given.Image,
                Env = new Dictionary<string, string> { ["OLLAMA_CONTEXT_LENGTH"] = "1000000" },
            }));

    [Fact]
    public void Check_ContextInArguments_IsToldThere() =>
        Assert.Equal(
            [$"Warning RequestFitsMemory args[0]: makes a context of 100000 tokens, with which the model and one request need at least 30.18 GB, but vLLM may take 12.00 GB of nvidia-l4: vLLM does not start. Use a smaller model, or more memory. {Vllm}"],
            Memory(new()
            {
                Engine = "vllm",
                Model = "own",
                Weights = "11444Mi",
                KvCacheBytesPerToken = 171_800,
                Image = Given.Image,
                Args = ["--max-model-len=100000", "--gpu-memory-utilization", "0.5"],
            }));

    [Theory]
    [InlineData("54.87 GB", "--kv-cache-dtype=fp8")]
    [InlineData("54.87 GB", "--kv-cache-dtype", "turbo3")]
    [InlineData("54.87 GB", "--quantization", "none")]
    [InlineData("46.28 GB", "--cpu-offload-gb", "8")]
    [InlineData("27.44 GB", "--quantization", "fp8")]
    [InlineData("27.44 GB", "-q", "fp8", "--kv-cache-dtype", "fp8")]
    public void Check_ArgumentThatChangesASize_ChangesThatAlone(string weights, params string[] args) =>
        Assert.StartsWith($"Warning WeightsFitMemory model: makes {weights} of weights, ", Assert.Single(Of27B(args)), StringComparison.Ordinal);

    // What is stored in that form is not what the catalog knows, and four bits may fit.
    [Theory]
    [InlineData("--quantization", "awq")]
    [InlineData("--quantization=bitsandbytes")]
    public void Check_FormThatIsNotKnown_LeavesWeightsUnjudged(params string[] args) => Assert.Empty(Of27B(args));

    private static List<string> Of27B(string[] args) => Memory(new()
    {
        Engine = "vllm",
        Model = "gemma-3-27b-it",
        Image = Given.Image,
        ModelSource = "bucket",
        Args = args,
        ContextLength = 1024,
        Concurrency = 1,
    });

    [Theory]
    [InlineData("4Gi", 0)]
    [InlineData("2Gi", 1)]
    public void Check_OllamaWithoutGpu_NeedsTheContainersMemory(string memory, int violations) =>
        Assert.Equal(violations, Memory(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            Gpu = "none",
            Memory = memory,
            Concurrency = 1,
        }).Count);

    [Theory]
    [InlineData(131_072, 0)]
    [InlineData(131_073, 1)]
    public void Check_ContextBeyondTheModels_Warns(int context, int violations) =>
        Assert.Equal(violations, GivenModel
            .Violations(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, ContextLength = context, Concurrency = 1 })
            .Count(line => line == "Warning ContextFitsModel contextLength: is 131073, but gemma3:4b was made for at most 131072. "
                + "Use 131072 or less. [https://github.com/Lightning-AI/litgpt/blob/26857050fe3ff627cd714fe92f5838f51a3d5efa/litgpt/config.py]"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    public void Check_NumbersBelowOne_AreRefused(int context, int bytes) =>
        Assert.Equal(
            [
                $"Error ModelNumberIsPositive contextLength: is {context}, but must be at least 1. Use 1 or more. {Guide}",
                $"Error ModelNumberIsPositive kvCacheBytesPerToken: is {bytes}, but must be at least 1. Use 1 or more. {Guide}",
            ],
            GivenModel.Violations(new() { Image = Given.Image, ContextLength = context, KvCacheBytesPerToken = bytes }));

    [Fact]
    public void Check_WeightsThatCannotBeRead_AreRefused() =>
        Assert.Equal(
            ["Error MemoryIsReadable weights: is '3.3GB', but must be a whole number above zero with Mi or Gi. Use 3380Mi. [configuring/services/memory-limits]"],
            GivenModel.Violations(new() { Image = Given.Image, Weights = "3.3GB" }));

    private static ModelServiceArgs Sized(int context, int concurrency) => new()
    {
        Engine = "vllm",
        Model = "own",
        Image = Given.Image,
        ModelSource = "bucket",
        Weights = "10240Mi",
        KvCacheBytesPerToken = 10,
        ContextLength = context,
        Concurrency = concurrency,
    };

    private static List<string> Memory(ModelServiceArgs args) =>
        [.. GivenModel.Violations(args).Where(line => line.Split(' ')[1].Contains("Memory", StringComparison.Ordinal))];
}
