namespace GpuInfra.Components.Tests;

/// <summary>What is known of each inference server that a container may run, seen by what the rules make of it.</summary>
public sealed class ServersTests
{
    private const string Language = "answers language";
    private const string Opens = "opens before its model";
    private const string Loads = "opens once loaded";
    private const string HttpAlone = "speaks HTTP alone";
    private const string Loopback = "listens to nobody";

    [Theory]
    [InlineData("ollama serve", Language, Opens, HttpAlone)]
    [InlineData("vllm serve /m --port 8080", Language, Loads, HttpAlone)]
    [InlineData("llama-server -m /m.gguf", Language, Opens, HttpAlone, Loopback)]
    [InlineData("python3 -m sglang.launch_server --model-path /m --port 8080", Language, Loads, Loopback)]
    [InlineData("text-generation-launcher", Language, Loads)]
    [InlineData("text-embeddings-router", Loads)]
    [InlineData("tritonserver --http-port 8080", Opens)]
    [InlineData("uvicorn app:main --port 8080", Opens, Loopback)]
    [InlineData("gunicorn app:app", Opens)]
    [InlineData("torchrun --nproc_per_node=1 s.py", Opens)]
    [InlineData("/app/server --model /m", Opens)]
    public void Check_Server_IsWhatItsMakersSay(string command, params string[] expected) => Assert.Equal(
        expected,
        (string[])[
            .. Said(command, "none", new() { Path = "/started" }, "LanguageTakesGpu", Language),
            .. Said(command, null, new() { Type = "tcp" }, "an open port does not mean a loaded model", Opens),
            .. Said(command, null, new() { Type = "tcp" }, "opens its port once the model is loaded", Loads),
            .. Said(command, null, new() { Type = "grpc" }, "ProbeIsAnswered", HttpAlone),
            .. Said(command, null, new() { Path = "/started" }, "says no address", Loopback),
        ]);

    // Arguments alone may be those of any server.
    [Theory]
    [InlineData("none", null)]
    [InlineData(null, "GpuContainerSaysWhenItIsReady startupProbe.type: is tcp on the container with the GPU, but an open port does not mean a loaded model")]
    public void Check_ArgumentsOfNoKnownServer_SayNothingOfIt(string? gpu, string? said)
    {
        var lines = GivenModel.Violations(new()
        {
            Image = Given.Image,
            Args = ["--model", "/m"],
            Gpu = gpu,
            Concurrency = 1,
            StartupProbe = new ProbeArgs { Type = "tcp" },
        });

        Assert.Equal(said is null ? 0 : 1, lines.Count);
        Assert.All(lines, line => Assert.StartsWith($"Error {said}", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vllm serve /m --port 8080 --tensor_parallel_size 2", true)]
    [InlineData("vllm serve /m --port 8080 --tensor-parallel 2", true)]
    [InlineData("vllm serve /m --port 8080 --tenso 2", false)]
    [InlineData("sglang serve --host 0.0.0.0 --port 8080 --tensor-parallel 2", true)]
    [InlineData("sglang serve --host 0.0.0.0 --port 8080 --tensor_parallel_size 2", false)]
    [InlineData("torchrun --nproc_per_node=2 s.py", true)]
    [InlineData("torchrun --nproc-per=2 s.py", false)]
    [InlineData("text-generation-launcher --num_shard 2", false)]
    public void Check_FlagInAnotherSpelling_IsReadAsTheServerDoes(string command, bool isRead) => Assert.Equal(
        isRead ? ["ServerUsesOneGpu"] : Array.Empty<string>(),
        Checked(command, null, new() { Path = "/started" }).Select(violation => violation.Rule.Name));

    // The makers' image of llama.cpp says an address that others reach; one of somebody's own may not.
    [Theory]
    [InlineData("europe-west4-docker.pkg.dev/acme/inference-images-ghcr/ggml-org/llama.cpp:server-cuda13-b11206", false)]
    [InlineData("europe-west4-docker.pkg.dev/acme/models/llama.cpp:1", false)]
    [InlineData("europe-west4-docker.pkg.dev/acme/inference-images-docker-hub/lmsysorg/sglang:v0.5.21", true)]
    public void Check_ArgumentsOfAMakersImage_AreReadByItsDefaults(string image, bool isTold) => Assert.Equal(
        isTold ? ["args"] : Array.Empty<string>(),
        GpuServiceSpec.Check("chat", new GpuServiceArgs { Image = image, Args = ["--model-path", "/m", "--port", "8080"], StartupProbe = new ProbeArgs() }, ServiceDefaults.None, Given.Region)
            .Violations.Where(violation => violation.Rule.Name == "ServerListensToOthers").Select(violation => violation.Path));

    [Fact]
    public void OpensBeforeLoaded_Engines_IsOllamaAlone() => Assert.Equal(
        ["ollama"], Engines.All.Where(engine => engine.OpensBeforeLoaded).Select(engine => engine.Id));

    [Fact]
    public void TakesOneModel_Engines_AreThoseThatReadTheFirstWord() => Assert.Equal(
        ["vllm"], Engines.All.Where(engine => engine.TakesOneModel).Select(engine => engine.Id));

    [Fact]
    public void LoadsWeightsAsSaid_Engines_AreThoseThatNeverMakeThemSmaller() => Assert.Equal(
        ["vllm", "sglang", "text-embeddings-inference"], Engines.All.Where(engine => engine.LoadsWeightsAsSaid).Select(engine => engine.Id));

    [Fact]
    public void KnownIds_Engines_AreAllButCustom() =>
        Assert.Equal(Engines.All.Select(engine => engine.Id).Except([Engines.Custom.Id]), Engines.KnownIds);

    // The tag of an image tells the CUDA or the GPU that it is built for.
    [Theory]
    [InlineData("vllm", "v0.19.9", null)]
    [InlineData("vllm", "v0.20", "CUDA 13.0, driver 580 or newer")]
    [InlineData("vllm", "v0.20.0", "CUDA 13.0, driver 580 or newer")]
    [InlineData("vllm", "v0.19.9-cu129", "CUDA 12.9, driver 525 or newer")]
    [InlineData("vllm", "latest", null)]
    [InlineData("llama.cpp", "server-cuda13-b1", "CUDA 13.0, driver 580 or newer")]
    [InlineData("llama.cpp", "server-cuda-b1", "driver 525 or newer")]
    [InlineData("llama.cpp", "full", null)]
    [InlineData("text-embeddings-inference", "0.9", "compute capability 8.0")]
    [InlineData("text-embeddings-inference", "9.0", "compute capability 8.0")]
    [InlineData("text-embeddings-inference", "latest", null)]
    [InlineData("text-embeddings-inference", "turing-1.9", "compute capability 7.5")]
    [InlineData("text-embeddings-inference", "turing", null)]
    public void BuildOf_Tag_IsWhatItNames(string engine, string tag, string? need) => Assert.Equal(need, Engines.Find(engine)!.BuildOf(tag)?.Need);

    [Theory]
    [InlineData("llama.cpp", "server-b1")]
    [InlineData("ollama", "0.1-rocm")]
    [InlineData("text-embeddings-inference", "cpu-1.9")]
    public void BuildOf_TagWithoutCuda_UsesNoGpu(string engine, string tag) => Assert.False(Engines.Find(engine)!.BuildOf(tag)!.UsesGpu);

    [Theory]
    [InlineData("https://huggingface.co/a/b/blob/main/m.gguf", "Write https://huggingface.co/a/b/resolve/main/m.gguf.")]
    [InlineData("https://huggingface.co/a/b/resolve/main/m.gguf", null)]
    [InlineData("https://example.com/blob/m.gguf", null)]
    [InlineData("m-00002-of-00003.gguf", "Write m-00001-of-00003.gguf.")]
    [InlineData("m-00001-of-00003.gguf", null)]
    [InlineData("gemma3:4b", "Write the file with the weights, such as gemma-3-4b-it-q4_0.gguf.")]
    public void MistakeOf_LlamaCpp_IsToldWithItsFix(string model, string? fix) => Assert.Equal(fix, Engines.LlamaCpp.MistakeOf(model)?.Fix);

    [Theory]
    [InlineData("ollama", "gemma3:4b", "ollama")]
    [InlineData("ollama", "acme/own", "ollama")]
    [InlineData("ollama", "hf.co/acme/own:q4", "ollama")]
    [InlineData("ollama", "acme/own/file.gguf", null)]
    [InlineData("vllm", "acme/own", "huggingface")]
    [InlineData("vllm", "own", null)]
    [InlineData("vllm", "hf.co/acme/own", null)]
    [InlineData("llama.cpp", "acme/own/q4/m.gguf", "huggingface")]
    [InlineData("llama.cpp", "https://acme.example/m.gguf", "url")]
    [InlineData("llama.cpp", "m.gguf", null)]
    public void OriginOf_Name_IsWhereTheEngineTakesItFrom(string engine, string model, string? kind)
    {
        var origin = Engines.Find(engine)!.OriginOf(model, "r1");

        Assert.Equal(kind is null ? null : new ModelOrigin(kind, model, "r1"), origin);
    }

    // Of a server that nobody knows, nothing is asked where there is no GPU to wait for.
    [Theory]
    [InlineData("custom", "none", null)]
    [InlineData("custom", null, "/")]
    [InlineData("vllm", "none", "/health")]
    public void Check_ProbeOfAnEngine_IsItsHealthPath(string engine, string? gpu, string? path) => Assert.Equal(
        path, ModelServiceSpec.Check("chat", GivenModel.Wired(new() { Engine = engine, Model = "own", Image = Given.Image, Gpu = gpu })).Spec.Service.Serving.StartupProbe?.Path);

    private static IEnumerable<string> Said(string command, string? gpu, ProbeArgs probe, string what, string word) =>
        Checked(command, gpu, probe).Any(violation => Given.Line(violation).Contains(what, StringComparison.Ordinal)) ? [word] : [];

    private static IReadOnlyList<Violation> Checked(string command, string? gpu, ProbeArgs probe) => ModelServiceSpec.Check("chat", GivenModel.Wired(new()
    {
        Image = Given.Image,
        Command = command.Split(' '),
        Gpu = gpu,
        Concurrency = 1,
        StartupProbe = probe,
    })).Violations;
}
