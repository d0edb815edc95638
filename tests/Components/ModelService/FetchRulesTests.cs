namespace GpuInfra.Components.Tests;

/// <summary>How weights come to the GPU.</summary>
public sealed class FetchRulesTests
{
    private const string FromInternet = "from the internet, which is slow, and loads what is there that day. Put the weights into the bucket "
        + "(modelSource: bucket) or into the image";

    [Theory]
    [InlineData("vllm serve google/own --port 8080", "command[2]", "google/own", "vLLM")]
    [InlineData("sglang serve --host 0.0.0.0 --port 8080 --model-path google/own", "command[7]", "google/own", "SGLang")]
    [InlineData("text-generation-launcher --model-id=google/own", "command[1]", "google/own", "Text Generation Inference")]
    [InlineData("text-embeddings-router --model-id BAAI/own", "command[2]", "BAAI/own", "Text Embeddings Inference")]
    [InlineData("llama-server -hf acme/own-GGUF", "command[2]", "acme/own-GGUF", "llama.cpp")]
    public void Check_ModelOfHuggingFaceWithInternet_Warns(string command, string place, string model, string title) => Assert.Equal(
        $"Warning ModelIsNotFetched services.chat.{place}: names {model}, which {title} downloads from Hugging Face at every start: {FromInternet}, "
            + "and say HF_HUB_OFFLINE: \"1\" where they are. [configuring/services/gpu-best-practices]",
        OnInternet(Running(command.Split(' '))));

    [Theory]
    [InlineData("ollama pull own", "ollama pull")]
    [InlineData("huggingface-cli download acme/own --local-dir /m", "huggingface-cli download")]
    [InlineData("hf download acme/own", "hf download")]
    [InlineData("curl -L https://example.com/m.gguf -o /m.gguf", "curl")]
    [InlineData("wget -q 'https://example.com/own/model.safetensors'", "wget")]
    [InlineData("git clone https://huggingface.co/acme/own", "git clone")]
    [InlineData("pip install vllm", "pip install")]
    public void Check_DownloadInScriptWithInternet_Warns(string fetch, string how) => Assert.Equal(
        $"Warning ModelIsNotFetched services.chat.command[2]: runs '{how}' at every start: {FromInternet}. [configuring/services/gpu-best-practices]",
        OnInternet(Running(["bash", "-c", $"{fetch} && exec /app/server"])));

    [Theory]
    [InlineData("curl -s https://example.com/hook")]
    [InlineData("git clone https://github.com/acme/own")]
    public void Check_OtherCallInScriptWithInternet_IsFine(string call) => Assert.DoesNotContain(
        "ModelIsNotFetched", OnInternet(Running(["bash", "-c", $"{call} && exec /app/server"])), StringComparison.Ordinal);

    [Fact]
    public void Check_EngineThatMayAskTheInternet_Warns() => Assert.StartsWith(
        "Warning ModelIsNotFetched services.chat.env.HF_HUB_OFFLINE: lets the engine ask for acme/own, which vLLM downloads from Hugging Face at every start: ",
        OnInternet(new()
        {
            Engine = "vllm",
            Model = "acme/own",
            Image = GivenStack.Image,
            Env = new Dictionary<string, string> { ["HF_HUB_OFFLINE"] = "0" },
        }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("vllm serve /models/own --port 8080")]
    [InlineData("text-generation-launcher --model-id /models/own")]
    [InlineData("llama-server -m /models/own.gguf")]
    public void Check_ModelInFolder_IsNotFetched(string command) => Assert.DoesNotContain(
        "ModelIsNotFetched", OnInternet(Running(command.Split(' '))), StringComparison.Ordinal);

    // A repository goes before a file; an image that is only named like a server must be told by a flag.
    [Theory]
    [InlineData("images/server:1", "llama-server -hf acme/own -m /models/own.gguf", "", "command[2]: names acme/own, which llama.cpp downloads")]
    [InlineData("images/vllm-own:1", "", "--model acme/own", "args[1]: names acme/own, which vLLM downloads")]
    [InlineData("images/vllm-own:1", "", "acme/own", null)]
    public void Check_RepositoryOfAServer_IsToldWhereItIsCertain(string image, string command, string args, string? text)
    {
        var line = OnInternet(new()
        {
            Image = $"europe-west4-docker.pkg.dev/acme-models/{image}",
            Command = command.Length > 0 ? command.Split(' ') : null,
            Args = args.Length > 0 ? args.Split(' ') : null,
            Concurrency = 1,
            StartupProbe = new ProbeArgs { Path = "/started" },
        }).Split('\n').SingleOrDefault(one => one.Contains("ModelIsNotFetched", StringComparison.Ordinal));

        Assert.Equal(text is null, line is null);
        Assert.StartsWith(text is null ? "" : $"Warning ModelIsNotFetched services.chat.{text}", line ?? "", StringComparison.Ordinal);
    }

    // Behind the arguments of the preset, where the caller writes it.
    [Fact]
    public void Check_DownloadInArgumentsOfOnesOwn_IsToldWhereItIsWritten() => Assert.Contains(
        "Warning ModelIsNotFetched services.chat.args[1]: runs 'pip install' at every start: ",
        OnInternet(new() { Engine = "vllm", Model = "own", Image = GivenStack.Image, Args = ["--middleware", "pip install vllm"] }), StringComparison.Ordinal);

    [Fact]
    public void Check_ServerThatIsOffline_FetchesNothing() => Assert.DoesNotContain(
        "ModelIsNotFetched",
        OnInternet(Running(
            ["vllm", "serve", "google/own", "--port", "8080"], env: new Dictionary<string, string> { ["HF_HUB_OFFLINE"] = "1" })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData]
    [InlineData("enable-buffered-read=false")]
    [InlineData("cache-dir=")]
    [InlineData("implicit-dirs")]
    [InlineData("implicit-dirs", "metadata-cache-ttl-secs=-1")]
    public void Check_WeightsWithoutReadAhead_Warn(params string[] options) => Assert.StartsWith(
        "Warning WeightsAreReadAhead volumes.weights.mountOptions: do not say to read ahead, so that a server with a GPU waits for each piece of "
            + "its weights. Add enable-buffered-read=true. [",
        Assert.Single(GivenModel.Violations(Mounting(options))), StringComparison.Ordinal);

    [Theory]
    [InlineData("enable-buffered-read=true")]
    [InlineData("file-cache:max-size-mb:-1")]
    [InlineData("implicit-dirs", "cache-dir=/cache")]
    public void Check_WeightsWithReadAhead_AreFine(params string[] options) => Assert.Empty(GivenModel.Violations(Mounting(options)));

    // One that may be written to is for models where the server loads from it.
    [Theory]
    [InlineData("vllm serve /scratch --port 8080", 1)]
    [InlineData("vllm serve /other --port 8080", 0)]
    public void Check_WritableBucket_IsForModelsWhereTheServerReadsIt(string command, int violations) => Assert.Equal(
        violations,
        GivenModel.Violations(new()
        {
            Image = GivenStack.Image,
            Command = command.Split(' '),
            StartupProbe = new ProbeArgs { Path = "/health" },
            Volumes = new Dictionary<string, VolumeArgs> { ["scratch"] = new() { Bucket = "acme-scratch", ReadOnly = false } },
            Mounts = new Dictionary<string, string> { ["scratch"] = "/scratch" },
        }).Count(line => line.StartsWith("Warning WeightsAreReadAhead volumes.scratch.mountOptions: ", StringComparison.Ordinal)));

    // The title is that of the engine that is said, whatever the command runs.
    [Theory]
    [InlineData("ollama", "vllm serve /m --port 8080", "Ollama")]
    [InlineData("text-embeddings-inference", "text-embeddings-router", "Text Embeddings Inference")]
    public void Check_EngineThatIsSaidWithoutGpu_IsNamed(string engine, string command, string title) => Assert.Equal(
        [$"Warning LanguageTakesGpu gpu: is none, but {title} computes a model without one at a small part of its speed. Use nvidia-l4. [configuring/services/gpu]"],
        GivenModel.Violations(new() { Engine = engine, Model = "own", Image = GivenStack.Image, Command = command.Split(' '), Gpu = "none", Concurrency = 1 })
            .Where(line => line.Contains("LanguageTakesGpu", StringComparison.Ordinal)));

    [Fact]
    public void Check_BucketWithoutGpu_IsFine() =>
        Assert.Empty(GivenModel.Violations(Mounting([], gpu: "none")));

    [Theory]
    [InlineData("vllm serve /m --port 8080", "vLLM")]
    [InlineData("text-generation-launcher", "Text Generation Inference")]
    [InlineData("llama-server --host 0.0.0.0", "llama.cpp")]
    public void Check_LanguageServerWithoutGpu_Warns(string command, string title) => Assert.Equal(
        [$"Warning LanguageTakesGpu gpu: is none, but {title} computes a model without one at a small part of its speed. Use nvidia-l4. [configuring/services/gpu]"],
        GivenModel.Violations(Running(command.Split(' '), gpu: "none")));

    [Theory]
    [InlineData("ollama", "Ollama")]
    [InlineData("vllm", "vLLM")]
    public void Check_EngineWithoutGpu_Warns(string engine, string title) => Assert.Equal(
        [$"Warning LanguageTakesGpu gpu: is none, but {title} computes a model without one at a small part of its speed. Use nvidia-l4. [configuring/services/gpu]"],
        GivenModel.Violations(new() { Engine = engine, Model = "own", Image = GivenStack.Image, Gpu = "none" }));

    [Fact]
    public void Check_LanguageServerBesideWithoutGpu_WarnsThere() => Assert.Equal(
        [
            "Warning LanguageTakesGpu sidecars.ollama.gpu: is none, but Ollama computes a model without one at a small part of its speed. "
                + "Use nvidia-l4. [configuring/services/gpu]",
        ],
        GivenModel.Violations(new()
        {
            Image = GivenStack.Image,
            Gpu = "none",
            Sidecars = new Dictionary<string, SidecarArgs> { ["ollama"] = new() { Image = GivenStack.Image, Command = ["ollama", "serve"] } },
        }));

    [Theory]
    [InlineData("text-embeddings-router")]
    [InlineData("tritonserver --http-port 8080")]
    [InlineData("/app/server")]
    public void Check_OtherServerWithoutGpu_IsFine(string command) =>
        Assert.Empty(GivenModel.Violations(Running(command.Split(' '), gpu: "none")));

    private static string OnInternet(ModelServiceArgs args) =>
        GivenStack.Violations(GivenStack.Platform(new() { Internet = true }), ("chat", args));

    private static ModelServiceArgs Mounting(string[] options, string? gpu = null) => new()
    {
        Gpu = gpu,
        Image = GivenStack.Image,
        StartupProbe = new ProbeArgs { Path = "/started" },
        Volumes = new Dictionary<string, VolumeArgs> { ["weights"] = new() { Bucket = "acme-weights", ReadOnly = true, MountOptions = options } },
        Mounts = new Dictionary<string, string> { ["weights"] = "/weights" },
    };

    private static ModelServiceArgs Running(
        string[] command, string? gpu = null, Dictionary<string, string>? env = null) => new()
        {
            Image = GivenStack.Image,
            Command = command,
            Env = env,
            Gpu = gpu,
            Concurrency = 1,
            StartupProbe = new ProbeArgs { Path = "/started" },
        };
}
