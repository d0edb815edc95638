namespace GpuInfra.Components.Tests;

public sealed class ModelServiceSpecTests
{
    private const string AllOfThem =
        """
        ModelService 'chat' has 7 problems:
          engine: is 'olama', but must be ollama, vllm, sglang, llama.cpp, custom or text-embeddings-inference. Use ollama. [https://docs.cloud.google.com/run/docs/configuring/services/gpu-best-practices]
          model: is missing, but Ollama must know what to load. Name the model in the engine's own words, such as gemma3:4b. [https://docs.cloud.google.com/run/docs/tutorials/gpu-gemma-with-ollama]
          network: is missing, and so is subnetwork: egress would leave past every firewall rule. Say the network or the subnetwork that it leaves through. [https://docs.cloud.google.com/run/docs/configuring/vpc-direct-vpc]
          location: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]
          cpu: is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [https://docs.cloud.google.com/run/docs/configuring/services/gpu]
          image: is missing. Name an image in Artifact Registry. [https://docs.cloud.google.com/run/docs/container-contract]
          project: is missing, but roles are granted on it. Name the project's id. [https://cloud.google.com/run/docs/securing/service-identity]
        """;

    [Fact]
    public async Task Constructor_ManyMistakes_TellsAllAndRegistersNothing() =>
        Assert.Equal(
            AllOfThem.ReplaceLineEndings("\n"),
            await GivenModel.RefusalAsync(new ModelServiceArgs { Engine = "olama", Cpu = "3", Memory = "16Gi" }));

    [Theory]
    [InlineData("vlm", "is 'vlm', but must be vllm, ollama, sglang, custom, llama.cpp or text-embeddings-inference. Use vllm.")]
    [InlineData("Ollama", "is 'Ollama', but must be ollama, vllm, sglang, llama.cpp, custom or text-embeddings-inference. Use ollama.")]
    [InlineData("tgi", "is 'tgi', but must be custom, vllm, ollama, sglang, llama.cpp or text-embeddings-inference. Use custom.")]
    [InlineData("llama-server", "is 'llama-server', but must be llama.cpp, ollama, vllm, sglang, custom or text-embeddings-inference. Use llama.cpp.")]
    [InlineData("tei", "is 'tei', but must be text-embeddings-inference, sglang, custom, ollama, vllm or llama.cpp. Use text-embeddings-inference.")]
    [InlineData("tensorrt-llm", "is 'tensorrt-llm', but must be custom, vllm, ollama, sglang, llama.cpp or text-embeddings-inference. Use custom.")]
    public void Check_UnknownEngine_NamesTheNearest(string engine, string text) =>
        Assert.Equal(
            [$"Error WordIsKnown engine: {text} [configuring/services/gpu-best-practices]"],
            GivenModel.Violations(new() { Engine = engine, Model = "gemma", Image = Given.Image }));

    [Theory]
    [InlineData("ollama", null, "Ollama must know what to load. Name the model in the engine's own words, such as gemma3:4b. [tutorials/gpu-gemma-with-ollama]")]
    [InlineData("vllm", " ", "vLLM must know what to load. Name the model in the engine's own words, such as gemma-3-4b-it. [https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html]")]
    public void Check_NoModel_IsRefused(string engine, string? model, string text) =>
        Assert.Equal(
            [$"Error ModelIsNamed model: is missing, but {text}"],
            GivenModel.Violations(new() { Engine = engine, Model = model, Image = Given.Image }));

    [Theory]
    [InlineData("buckets", "bucket, image, memory or internet. Use bucket.")]
    [InlineData("gcs", "bucket, image, memory or internet. Use bucket.")]
    [InlineData("Cloud Storage", "bucket, image, memory or internet. Use bucket.")]
    [InlineData("huggingface", "bucket, image, memory or internet. Use bucket.")]
    [InlineData("docker", "image, bucket, memory or internet. Use image.")]
    public void Check_UnknownModelSource_NamesWhatIsMeant(string source, string right) =>
        Assert.Equal(
            [$"Error WordIsKnown modelSource: is '{source}', but must be {right} [configuring/services/gpu-best-practices]"],
            GivenModel.Violations(new() { Image = Given.Image, ModelSource = source }));

    [Theory]
    [InlineData("None", "none")]
    [InlineData("cpu", "none")]
    [InlineData("rtx-6000", "nvidia-rtx-pro-6000")]
    [InlineData("l4", "nvidia-l4")]
    public void Check_GpuInOtherWords_IsOneError(string gpu, string right)
    {
        var violation = Assert.Single(GivenModel.Violations(new() { Engine = "ollama", Model = "own", Image = Given.Image, Gpu = gpu, Cpu = "4", Memory = "16Gi" }));

        Assert.StartsWith($"Error WordIsKnown gpu: is '{gpu}', but must be {right}", violation, StringComparison.Ordinal);
        Assert.EndsWith($"Use {right}. [configuring/services/gpu]", violation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("image")]
    [InlineData("bucket")]
    public void Check_KnownModelSource_IsFine(string? source) =>
        Assert.Empty(GivenModel.Violations(new() { Image = Given.Image, ModelSource = source }));

    [Fact]
    public void Check_ModelInBucketThatIsNotGiven_IsRefused()
    {
        var args = GivenModel.Wired(new() { Image = Given.Image, ModelSource = "bucket" });
        args.Bucket = null;

        Assert.Equal(
            ["Error BucketIsGiven bucket: is missing, but modelSource is bucket. Name the bucket with the models. [configuring/services/gpu-best-practices]"],
            ModelServiceSpec.Check("chat", args).Violations.Select(Given.Line));
    }

    [Fact]
    public void Check_SubnetworkAlone_IsEnough()
    {
        var args = GivenModel.Wired(GivenModel.Ollama);
        (args.Network, args.Subnetwork) = (null, "inference");

        Assert.Empty(ModelServiceSpec.Check("chat", args).Violations);
    }

    [Fact]
    public void Check_DefaultAccount_IsRefusedUnderTheCallersName() =>
        Assert.Equal(
            ["Error AccountIsDedicated serviceAccount: is 1-compute@developer.gserviceaccount.com, a default account that everything in the project shares. Leave it out to have an account made for this service, or name one that is its own. [https://cloud.google.com/run/docs/securing/service-identity]"],
            GivenModel.Violations(new() { Image = Given.Image, ServiceAccount = "1-compute@developer.gserviceaccount.com" }));

    [Fact]
    public void Check_PersonalDeployer_IsRefused()
    {
        var args = GivenModel.Ollama;
        args.Deployers = ["user:me@acme.example"];

        Assert.Equal(
            ["Error PrincipalsAreNamed deployers[0]: is user:me@acme.example, a personal account, which leaves with its owner. Put the person into a group and name the group: member. [https://cloud.google.com/iam/docs/principal-identifiers]"],
            GivenModel.Violations(args));
    }

    [Fact]
    public void Check_BadName_IsToldOnce() =>
        Assert.Equal(
            ["Error ServiceNameIsAllowed name: is 'Chat', which Cloud Run does not take as a name. Use chat: 1 to 49 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. [reference/rest/v2/projects.locations.services]"],
            GivenModel.Violations(GivenModel.Ollama, "Chat"));

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 1)]
    public void Check_LongName_IsToldOnce(int length, int violations) =>
        Assert.Equal(violations, GivenModel.Violations(GivenModel.Ollama, new string('a', length)).Count);

    [Fact]
    public void Check_ImageFromElsewhere_IsToldOnceThoughTheSidecarHasItToo() =>
        Assert.Equal(
            ["Error ImageIsFromArtifactRegistry image: is 'quay.io/ollama:0.12.6', but Cloud Run takes no images from quay.io. Use a remote repository of Artifact Registry that pulls from quay.io, or copy the image. [deploying]"],
            GivenModel.Violations(new() { Engine = "ollama", Model = "gemma3:4b", Image = "quay.io/ollama:0.12.6" }));

    [Fact]
    public void Check_OwnWarmUpImageFromElsewhere_IsRefused() =>
        Assert.Equal(
            ["Error ImageIsFromArtifactRegistry sidecars.warm-up.image: is 'quay.io/ollama', but Cloud Run takes no images from quay.io. Use a remote repository of Artifact Registry that pulls from quay.io, or copy the image. [deploying]"],
            GivenModel.Violations(new()
            {
                Engine = "ollama",
                Model = "gemma3:4b",
                Image = Given.Image,
                Sidecars = new Dictionary<string, SidecarArgs>
                {
                    ["warm-up"] = new()
                    {
                        Image = "quay.io/ollama",
                        DependsOn = ["server"],
                        StartupProbe = new ProbeArgs { Type = "tcp", Port = 9100, FailureThreshold = 60 },
                    },
                },
            }));

    [Fact]
    public void Check_SecretThatCannotBeRead_IsToldOnceWhereItIsWritten() =>
        Assert.Equal(
            ["Error SecretIsReadable secrets.HF_TOKEN: is not a secret and its version. Write it as secret-id:version, such as hf-token:3. [configuring/services/secrets]"],
            GivenModel.Violations(new()
            {
                Image = Given.Image,
                Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "hf token:3" },
            }));

    [Fact]
    public void Check_SecretWithFullName_WarnsThatItIsNotGranted()
    {
        var secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "projects/other/secrets/hf:3" };
        const string text = "is projects/other/secrets/hf:3, and a grant on a secret with a full name is not made here. "
            + "Grant roles/secretmanager.secretAccessor on it to the service's account. [configuring/services/secrets]";

        Assert.Equal(
            [
                $"Warning SecretIsGrantedHere secrets.HF_TOKEN: {text}",
                $"Warning SecretIsGrantedHere sidecars.proxy.secrets.HF_TOKEN: {text}",
            ],
            GivenModel.Violations(new()
            {
                Image = Given.Image,
                Secrets = secrets,
                Sidecars = new Dictionary<string, SidecarArgs> { ["proxy"] = new() { Image = Given.Image, Secrets = secrets } },
            }));
    }

    [Theory]
    [InlineData(11_434, 0)]
    [InlineData(11_435, 1)]
    [InlineData(11_436, 0)]
    public void Check_PortOfTheWarmUp_IsTaken(int port, int violations) =>
        Assert.Equal(
            violations,
            GivenModel.Violations(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, Port = port }).Count);

    // What follows from the size of the weights says more than what holds for any start.
    [Theory]
    [InlineData("1000Mi", "LoadingFitsStartup startupProbe")]
    [InlineData(null, "StartIsPossible startupProbe")]
    public void Check_StartThatIsTooShort_IsToldOnce(string? weights, string told) => Assert.Equal(
        [told],
        ModelServiceSpec.Check("chat", GivenModel.Wired(new()
        {
            Engine = "vllm",
            Model = "own",
            Image = Given.Image,
            Weights = weights,
            StartupProbe = new ProbeArgs { Path = "/health", PeriodSeconds = 1, FailureThreshold = 10 },
        })).Violations.Select(violation => $"{violation.Rule.Name} {violation.Path}"));

    [Fact]
    public void Check_StartOfServerAndOfItsWarmUp_AreToldApart() => Assert.Equal(
        ["LoadingFitsStartup sidecars.warm-up.startupProbe", "StartIsPossible startupProbe"],
        ModelServiceSpec.Check("chat", GivenModel.Wired(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            StartupProbe = new ProbeArgs { Path = "/api/version", PeriodSeconds = 1, FailureThreshold = 10 },
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["warm-up"] = new()
                {
                    Image = Given.Image,
                    DependsOn = ["server"],
                    StartupProbe = new ProbeArgs { Type = "tcp", Port = 9100, PeriodSeconds = 1, FailureThreshold = 47 },
                },
            },
        })).Violations.Select(violation => $"{violation.Rule.Name} {violation.Path}").Order(StringComparer.Ordinal));
}
