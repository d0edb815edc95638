namespace GpuInfra.Components.Tests;

/// <summary>Where a model comes from, seen by what its server is told.</summary>
public sealed class ModelOriginTests
{
    private static readonly string Commit = new('a', 40);
    private static readonly string Digest = new('b', 64);

    [Theory]
    [InlineData("vllm", "acme/own", "COMMIT", "/models/chat/acme-own@aaaaaaaaaaaa")]
    [InlineData("vllm", "acme/own", "abc", "/models/chat/acme-own@abc")]
    [InlineData("vllm", "acme/own", null, "/models/chat/acme-own@moving")]
    [InlineData("llama.cpp", "acme/own/q4/m.gguf", "COMMIT", "/models/chat/acme-own-q4-m.gguf@aaaaaaaaaaaa/q4/m.gguf")]
    [InlineData("llama.cpp", "https://acme.example/files/m.gguf?download=true", "DIGEST", "/models/chat/m.gguf@bbbbbbbbbbbb/m.gguf")]
    [InlineData("llama.cpp", "https://acme.example/-m-.gguf", "sha256:DIGEST", "/models/chat/m-.gguf@bbbbbbbbbbbb/-m-.gguf")]
    [InlineData("ollama", "gemma3:4b", "sha256:DIGEST", "/models/chat/gemma3-4b@bbbbbbbbbbbb")]
    [InlineData("ollama", "gemma3:4b", null, "/models/chat/gemma3-4b@moving")]
    public void Check_ImportedModel_IsReadFromAFolderOfItsRevision(string engine, string model, string? revision, string path)
    {
        var server = Serving(new() { Engine = engine, Model = model, Image = Given.Image, ModelSource = "bucket", Revision = Full(revision), Import = new() });

        Assert.Contains(path, server.Args.Concat(server.Env.Values));
    }

    [Theory]
    [InlineData("acme/own/q4/m.gguf", "COMMIT", "https://huggingface.co/acme/own/resolve/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/q4/m.gguf")]
    [InlineData("acme/own/m.gguf", null, "https://huggingface.co/acme/own/resolve/main/m.gguf")]
    [InlineData("https://acme.example/m.gguf", null, "https://acme.example/m.gguf")]
    [InlineData("own.gguf", null, "")]
    public void Check_ModelOfTheInternet_IsAskedForAtItsAddress(string model, string? revision, string address) => Assert.Equal(
        address,
        Serving(new() { Engine = "llama.cpp", Model = model, Image = Given.Image, ModelSource = "internet", Revision = Full(revision) }).Env["LLAMA_ARG_MODEL_URL"]);

    [Theory]
    [InlineData("vllm", "google/gemma-3-4b-it", true)]
    [InlineData("vllm", "GOOGLE/gemma-3-4b-it", true)]
    [InlineData("vllm", "google/gemma-3-4b-it-own", false)]
    [InlineData("vllm", "Qwen/Qwen3-8B", false)]
    [InlineData("llama.cpp", "google/gemma-3-4b-it/m.gguf", true)]
    [InlineData("llama.cpp", "google/gemma-3-4b-it-qat-q4_0-gguf/m.gguf", true)]
    [InlineData("llama.cpp", "https://acme.example/google/gemma-3-4b-it.gguf", false)]
    [InlineData("ollama", "hf.co/google/gemma-3-4b-it:q4", true)]
    [InlineData("ollama", "gemma3:4b", false)]
    [InlineData("ollama", "google/gemma-3-4b-it", false)]
    public void Check_GatedRepository_TakesAToken(string engine, string model, bool isGated)
    {
        var args = new ModelServiceArgs { Engine = engine, Model = model, Image = Given.Image, ModelSource = "bucket", Import = new() };

        Assert.Equal(
            isGated ? ["import.token: is missing, but google/gemma-3-4b-it is gated"] : Array.Empty<string>(),
            Check(args).Violations.Where(violation => violation.Rule.Name == "GatedModelHasToken").Select(violation => $"{violation.Path}: {violation.Problem}"));
    }

    [Theory]
    [InlineData("hf-token:3", "")]
    [InlineData("hf-token", "import.token: is not a secret of the project and its version")]
    [InlineData("hf-token:latest", "import.token: is not a secret of the project and its version")]
    [InlineData("hf token:3", "import.token: is not a secret of the project and its version")]
    public void Check_TokenOfAnImport_IsAVersionOfASecret(string token, string problem)
    {
        var args = new ModelServiceArgs { Engine = "vllm", Model = "acme/own", Image = Given.Image, ModelSource = "bucket", Revision = Commit, Import = new() { Token = token } };

        Assert.Equal(
            problem, string.Join('\n', Check(args).Violations.Where(violation => violation.IsError).Select(violation => $"{violation.Path}: {violation.Problem}")));
    }

    private static string? Full(string? revision) =>
        revision?.Replace("COMMIT", Commit, StringComparison.Ordinal).Replace("DIGEST", Digest, StringComparison.Ordinal);

    private static Checked<ModelServiceSpec> Check(ModelServiceArgs args) => ModelServiceSpec.Check(
        "chat", args.In(InferencePlatformSpec.Check("inference", new() { Project = "acme-models", Region = Given.Region }).Spec));

    private static ContainerSpec Serving(ModelServiceArgs args) => Check(args).Spec.Service.Serving;
}
