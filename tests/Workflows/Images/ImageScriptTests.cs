using GpuInfra.Planning;

namespace GpuInfra.Workflows.Tests;

/// <summary>The scripts of the build, with Docker and gcloud in place of those that would leave the machine.</summary>
public class ImageScriptTests
{
    private const string Repo = "europe-west4-docker.pkg.dev/acme-dev/inference-images";
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Other = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    [ScriptFact]
    public void Build_NamesTheDockerfileTheModelAndTheContext()
    {
        using var run = new ScriptRun { ["MODEL"] = "gemma3:4b", ["REVISION"] = "sha256:00" };
        run.Replace("docker", "echo \"buildkit=$DOCKER_BUILDKIT in $PWD\"");

        var (exit, text) = run.RunFile("infra/images/build.sh", "ollama", "repo/own:1");

        Assert.Equal((0, $"buildkit=1 in {Repository.Root}\n"), (exit, text));
        Assert.Equal(
            [
                "docker build --file infra/images/ollama/Dockerfile --tag repo/own:1 --progress plain --build-arg MODEL=gemma3:4b "
                    + "--build-arg REVISION=sha256:00 --build-arg ALLOW_PICKLE= infra",
            ],
            run.Calls);
    }

    // A token is never an argument, which the history of an image shows.
    [ScriptFact]
    public void Build_OnAnotherImageWithAToken_NamesBoth()
    {
        using var run = new ScriptRun
        {
            ["MODEL"] = "BAAI/bge-m3",
            ["REVISION"] = "0123",
            ["BASE"] = "ghcr.io/huggingface/text-embeddings-inference:120-1.9.3",
            ["ALLOW_PICKLE"] = "1",
            ["TOKEN_FILE"] = "/secrets/hf_token",
        };
        run.Replace("docker", "");

        Assert.Equal((0, ""), run.RunFile("infra/images/build.sh", "text-embeddings-inference", "repo/own:1"));

        Assert.EndsWith(
            "--build-arg MODEL=BAAI/bge-m3 --build-arg REVISION=0123 --build-arg ALLOW_PICKLE=1 "
                + "--build-arg=BASE=ghcr.io/huggingface/text-embeddings-inference:120-1.9.3 --secret=id=hf_token,src=/secrets/hf_token infra",
            run.Calls.Single(), StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Build_UnknownEngine_TellsThoseThatThereAre()
    {
        using var run = new ScriptRun();

        Assert.Equal(
            (1, "_ENGINE is 'triton', but must be one of: llama.cpp ollama sglang text-embeddings-inference vllm\n"),
            run.RunFile("infra/images/build.sh", "triton", "repo/own:1"));
    }

    [ScriptFact]
    public void Build_ThatFails_Fails()
    {
        using var run = new ScriptRun();
        run.Replace("docker", "exit 3");

        Assert.Equal(3, run.RunFile("infra/images/build.sh", "vllm", "repo/own:1").Exit);
    }

    [ScriptFact]
    public void Token_OfASecret_IsInAFileThatItsOwnerAloneReads()
    {
        using var run = new ScriptRun { ["SECRET"] = "hf-token:3" };
        run.Replace("gcloud", "printf hf_own");

        Assert.Equal((0, ""), run.RunFile("infra/images/token.sh", run.In("token")));

        Assert.Equal("hf_own", File.ReadAllText(run.In("token")));
        Assert.Equal(["gcloud secrets versions access 3 --secret=hf-token"], run.Calls);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(run.In("token")));
        }
    }

    [ScriptFact]
    public void Token_WithoutASecret_IsEmptyAndAsksNobody()
    {
        using var run = new ScriptRun { ["SECRET"] = "" };
        run.Replace("gcloud", "exit 1");

        Assert.Equal((0, ""), run.RunFile("infra/images/token.sh", run.In("token")));

        Assert.Equal("", File.ReadAllText(run.In("token")));
        Assert.Empty(run.Calls);
    }

    [ScriptFact]
    public void Token_WithoutAVersion_IsRefused()
    {
        using var run = new ScriptRun { ["SECRET"] = "hf-token" };

        Assert.Equal(
            (1, "_HF_TOKEN is 'hf-token', but must name a version, such as hf-token:1.\n"), run.RunFile("infra/images/token.sh", run.In("token")));
    }

    [ScriptFact]
    public void StackLines_NameTheDigestOfTheRepositoryThatWasPushedTo()
    {
        using var run = new ScriptRun();
        run.Replace("docker", $"echo 'docker.io/acme/own@{Other} {Repo}/own@{Digest}'");

        var (exit, text) = run.RunFile("infra/images/stack-lines.sh", "ollama", "gemma3:4b", $"{Repo}/own:1");

        Assert.Equal(0, exit);
        Assert.Equal(
            $"""
            The image is pushed. Its digest is {Digest}.
            Below the name of the service in the stack file:

                  engine: ollama
                  model: gemma3:4b
                  modelSource: image
                  image: {Repo}/own@{Digest}

            """,
            text);
        Assert.Equal([$"docker image inspect --format {{{{join .RepoDigests \" \"}}}} {Repo}/own:1"], run.Calls);
    }

    [ScriptFact]
    public void StackLines_OfAnImageThatWasNotPushed_AreNone()
    {
        using var run = new ScriptRun();
        run.Replace("docker", $"echo '{Repo}/another@{Digest}'");

        Assert.Equal(
            (1, $"{Repo}/own:1 has no digest, so it was not pushed.\n"), run.RunFile("infra/images/stack-lines.sh", "ollama", "gemma3:4b", $"{Repo}/own:1"));
    }

    // What is printed is pasted: nothing is wrong with it, and the server is told what the image has.
    [ScriptTheory]
    [InlineData("ollama", "gemma3:4b", "env MODEL gemma3:4b")]
    [InlineData("vllm", "google/gemma-3-4b-it", "args[0] google/gemma-3-4b-it")]
    [InlineData("sglang", "google/gemma-3-4b-it", "args[1] google/gemma-3-4b-it")]
    [InlineData("llama.cpp", "ggml-org/gemma-3-4b-it-GGUF/gemma-3-4b-it-Q4_K_M.gguf", "env LLAMA_ARG_MODEL ggml-org/gemma-3-4b-it-GGUF/gemma-3-4b-it-Q4_K_M.gguf")]
    [InlineData("llama.cpp", "https://models.acme.example/v1/own.gguf", "env LLAMA_ARG_MODEL own.gguf")]
    [InlineData("text-embeddings-inference", "BAAI/bge-m3", "env MODEL_ID BAAI/bge-m3")]
    public async Task StackLines_Pasted_AreAStackThatServesThatModel(string engine, string model, string told)
    {
        using var run = new ScriptRun();
        run.Replace("docker", $"echo '{Repo}/own@{Digest}'");
        var (_, text) = run.RunFile("infra/images/stack-lines.sh", engine, model, $"{Repo}/own:1");

        var plan = await PastedStack.PlanAsync(text.Split("\n\n")[1]);

        var service = plan.Resources.Single(resource => resource.Type == "gcp:cloudrunv2/service:Service");
        var containers = service.Inputs.Find("template.containers")!.Items;
        Assert.All(containers, container => Assert.Equal($"{Repo}/own@{Digest}", container.Map.Find("image")?.Text));
        Assert.Null(service.Inputs.Find("template.volumes"));
        Assert.Contains(told, containers.SelectMany(Told));
    }

    private static IEnumerable<string> Told(PropertyValue container) =>
    [
        .. (container.Map.Find("args")?.Items ?? []).Select((word, index) => $"args[{index}] {word}"),
        .. (container.Map.Find("envs")?.Items ?? []).Select(variable => $"env {variable.Map.Find("name")} {variable.Map.Find("value")}"),
    ];
}
