namespace GpuInfra.Components.Tests;

/// <summary>What each engine is told, in one line: its command, its arguments and its environment.</summary>
public sealed class EnginePresetWordsTests
{
    [Theory]
    [InlineData("llama.cpp", null, "LLAMA_ARG_HOST=0.0.0.0 LLAMA_ARG_MODEL=own LLAMA_ARG_N_PARALLEL=4 LLAMA_ARG_PORT=8080 /health")]
    [InlineData(
        "llama.cpp", "bucket",
        "LLAMA_ARG_HOST=0.0.0.0 LLAMA_ARG_LOAD_MODE=none LLAMA_ARG_MODEL=/models/own LLAMA_ARG_N_PARALLEL=4 LLAMA_ARG_PORT=8080 /health")]
    [InlineData(
        "sglang", null,
        "python3 -m sglang.launch_server --model-path own --served-model-name own --host 0.0.0.0 --port 8080 --max-running-requests 4 "
            + "HF_HUB_OFFLINE=1 /health")]
    [InlineData(
        "sglang", "bucket",
        "python3 -m sglang.launch_server --model-path /models/own --served-model-name own --host 0.0.0.0 --port 8080 "
            + "--max-running-requests 4 --weight-loader-disable-mmap HF_HUB_OFFLINE=1 /health")]
    [InlineData("text-embeddings-inference", null, "HF_HUB_OFFLINE=1 MODEL_ID=own /health")]
    [InlineData("text-embeddings-inference", "bucket", "HF_HUB_OFFLINE=1 MODEL_ID=/models/own /health")]
    public void Check_LeastArguments_TellTheEngine(string engine, string? source, string words)
    {
        var serving = Serving(new() { Engine = engine, Model = "own", Image = Given.Image, ModelSource = source });

        Assert.Equal(words, string.Join(' ',
        [
            .. serving.Command, .. serving.Args, .. serving.Env.Select(variable => $"{variable.Key}={variable.Value}"), serving.StartupProbe!.Path,
        ]));
    }

    // llama.cpp is told the tokens of all requests together.
    [Fact]
    public void Check_ContextOfLlamaCpp_IsSharedByItsSlots()
    {
        var args = new ModelServiceArgs
        {
            Engine = "llama.cpp",
            Model = "own.gguf",
            Image = Given.Image,
            Concurrency = 8,
            ContextLength = 4_096,
            Weights = "1Gi",
        };

        Assert.Equal("32768", Serving(args).Env["LLAMA_ARG_CTX_SIZE"]);
        Assert.Equal([], GivenModel.Violations(args));
    }

    [Theory]
    [InlineData("32768", true)]
    [InlineData("4096", false)]
    public void Check_ContextOfLlamaCppByHand_IsThatOfAllSlots(string tokens, bool agrees)
    {
        var args = new ModelServiceArgs
        {
            Engine = "llama.cpp",
            Model = "own.gguf",
            Image = Given.Image,
            Concurrency = 8,
            ContextLength = 4_096,
            Env = new Dictionary<string, string> { ["LLAMA_ARG_CTX_SIZE"] = tokens },
        };

        Assert.Equal(agrees, GivenModel.Violations(args).Count == 0);
    }

    private static ContainerSpec Serving(ModelServiceArgs args) =>
        ModelServiceSpec.Check("chat", GivenModel.Wired(args)).Spec.Service.Serving;
}
