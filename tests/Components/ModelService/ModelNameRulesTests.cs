namespace GpuInfra.Components.Tests;

/// <summary>How models are named, and where they are read.</summary>
public sealed class ModelNameRulesTests
{
    private const string Ollama = "[https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/envconfig/config.go]";
    private const string Mounts = "[configuring/services/cloud-storage-volume-mounts]";

    [Theory]
    [InlineData("google/gemma-3-4b-it")]
    [InlineData("Qwen/Qwen2.5-7B-Instruct")]
    [InlineData("meta-llama/Llama-3.1-8B")]
    public void Check_RepositoryForOllama_WarnsWithItsForm(string model) => Assert.Equal(
        [
            $"Warning ModelIsInEnginesWords model: is '{model}', which is named like a repository of Hugging Face. Write Ollama's own name of it, "
                + $"such as gemma3:4b, or hf.co/{model} for a repository with GGUF files. {Ollama}",
        ],
        GivenModel.Violations(Named("ollama", model)));

    [Theory]
    [InlineData("gemma3:4b")]
    [InlineData("llama3.2:1b")]
    [InlineData("own:latest")]
    public void Check_TagForVllm_WarnsWithItsForm(string model) => Assert.StartsWith(
        $"Warning ModelIsInEnginesWords model: is '{model}', which is named like a model of Ollama. Write the folder that the weights are in, such as gemma-3-4b-it. [",
        Assert.Single(GivenModel.Violations(Named("vllm", model))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ollama", "gema3:4b", "gemma3:4b")]
    [InlineData("ollama", "lama3.2:1b", "llama3.2:1b")]
    [InlineData("ollama", "qwem3:8b", "qwen3:8b")]
    [InlineData("vllm", "Qwem2.5-7B-Instruct", "Qwen2.5-7B-Instruct")]
    [InlineData("vllm", "gemna-3-4b-it", "gemma-3-4b-it")]
    [InlineData("ollama", "grenide:8b", "granite:8b")]
    [InlineData("ollama", "nemodran:8b", "nemotron:8b")]
    public void Check_SlipOfKnownModel_WarnsWithIt(string engine, string model, string near) => Assert.StartsWith(
        $"Warning ModelIsKnown model: is '{model}', of a family that is not known. Did you mean {near}? [",
        Assert.Single(GivenModel.Violations(Named(engine, model))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ollama", "gemma3:4b")]
    [InlineData("ollama", "gemma9:999b")]
    [InlineData("ollama", "granite-code:8b")]
    [InlineData("ollama", "hf.co/bartowski/own-GGUF:Q4_K_M")]
    [InlineData("ollama", "own")]
    [InlineData("vllm", "own/fine-tuned")]
    [InlineData("vllm", "acme-chat-2")]
    [InlineData("vllm", "falkan-7b")]
    [InlineData("vllm", "falkonn-7b")]
    [InlineData("vllm", "gpd-2")]
    public void Check_NamesThatAreOnlyUnknown_AreFine(string engine, string model) => Assert.DoesNotContain(
        GivenModel.Violations(Named(engine, model)),
        line => line.Contains(" model: is ", StringComparison.Ordinal));

    [Theory]
    [InlineData("vllm", "bucket", "vLLM")]
    [InlineData("vllm", "image", "vLLM")]
    [InlineData("ollama", "bucket", "Ollama")]
    public void Check_AddressAsModel_IsOneError(string engine, string source, string title) => Assert.StartsWith(
        $"Error ModelHasWay model: is 'gs://acme-weights/own', an address, but {title} is to find its model in a folder. Copy it into the "
            + "platform's bucket, say modelSource: bucket, and name the folder in it, such as ",
        Assert.Single(GivenModel.Violations(Named(engine, "gs://acme-weights/own", source))), StringComparison.Ordinal);

    [Theory]
    [InlineData("vllm", "s3://acme/own")]
    [InlineData("vllm", "https://huggingface.co/google/gemma-3-4b-it")]
    [InlineData("ollama", "s3://acme/own")]
    public void Check_OtherAddressAsModel_IsOneError(string engine, string model) => Assert.StartsWith(
        $"Error ModelHasWay model: is '{model}', an address, but ",
        Assert.Single(GivenModel.Violations(Named(engine, model))), StringComparison.Ordinal);

    [Theory]
    [InlineData("/models/own", "own")]
    [InlineData("/own/", "own")]
    [InlineData("/mnt/own", "mnt/own")]
    public void Check_PathAsModelInBucket_IsOneError(string model, string folder) => Assert.Equal(
        [
            $"Error ModelHasWay model: is '{model}', a path, but with modelSource: bucket vLLM is told a folder of the bucket. Use {folder}. "
                + "[configuring/services/gpu-best-practices]",
        ],
        GivenModel.Violations(Named("vllm", model, "bucket")));

    [Theory]
    [InlineData("gemma3-4b", "but Ollama parts the size from the name by a colon. Did you mean gemma3:4b?")]
    [InlineData("llama3.1-8b", "but Ollama parts the size from the name by a colon. Did you mean llama3.1:8b?")]
    [InlineData("gemma3 4b", "but a name of Ollama has no blank. Write it as gemma3:4b is written, such as gemma3:4b.")]
    public void Check_NameThatOllamaDoesNotHave_WarnsWithItsForm(string model, string text) => Assert.Contains(
        GivenModel.Violations(Named("ollama", model)),
        violation => violation.StartsWith($"Warning ModelIsInEnginesWords model: is '{model}', {text} [", StringComparison.Ordinal));

    [Theory]
    [InlineData("my-own-model")]
    [InlineData("gemma3:4b")]
    [InlineData("own-4b")]
    public void Check_NameThatOllamaMayHave_IsFine(string model) => Assert.DoesNotContain(
        GivenModel.Violations(Named("ollama", model)),
        violation => violation.StartsWith("Warning ModelIsInEnginesWords", StringComparison.Ordinal));

    [Fact]
    public void Check_PathAsModelInImage_IsFine() => Assert.Empty(GivenModel.Violations(Named("vllm", "/weights/own")));

    [Fact]
    public void Check_AddressThatEngineStreams_WarnsOfGrant() => Assert.Equal(
        [WithoutGrant("model", "gs://acme-weights/own", "acme-weights")],
        GivenModel.Violations(Named("vllm", "gs://acme-weights/own", args: ["--load-format=runai_streamer"])));

    [Theory]
    [InlineData("vllm serve gs://acme-weights/own --port 8080", "command[2]", "gs://acme-weights/own")]
    [InlineData("tritonserver --http-port=8080 --model-repository=gs://acme-weights/repo", "command[2]", "gs://acme-weights/repo")]
    [InlineData("/app/server --weights gs://acme-weights/own", "command[2]", "gs://acme-weights/own")]
    public void Check_AddressInCommand_WarnsOfGrant(string command, string place, string address) =>
        Assert.Equal([WithoutGrant(place, address, "acme-weights")], GivenModel.Violations(Running(command.Split(' '))));

    [Fact]
    public void Check_AddressesInCommandAndArguments_WarnOfEach() => Assert.Equal(
        [WithoutGrant("command[1]", "gs://acme-weights/own", "acme-weights"), WithoutGrant("args[1]", "gs://acme-weights/own", "acme-weights")],
        GivenModel.Violations(new()
        {
            Image = Given.Image,
            Command = ["/app/server", "gs://acme-weights/own"],
            Args = ["--weights", "gs://acme-weights/own"],
            Concurrency = 1,
            StartupProbe = new ProbeArgs { Path = "/started" },
        }));

    // What is imported is named like its origin; a slip of a family is told all the same.
    [Theory]
    [InlineData("google/gema-3", "Warning ModelIsKnown model: is 'google/gema-3', of a family that is not known. Did you mean google/gemma-3?")]
    [InlineData("google/gemma-3", null)]
    [InlineData("gema3:4b", "Error OriginIsKnown model: is 'gema3:4b', and nothing tells where it can be imported from.")]
    public void Check_ImportedModel_IsToldOnce(string model, string? text)
    {
        var lines = OnPlatform.Lines(new() { Engine = "vllm", Model = model }).Where(line => line.Contains(" model: is ", StringComparison.Ordinal)).ToList();

        Assert.Equal(text is null ? 0 : 1, lines.Count);
        Assert.All(lines, line => Assert.StartsWith(text!, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_AddressInScript_WarnsOfGrant() => Assert.Equal(
        [WithoutGrant("command[2]", "gs://acme-weights/own", "acme-weights")],
        GivenModel.Violations(Running(["bash", "-c", "gcloud storage cp -r \"gs://acme-weights/own\" /m && exec /app/server"])));

    [Fact]
    public void Check_AddressInVariableOfModel_WarnsOfGrant() => Assert.Equal(
        [WithoutGrant("env.MODEL_ID", "gs://acme-weights/own", "acme-weights")],
        GivenModel.Violations(Running(
            ["text-generation-launcher"],
            env: new() { ["MODEL_ID"] = "gs://acme-weights/own", ["RESULTS"] = "gs://acme-results/x" })));

    [Theory]
    [InlineData("MODEL_ROOT", "gs://acme-weights/own")]
    [InlineData("AIP_STORAGE_URI", "gs://acme-weights/x")]
    [InlineData("LORA_ADAPTERS", "a=gs://acme-weights/lora")]
    public void Check_AddressInVariableOfAnyServer_WarnsOfGrant(string name, string value) => Assert.Equal(
        [WithoutGrant($"env.{name}", value[value.IndexOf("gs:", StringComparison.Ordinal)..], "acme-weights")],
        GivenModel.Violations(Running(["/app/server"], env: new() { [name] = value })));

    [Fact]
    public void Check_AddressInGrantedBucket_IsFine() => Assert.Empty(
        GivenModel.Violations(Running(["/app/server", "--weights", "gs://acme-models-bucket/own"], source: "bucket")));

    private static string WithoutGrant(string path, string address, string bucket) =>
        $"Warning ModelHasWay {path}: reads {address}, but nothing here lets the service read the bucket {bucket}. Grant "
        + $"roles/storage.objectViewer on it to the service's account, or say modelSource: bucket and use the platform's. {Mounts}";

    private static ModelServiceArgs Named(string engine, string model, string? source = null, string[]? args = null) => new()
    {
        Engine = engine,
        Model = model,
        ModelSource = source,
        Image = Given.Image,
        ContextLength = 1024,
        Args = args,
    };

    private static ModelServiceArgs Running(
        string[] command, string? source = null, Dictionary<string, string>? env = null) => new()
        {
            ModelSource = source,
            Image = Given.Image,
            Command = command,
            Env = env,
            Concurrency = 1,
            StartupProbe = new ProbeArgs { Path = "/started" },
        };
}
