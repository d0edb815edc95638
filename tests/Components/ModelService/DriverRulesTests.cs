namespace GpuInfra.Components.Tests;

/// <summary>Whether an engine's image was built for the GPU and for the driver that Cloud Run has for it.</summary>
public sealed class DriverRulesTests
{
    private const string L4 = "nvidia-l4";
    private const string Rtx = "nvidia-rtx-pro-6000";
    private const string Mirror = "europe-west4-docker.pkg.dev/acme/inference-images-ghcr/";
    private const string TextEmbeddings = "huggingface/text-embeddings-inference";

    [Theory]
    [InlineData("vllm", "vllm/vllm-openai:v0.30.0", L4)]
    [InlineData("vllm", "vllm/vllm-openai:v0.30.0-cu129", L4)]
    [InlineData("vllm", "vllm/vllm-openai:v0.30.0-cu129", Rtx)]
    [InlineData("vllm", "vllm/vllm-openai:v0.9.0-cu126", L4)]
    [InlineData("vllm", "vllm/vllm-openai:nightly-1", Rtx)]
    [InlineData("ollama", "ollama/ollama:0.40.1", L4)]
    [InlineData("sglang", "lmsysorg/sglang:v0.5.20-cu130", Rtx)]
    [InlineData("sglang", "lmsysorg/sglang:v0.5.21", L4)]
    [InlineData("llama.cpp", "ggml-org/llama.cpp:server-cuda-b11206", L4)]
    [InlineData("llama.cpp", "ggml-org/llama.cpp:server-cuda13-b11206", Rtx)]
    [InlineData("text-embeddings-inference", TextEmbeddings + ":89-1.9.3", L4)]
    [InlineData("text-embeddings-inference", TextEmbeddings + ":120-1.9.3", Rtx)]
    [InlineData("text-embeddings-inference", TextEmbeddings + ":cuda-1.9.3", Rtx)]
    [InlineData("text-embeddings-inference", TextEmbeddings + ":sha-1a2b3c4", L4)]
    [InlineData("text-embeddings-inference", "acme/embeddings:120-1.9.3", L4)]
    [InlineData("text-embeddings-inference", TextEmbeddings + ":120-1.9.3", "none")]
    public void Check_BuildThatFitsOrDoesNotTell_IsFine(string engine, string image, string gpu) => Assert.Empty(Findings(engine, image, gpu));

    [Theory]
    [InlineData("120-1.9.3", L4, "Error", "120-1.9.3 of Text Embeddings Inference, built for compute capability 12.0, but nvidia-l4 has 8.9", "89-1.9.3")]
    [InlineData("89-1.9.3", Rtx, "Error", "89-1.9.3 of Text Embeddings Inference, built for compute capability 8.9, but nvidia-rtx-pro-6000 has 12.0", "120-1.9.3")]
    [InlineData("hopper-1.9", L4, "Error", "hopper-1.9 of Text Embeddings Inference, built for compute capability 9.0, but nvidia-l4 has 8.9", "89-1.9.3")]
    [InlineData("86-1.9", L4, "Warning", "86-1.9 of Text Embeddings Inference, built for compute capability 8.6, but nvidia-l4 has 8.9", "89-1.9.3")]
    [InlineData("1.9.3", L4, "Warning", "1.9.3 of Text Embeddings Inference, built for compute capability 8.0, but nvidia-l4 has 8.9", "89-1.9.3")]
    public void Check_BuildForAnotherGpu_NamesTheOneForThis(string tag, string gpu, string severity, string problem, string other) => Assert.Equal(
        [$"{severity} BuildFitsGpu image: is {problem}. Use another build, such as {TextEmbeddings}:{other}. [compute_cap.rs]"],
        Findings("text-embeddings-inference", $"{TextEmbeddings}:{tag}", gpu));

    [Theory]
    [InlineData("text-embeddings-inference", TextEmbeddings + ":cpu-1.9", "cpu-1.9 of Text Embeddings Inference", TextEmbeddings + ":89-1.9.3", "README.md")]
    [InlineData("ollama", "ollama/ollama:0.40.1-rocm", "0.40.1-rocm of Ollama", "ollama/ollama:0.40.1", "gpu.mdx")]
    [InlineData("sglang", "lmsysorg/sglang:v0.5.20-xeon", "v0.5.20-xeon of SGLang", "lmsysorg/sglang:v0.5.21", "tags")]
    [InlineData("llama.cpp", "ggml-org/llama.cpp:server-b11206", "server-b11206 of llama.cpp", "ggml-org/llama.cpp:server-cuda13-b11206", "llama.cpp")]
    public void Check_BuildWithoutCuda_Warns(string engine, string image, string named, string other, string source) => Assert.Equal(
        [$"Warning BuildFitsGpu image: is {named}, which does not compute on nvidia-l4. Use another build, such as {other}. [{source}]"],
        Findings(engine, image, L4));

    [Fact]
    public void Check_CudaOlderThanTheGpu_Warns() => Assert.Equal(
        [
            "Warning BuildFitsGpu image: is v0.9.0-cu126 of vLLM, built with CUDA 12.6, but kernels for nvidia-rtx-pro-6000 are made by CUDA 12.8 "
                + "and newer. Use another build, such as vllm/vllm-openai:v0.30.0. [blackwell-compatibility-guide]",
        ],
        Findings("vllm", "vllm/vllm-openai:v0.9.0-cu126", Rtx));

    [Theory]
    [InlineData("next", "Error", "CUDA 14.0")]
    [InlineData("driver", "Error", "driver 581 or newer")]
    [InlineData("rumour", "Warning", "CUDA 13.0, driver 590 or newer")]
    public void Check_NewerThanTheDriver_IsAnErrorWhereBothAreConfirmed(string tag, string severity, string need) => Assert.Equal(
        [
            $"{severity} BuildFitsGpu image: is {tag} of Fake, which needs {need}, but nvidia-l4 has driver 580 with CUDA 13.0. Use another build, "
                + "such as fake/server:7. [fake]",
        ],
        Lines(ModelServiceSpec.Check("chat", GivenModel.Wired(new() { Model = "fake-1b", Image = $"{Mirror}fake/server:{tag}" }), new FakeEngine())));

    [Fact]
    public void Check_MinorVersionNewerThanTheDriver_IsFine() => Assert.Empty(
        Lines(ModelServiceSpec.Check("chat", GivenModel.Wired(new() { Model = "fake-1b", Image = $"{Mirror}fake/server:7" }), new FakeEngine())));

    // The caller's own word for it, though it is one of the makers'.
    [Fact]
    public void Check_ImageOfTheMakersThatIsSaid_IsToldAsTheImage() => Assert.Equal(
        ["Warning BuildFitsGpu image: is 0.40.1-rocm of Ollama, which does not compute on nvidia-l4. Use another build, such as ollama/ollama:0.40.1. [gpu.mdx]"],
        Lines(OnPlatform.Check(new() { Engine = "ollama", Model = "gemma3:4b", Image = OnPlatform.DockerHub + "ollama/ollama:0.40.1-rocm" })));

    // What is taken where no image is said is built for every GPU.
    [Fact]
    public void Check_ImageThatIsTakenUnsaid_FitsEveryGpu()
    {
        var own = (from engine in Engines.All
                   from gpu in Accelerators.All
                   let image = engine.ImageFor(gpu)
                   where image is not null
                   select Findings(engine.Id, $"{image.Name}:{image.TagOrVersion}", gpu.Id)).ToList();

        Assert.NotEmpty(own);
        Assert.All(own, Assert.Empty);
    }

    [Fact]
    public void OldestDriver_Versions_AreThePublishedOnes() => Assert.Equal(
        [450, 525, 525, 580, 580, null],
        new[] { "11.8", "12.2", "12.9", "13.0", "13.1", "14.0" }.Select(CudaVersions.OldestDriver));

    [Fact]
    public void BuildOf_OwnImages_AreTheKnownOnes() => Assert.Equal(
        [
            "ollama: driver 550 or newer", "vllm: CUDA 13.0, driver 580 or newer", "llama.cpp: CUDA 13.0, driver 580 or newer",
            "text-embeddings-inference: compute capability 12.0",
        ],
        Engines.All
            .Select(engine => (engine.Id, engine.ImageFor(Accelerators.RtxPro6000) is { } image ? engine.BuildOf(image.Tag ?? image.Version)?.Need : null))
            .Where(build => build.Item2 is not null)
            .Select(build => $"{build.Id}: {build.Item2}"));

    private static IEnumerable<string> Findings(string engine, string image, string gpu) =>
        Lines(ModelServiceSpec.Check("chat", GivenModel.Wired(new() { Engine = engine, Model = "own", Image = Mirror + image, Gpu = gpu })));

    private static IEnumerable<string> Lines(Checked<ModelServiceSpec> check) =>
        check.Violations.Where(violation => violation.Rule.Id == "MOD030").Select(violation => $"{violation.Severity} {violation.Rule} {violation.Path}: {violation.Problem}. {violation.Fix} [{violation.Source!.Split('/')[^1]}]");
}
