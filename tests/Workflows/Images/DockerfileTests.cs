using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

public partial class DockerfileTests
{
    private static readonly Dictionary<string, string> Hosts = new() { ["docker-hub"] = "docker.io", ["ghcr"] = "ghcr.io" };

    public static TheoryData<string> Engines => [.. Dockerfile.All.Select(file => file.Engine)];

    [Fact]
    public void Engines_ThatHaveAnImage_HaveADockerfile()
    {
        Assert.Equal(
            GpuInfra.Engines.All.Where(engine => engine.ImageFor(Accelerators.Default) is not null).Select(engine => engine.Id).Order(StringComparer.Ordinal),
            Dockerfile.All.Select(file => file.Engine).Order(StringComparer.Ordinal));
    }

    // What a service runs that names no image, and what an image with a model is built on, is one version.
    [Theory]
    [MemberData(nameof(Engines))]
    public void Base_IsTheEnginesOwnImage(string engine)
    {
        var image = GpuInfra.Engines.All.Single(known => known.Id == engine).ImageFor(Accelerators.Default)!;
        var digest = image.Digest is null ? "" : $"@{image.Digest}";

        Assert.Equal(
            [$"BASE={Hosts[image.Mirror]}/{image.Name}:{image.Tag ?? image.Version}{digest}"],
            Find(engine).Of("ARG").Where(argument => argument.Contains('=', StringComparison.Ordinal)));
        Assert.Equal(("FROM", "${BASE}"), Find(engine).Stage(1)[0]);
    }

    // The job of an import runs the same program on the same image: one version of both to keep.
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Weights_AreBroughtOnTheImageOfTheImport(string engine)
    {
        var plan = await PastedStack.PlanAsync("      { engine: ollama, model: 'gemma3:4b', modelSource: bucket }");
        var job = plan.Resources.Single(resource => resource.Type == "gcp:cloudrunv2/job:Job");

        Assert.Equal(("FROM", $"{job.Inputs.Find("template.template.containers[0].image")} AS weights"), Find(engine).Stage(0)[0]);
    }

    // What they share is said in each of them, so it must be the same.
    [Theory]
    [MemberData(nameof(Engines))]
    public void Weights_AreBroughtInTheSameWay(string engine)
    {
        Assert.Equal(
            [
                ("ARG", "MODEL"), ("ARG", "REVISION"), ("ARG", "ALLOW_PICKLE"),
                ("COPY", "images/bring.sh Components/ModelImport/import.py /bring/"),
                ("RUN", $"--mount=type=secret,id=hf_token TOKEN_FILE=/run/secrets/hf_token sh /bring/bring.sh {engine} /models"),
            ],
            Find(engine).Stage(0).Skip(1));
    }

    // By the name that the stack file says, from where the server runs; Ollama alone has a store.
    [Theory]
    [InlineData("ollama", null, "/models")]
    [InlineData("vllm", "/models", "./")]
    [InlineData("sglang", "/models", "./")]
    [InlineData("llama.cpp", "/app", "./")]
    [InlineData("text-embeddings-inference", "/", "./")]
    public void Weights_AreALayerOfTheirOwnWhereTheServerLooks(string engine, string? folder, string target)
    {
        var file = Find(engine);

        Assert.Equal([$"--from=weights /models {target}"], file.Stage(1).Where(step => step.Word == "COPY").Select(step => step.Said));
        Assert.Equal(folder is null ? [] : [folder], file.Of("WORKDIR"));
        Assert.Equal(engine == "ollama", file.Of("ENV").Any(values => values.Split(' ').Contains("OLLAMA_MODELS=/models")));
    }

    // What runs as root says why.
    [Theory]
    [MemberData(nameof(Engines))]
    public void User_IsNotRootWhereTheImageAllowsIt(string engine)
    {
        var file = Find(engine);
        var user = file.Instructions[^1] is ("USER", var name) ? name : null;

        Assert.Equal(engine switch { "sglang" => null, "vllm" => "vllm", _ => "65532" }, user);
        Assert.Equal(user is null, file.Text.Contains("# It runs as root,", StringComparison.Ordinal));
        Assert.Equal(user == "65532", file.Of("RUN").Contains("useradd --create-home --uid 65532 engine"));
        Assert.Equal(user is not null, file.Of("ENV").Any(values => values.StartsWith("HOME=/home/", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Images_ArePinned(string engine)
    {
        var images = Find(engine).Of("FROM").Select(rest => rest.Split(' ')[0]).Where(image => image != "${BASE}")
            .Concat(Find(engine).Of("ARG").Where(argument => argument.StartsWith("BASE=", StringComparison.Ordinal)).Select(argument => argument[5..]))
            .ToList();

        Assert.Equal(2, images.Count);
        Assert.All(images, image => Assert.Matches(PinnedImage(), image));
        Assert.DoesNotContain("latest", Find(engine).Text, StringComparison.Ordinal);
    }

    // The importer alone brings something in, and checks it.
    [Theory]
    [MemberData(nameof(Engines))]
    public void Instructions_FetchNothing(string engine)
    {
        var file = Find(engine);

        Assert.Empty(file.Instructions.Select(step => step.Word).Except(["ARG", "FROM", "RUN", "COPY", "ENV", "WORKDIR", "USER"]));
        Assert.All(file.Instructions, step => Assert.DoesNotMatch(Fetch(), $"{step.Word} {step.Said}"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Files_ThatAreCopied_ExistAndAreSentToTheBuild(string engine)
    {
        var ignored = Repository.Read("infra/images/.gcloudignore").Split('\n');
        var copied = Find(engine).Stage(0).Where(step => step.Word == "COPY").SelectMany(step => step.Said.Split(' ')[..^1]).ToList();

        Assert.NotEmpty(copied);
        Assert.All(copied, path =>
        {
            Assert.True(File.Exists(Repository.At($"infra/{path}")), path);
            Assert.True(path.StartsWith("images/", StringComparison.Ordinal) || ignored.Contains($"!/infra/{path}"), path);
        });
    }

    // A reader finds the page, the name that the stack file says and the reason for no warm cache without a search.
    [Theory]
    [MemberData(nameof(Engines))]
    public void Header_SaysWhatTheStackFileSays(string engine)
    {
        var header = Find(engine).Text.Split("\nARG")[0].Replace("\n# ", " ", StringComparison.Ordinal);

        Assert.Contains("in the stack file, `model` is ", header, StringComparison.Ordinal);
        Assert.Contains("docs/build-an-image.md", header, StringComparison.Ordinal);
        Assert.Contains("cache", header, StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.At("docs/build-an-image.md")));
    }

    private static Dockerfile Find(string engine) => Dockerfile.All.Single(file => file.Engine == engine);

    [GeneratedRegex(@"^[a-z0-9.-]+(/[a-z0-9._-]+)+:[A-Za-z0-9._-]*\d[A-Za-z0-9._-]*(@sha256:[0-9a-f]{64})?$")]
    private static partial Regex PinnedImage();

    [GeneratedRegex(@"^ADD|https?://|\b(curl|wget|git clone|pip|apt-get|apk)\b")]
    private static partial Regex Fetch();
}
