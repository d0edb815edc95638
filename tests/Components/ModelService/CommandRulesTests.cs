namespace GpuInfra.Components.Tests;

/// <summary>What an engine is told by hand, beside what its settings say.</summary>
public sealed class CommandRulesTests
{
    private const string Vllm = "[https://docs.vllm.ai/en/latest/configuration/engine_args/]";
    private const string Ollama = "[https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/envconfig/config.go]";

    [Fact]
    public async Task Constructor_ArgumentsOfOnesOwn_AreAddedToThePresets()
    {
        var service = await GivenModel.ServiceAsync(OnVllm(["--enable-prefix-caching"]));

        Assert.Equal(
            ["own", "--served-model-name", "own", "--port", "8080", "--max-num-seqs", "4", "--gpu-memory-utilization", "0.95", "--enable-prefix-caching"],
            service.Below("template.containers[0].args").Select(line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]));
    }

    [Theory]
    [InlineData("--model other", "args[1]", "--model other")]
    [InlineData("--model=other", "args[0]", "--model other")]
    [InlineData("--model own --model other", "args[3]", "--model other")]
    public void Check_ModelFlagAgainstModel_IsAnError(string flags, string place, string said) => Assert.Equal(
        [$"Error FlagAgreesWithSetting {place}: is {said}, but model is own. Leave it out: the engine is told what model says. {Vllm}"],
        GivenModel.Violations(OnVllm(flags.Split(' '))));

    [Theory]
    [InlineData("--max-model-len 4096", "args[1]", "--max-model-len 4096")]
    [InlineData("--max_model_len=8k", "args[0]", "--max_model_len 8k")]
    [InlineData("--max-model-len 8192 --max-model-len 1M", "args[3]", "--max-model-len 1M")]
    public void Check_ContextFlagAgainstContext_IsAnError(string flags, string place, string said) => Assert.Equal(
        [$"Error FlagAgreesWithSetting {place}: is {said}, but contextLength is 8192. Leave it out: the engine is told what contextLength says. {Vllm}"],
        GivenModel.Violations(OnVllm(flags.Split(' '), context: 8192)));

    [Theory]
    [InlineData("--port=8080 --model own --max-num-seqs 4")]
    [InlineData("--max-model-len 8192")]
    [InlineData("--max_model_len=8K")]
    [InlineData("--max-model-len 4k --max-model-len 8K")]
    [InlineData("--served-model-name chat")]
    [InlineData("--hf-token --trust-remote-code")]
    public void Check_FlagsThatRepeatSettings_AreFine(string flags) =>
        Assert.Empty(GivenModel.Violations(OnVllm(flags.Split(' '), context: 8192)));

    [Theory]
    [InlineData("other")]
    [InlineData("/models/own")]
    [InlineData("google/gemma-3-4b-it")]
    public void Check_SecondModelWithoutFlag_IsAnError(string model) => Assert.Equal(
        [
            $"Error ModelIsSaidOnce args[0]: is '{model}', but vLLM is told its model already, by the setting model. Leave it out, and say in args "
                + $"only what no other setting says; or say command, too, which replaces all of the preset's. {Vllm}",
        ],
        GivenModel.Violations(OnVllm([model])));

    [Fact]
    public void Check_CommandOfOnesOwn_ReplacesThePresets() =>
        Assert.Empty(GivenModel.Violations(OnVllm(["serve", "own", "--port", "8080", "--max-num-seqs", "4"], command: ["vllm"])));

    [Theory]
    [InlineData("OLLAMA_CONTEXT_LENGTH", "4096", "contextLength is 8192", "contextLength")]
    [InlineData("OLLAMA_CONTEXT_LENGTH", "16384", "contextLength is 8192", "contextLength")]
    [InlineData("OLLAMA_MODELS", "/data", "modelSource is bucket", "modelSource")]
    [InlineData("OLLAMA_MODELS", "/models/own", "modelSource is bucket", "modelSource")]
    public void Check_VariableAgainstSetting_IsAnError(string name, string value, string but, string setting) => Assert.Equal(
        [$"Error FlagAgreesWithSetting env.{name}: is {name} {value}, but {but}. Leave it out: the engine is told what {setting} says. {Ollama}"],
        GivenModel.Violations(OnOllama(name, value)));

    [Theory]
    [InlineData("OLLAMA_CONTEXT_LENGTH", "8192")]
    [InlineData("OLLAMA_MODELS", "/models")]
    [InlineData("OLLAMA_MODELS", "/models/")]
    [InlineData("OLLAMA_NUM_PARALLEL", "4")]
    [InlineData("OLLAMA_KEEP_ALIVE", "5m")]
    public void Check_VariableThatRepeatsSetting_IsFine(string name, string value) =>
        Assert.Empty(GivenModel.Violations(OnOllama(name, value)));

    // Where the model is in no bucket, its folder is the caller's.
    [Fact]
    public void Check_FolderOfAnImage_IsFine() => Assert.Empty(GivenModel.Violations(new()
    {
        Engine = "ollama",
        Model = "own",
        Image = Given.Image,
        Concurrency = 4,
        Env = new Dictionary<string, string> { ["OLLAMA_MODELS"] = "/own" },
    }));

    [Theory]
    [InlineData("v1", null)]
    [InlineData("v2", "args[1]: is --revision v2, but revision is v1. Leave it out: the engine is told what revision says.")]
    public void Check_RevisionFlag_AgreesWithRevision(string flag, string? text) => Assert.Equal(
        text is null ? [] : [$"Error FlagAgreesWithSetting {text} {Vllm}"],
        OnPlatform.Lines(new() { Engine = "vllm", Model = "acme/own", Image = Given.Image, ModelSource = "internet", Revision = "v1", Args = ["--revision", flag] })
            .Where(line => line.Contains("FlagAgreesWithSetting", StringComparison.Ordinal)));

    // How weights are read follows from where they are.
    [Theory]
    [InlineData("vllm", "acme/own", null, "--load-format auto", "memory", Vllm)]
    [InlineData("vllm", "acme/own", null, "--load-format runai_streamer_sharded", null, null)]
    [InlineData("vllm", "acme/own", "bucket", "--load-format auto", null, null)]
    [InlineData("llama.cpp", "acme/own/m.gguf", "bucket", "--load-mode mmap", "bucket", "[https://github.com/ggml-org/llama.cpp/blob/00dc8057/tools/server/README.md]")]
    [InlineData("llama.cpp", "acme/own/m.gguf", "bucket", "--load-mode dio", null, null)]
    [InlineData("llama.cpp", "acme/own/m.gguf", "memory", "--load-mode mmap", null, null)]
    public void Check_LoadingByHand_AgreesWithTheSource(string engine, string model, string? source, string flags, string? said, string? page) => Assert.Equal(
        said is null ? [] :
        [$"Error FlagAgreesWithSetting args[1]: is {flags}, but modelSource is {said}. Leave it out: the engine is told what modelSource says. {page}"],
        OnPlatform.Lines(new() { Engine = engine, Model = model, ModelSource = source, Weights = "1Gi", Args = flags.Split(' ') }));

    // The image of Ollama's makers serves only where it gets no other argument.
    [Theory]
    [InlineData("ollama", "gemma3:4b", null, null, "run", true)]
    [InlineData("ollama", "gemma3:4b", null, null, "serve", false)]
    [InlineData("ollama", "gemma3:4b", null, "/bin/ollama", "run", false)]
    [InlineData("ollama", "gemma3:4b", Given.Image, null, "run", false)]
    [InlineData("llama.cpp", "acme/own/m.gguf", null, null, "--verbose", false)]
    public void Check_ArgumentsOfTheMakersImage_KeepItServing(string engine, string model, string? image, string? command, string arg, bool isTold) => Assert.Equal(
        isTold
            ?
            [
                "Error FlagAgreesWithSetting args[0]: is 'run', but arguments replace serve in the image of Ollama: it would not serve. Leave args out, and "
                    + "say by env what it is told. [tutorials/gpu-gemma-with-ollama]",
            ]
            : [],
        OnPlatform.Lines(new() { Engine = engine, Model = model, Weights = "1Gi", Image = image, Command = command is null ? null : [command], Args = [arg] })
            .Where(line => line.Contains("FlagAgreesWithSetting", StringComparison.Ordinal)));

    private static ModelServiceArgs OnVllm(string[] args, int? context = null, string[]? command = null) => new()
    {
        Engine = "vllm",
        Model = "own",
        Image = Given.Image,
        Concurrency = 4,
        ContextLength = context,
        Command = command,
        Args = args,
    };

    private static ModelServiceArgs OnOllama(string name, string value) => new()
    {
        Engine = "ollama",
        Model = "own",
        Weights = "1Gi",
        ModelSource = "bucket",
        Image = Given.Image,
        Concurrency = 4,
        ContextLength = 8192,
        Env = new Dictionary<string, string> { [name] = value },
    };
}
