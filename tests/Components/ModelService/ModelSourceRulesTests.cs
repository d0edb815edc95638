namespace GpuInfra.Components.Tests;

/// <summary>What is said of where a model is to come from, on a platform that mirrors the engines' images.</summary>
public sealed class ModelSourceRulesTests
{
    private const string Page = "[configuring/services/gpu-best-practices]";
    private const string Tags = "[https://github.com/ollama/ollama/issues/6886]";
    private const string Volumes = "[configuring/services/in-memory-volume-mounts]";
    private const string HubName = "owner/name, as Hugging Face names its repositories";

    private static readonly string Commit = new('a', 40);

    [Theory]
    [InlineData("ollama", "gemma3:4b", "Ollama", "ollama/ollama:0.40.1", "memory")]
    [InlineData("ollama", "own", "Ollama", "ollama/ollama:0.40.1", "bucket")]
    public void Check_ModelInTheMakersImage_IsAnError(string engine, string model, string title, string image, string source) => Assert.Equal(
        [
            $"Error EngineImageHasModel modelSource: is image, but the image is {title}'s own, which holds no model. Say modelSource: {source}, or name "
                + $"an image that is built from {OnPlatform.DockerHub}{image} with the model in it. {Page}",
        ],
        OnPlatform.Lines(new() { Engine = engine, Model = model, ModelSource = "image" }));

    [Theory]
    [InlineData("vllm/vllm-openai:v0.30.0", null, null, true)]
    [InlineData("vllm/vllm-openai:v0.30.0", "image", null, true)]
    [InlineData("vllm/vllm-openai:v0.30.0", "bucket", null, false)]
    [InlineData("vllm/vllm-openai:v0.30.0", null, "--port 8080", false)]
    [InlineData("acme/vllm-openai:v0.30.0", null, null, false)]
    public void Check_CopyOfTheMakersImage_HoldsNoModel(string image, string? source, string? command, bool isTold) => Assert.Equal(
        isTold
            ?
            [
                "Warning EngineImageHasModel image: is vllm/vllm-openai, vLLM's own, which holds no model. Leave it out: then it comes through a mirror, and "
                    + $"the model is imported. Or say by modelSource where the model is. {Page}",
            ]
            : [],
        OnPlatform.Lines(new()
        {
            Engine = "vllm",
            Model = "acme/own",
            Image = $"europe-west4-docker.pkg.dev/acme/copies/{image}",
            ModelSource = source,
            Command = command is null ? null : ["vllm", "serve", "/m", .. command.Split(' ')],
        }));

    [Theory]
    [InlineData("own", null, true)]
    [InlineData("gemma3:4b", null, true)]
    [InlineData("acme/own", null, false)]
    [InlineData("own", true, false)]
    public void Check_ModelThatNothingTellsTheOriginOf_CannotBeImported(string model, bool? skip, bool isTold) => Assert.Equal(
        isTold
            ?
            [
                $"Error OriginIsKnown model: is '{model}', and nothing tells where it can be imported from. Write it as {HubName}, or say "
                    + $"'import: {{ skip: true }}' and put it into the bucket yourself. {Page}",
            ]
            : [],
        OnPlatform.Lines(new() { Engine = "vllm", Model = model, Import = skip is null ? null : new() { Skip = skip } }));

    [Theory]
    [InlineData("vllm", " ", "Error ModelIsNamed model: is missing, but vLLM must know what to load")]
    [InlineData("vllm", "own", "Error OriginIsKnown model: is 'own', and nothing tells where vLLM could download it from. Write it as " + HubName + ". " + Page)]
    [InlineData("vllm", "acme/own", null)]
    [InlineData("custom", "own", null)]
    public void Check_ModelThatNothingTellsTheOriginOf_CannotBeDownloaded(string engine, string model, string? line)
    {
        var lines = OnPlatform.Lines(new() { Engine = engine, Model = model, Image = Given.Image, ModelSource = "internet" })
            .Where(one => !one.Contains("ModelIsNotFetched", StringComparison.Ordinal)).ToList();

        Assert.Equal(line is null ? 0 : 1, lines.Count);
        Assert.All(lines, one => Assert.StartsWith(line!, one, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("10Gi", "10.74 GB", "memory")]
    [InlineData(null, "the whole model", "bucket")]
    public void Check_ModelOfTheInternet_IsToldWhatEachStartTakes(string? weights, string size, string source) => Assert.Equal(
        [
            $"Warning ModelIsNotFetched modelSource: is internet: every start downloads {size} by way of Cloud NAT, which takes 0.045 USD a GiB and can "
                + "take half a minute for its first connection, fails where the other side does, and keeps it in the memory of the instance. "
                + $"Say modelSource: {source}, or leave it out with the image of the engine's makers. {Page}",
        ],
        OnPlatform.Lines(new() { Engine = "vllm", Model = "acme/own", Image = Given.Image, ModelSource = "internet", Weights = weights }));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("HF_TOKEN", null, false)]
    [InlineData("OTHER", null, true)]
    [InlineData(null, "hf:1", true)]
    public void Check_GatedModelOfTheInternet_TakesATokenOfTheServer(string? secret, string? token, bool isTold) => Assert.Equal(
        isTold
            ?
            [
                "Warning GatedModelHasToken secrets.HF_TOKEN: is missing, but google/gemma-3-4b-it is gated. Accept the terms at "
                    + "https://huggingface.co/google/gemma-3-4b-it, keep a token in Secret Manager, and write it as secret-id:version. "
                    + "[https://huggingface.co/docs/hub/models-gated]",
            ]
            : [],
        OnPlatform.Lines(new()
        {
            Engine = "vllm",
            Model = "google/gemma-3-4b-it",
            Image = Given.Image,
            ModelSource = "internet",
            Revision = Commit,
            Secrets = secret is null ? null : new Dictionary<string, string> { [secret] = "hf:1" },
            Import = token is null ? null : new() { Token = token },
        }).Where(line => line.Contains("GatedModelHasToken", StringComparison.Ordinal)));

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData("v1", null, null, "revision: is said, but no model is imported. Say modelSource: bucket, or leave it out.")]
    [InlineData("v1", false, null, "revision: is said, but no model is imported. Say modelSource: bucket, or leave it out.")]
    [InlineData("v1", true, null, "revision: is said, but no model is imported. Leave it out: import.skip says that somebody else brings the model.")]
    [InlineData("v1", true, "bucket", "revision: is said, but no model is imported. Leave it out: import.skip says that somebody else brings the model.")]
    [InlineData(null, false, null, "import: is said, but no model is imported. Say modelSource: bucket, or leave it out.")]
    [InlineData(null, true, null, "")]
    [InlineData(null, false, "bucket", "")]
    [InlineData("v1", null, "nowhere", "")]
    [InlineData("v1", null, "internet", "")]
    [InlineData(null, false, "internet", "import: is said, but no model is imported. Say modelSource: bucket, or leave it out.")]
    public void Check_RevisionOrImportWithoutAnImport_IsTold(string? revision, bool? skip, string? source, string text) => Assert.Equal(
        text.Length > 0 ? [$"Warning RevisionIsOne {text} {Tags}"] : [],
        OnPlatform.Lines(new()
        {
            Engine = "vllm",
            Model = "acme/own",
            Image = Given.Image,
            ModelSource = source,
            Revision = revision,
            Import = skip is null ? null : new() { Skip = skip },
        }).Where(line => line.StartsWith("Warning RevisionIsOne", StringComparison.Ordinal)));

    [Theory]
    [InlineData(OnPlatform.OlderVllm, null, true)]
    [InlineData(OnPlatform.OlderVllm, "1Gi", false)]
    [InlineData(null, null, false)]
    public void Check_CopyOfUnknownSize_IsAnError(string? image, string? weights, bool isTold) => Assert.Equal(
        isTold
            ?
            [
                "Error CopyHasASize weights: is missing, and how large the model is, which is copied into memory, is not known. Say the size of its files, "
                    + $"such as 3300Mi, or modelSource: bucket. {Volumes}",
            ]
            : [],
        OnPlatform.Lines(new() { Engine = "vllm", Model = "acme/own", Image = image, Weights = weights, ModelSource = "memory" }));

    [Theory]
    [InlineData(OnPlatform.OlderVllm, "copy", true)]
    [InlineData(OnPlatform.OlderVllm, "log", false)]
    [InlineData(null, "copy", false)]
    public void Check_SidecarNamedLikeTheCopy_IsAnError(string? image, string name, bool isTold) => Assert.Equal(
        isTold
            ?
            [
                "Error CopyHasASize sidecars.copy: has the name of the sidecar that copies the model, which it would replace. Call it otherwise, or say "
                    + $"modelSource: bucket. {Volumes}",
            ]
            : [],
        OnPlatform.Lines(new()
        {
            Engine = "vllm",
            Model = "acme/own",
            Image = image,
            Weights = "1Gi",
            ModelSource = "memory",
            Sidecars = new Dictionary<string, SidecarArgs> { [name] = new() { Image = Given.Image, Cpu = "1", Memory = "512Mi" } },
        }).Where(line => line.Contains("CopyHasASize", StringComparison.Ordinal)));

    // The server and its copy, whatever else is beside them.
    [Theory]
    [InlineData("vllm", "15116Mi", "nvidia-l4", "memory", false, null)]
    [InlineData("vllm", "15116Mi", "nvidia-l4", "memory", true, null)]
    [InlineData("vllm", "15117Mi", "nvidia-l4", "memory", false, "32769Mi")]
    [InlineData("vllm", "15117Mi", "nvidia-l4", "bucket", false, null)]
    [InlineData("vllm", "20Gi", "none", "memory", false, "38401Mi")]
    [InlineData("vllm", "20Gi", "nvidia-rtx-pro-6000", "memory", false, null)]
    public void Check_CopyBesideTheServer_FitsTheInstance(string engine, string weights, string gpu, string source, bool hasSidecar, string? taken) => Assert.Equal(
        taken is null ? [] :
        [
            $"Warning CopyHasASize modelSource: is memory, but the server and the copy take {taken}, and an instance has at most 32Gi. Use bucket, or give "
                + $"the server less memory. {Volumes}",
        ],
        OnPlatform.Lines(new()
        {
            Engine = engine,
            Model = "acme/own",
            Image = OnPlatform.OlderVllm,
            Weights = weights,
            Gpu = gpu,
            Cpu = "4",
            Memory = "16Gi",
            ModelSource = source,
            Sidecars = hasSidecar ? new Dictionary<string, SidecarArgs> { ["log"] = new() { Image = Given.Image, Cpu = "1", Memory = "512Mi" } } : null,
        }).Where(line => line.Contains("CopyHasASize", StringComparison.Ordinal)));

    [Theory]
    [InlineData("16Gi", "nvidia-l4", null)]
    [InlineData("16385Mi", "nvidia-l4", "17.19 GB")]
    [InlineData("16385Mi", "none", null)]
    public void Check_DownloadIntoTheContainer_FitsItsMemory(string weights, string gpu, string? size) => Assert.Equal(
        size is null ? [] :
        [
            $"Warning CopyHasASize modelSource: is internet, but the container has 16Gi, and the download takes {size} of it. Use bucket, or give the "
                + $"server more memory. {Volumes}",
        ],
        OnPlatform.Lines(new()
        {
            Engine = "vllm",
            Model = "acme/own",
            Image = Given.Image,
            Weights = weights,
            Gpu = gpu,
            Cpu = "4",
            Memory = "16Gi",
            ModelSource = "internet",
        }).Where(line => line.Contains("CopyHasASize", StringComparison.Ordinal)));
}
