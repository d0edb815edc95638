namespace GpuInfra.Components.Tests;

public sealed class ReachabilityRulesTests
{
    private const string Closed =
        "but platform.network.internet is not true, so the firewall lets nothing out to the internet. ";

    private const string Bring =
        Closed + "Put what it fetches into the image or the bucket, or set platform.network.internet to true. "
        + "[configuring/networking-best-practices]";

    private const string Decide =
        Closed + "Put the model into the image or the bucket and set HF_HUB_OFFLINE to 1, or set platform.network.internet to true. "
        + "[configuring/networking-best-practices]";

    [Theory]
    [InlineData("ollama serve & sleep 5; ollama pull gemma3:4b; wait", "ollama pull", "registry.ollama.ai")]
    [InlineData("hf download google/gemma-3-4b-it", "hf download", "huggingface.co")]
    [InlineData("huggingface-cli   download google/gemma-3-4b-it", "huggingface-cli download", "huggingface.co")]
    [InlineData("pip install vllm", "pip install", "pypi.org")]
    [InlineData("curl -fsSL https://example.com/model.gguf -o /tmp/m", "curl", "example.com")]
    [InlineData("wget http://example.com:8080/model", "wget", "example.com")]
    [InlineData("git  clone https://github.com/acme/models", "git clone", "github.com")]
    public void Check_DownloadWithoutInternet_Refuses(string script, string sight, string host) => Assert.Equal(
        $"Error CallReachesInternet services.chat.args: runs '{sight}', which calls {host}, {Bring}",
        Check(new() { Image = GivenStack.Image, Command = ["/bin/sh", "-c"], Args = [script] }));

    [Fact]
    public void Check_DownloadInTheCommandItself_IsFoundThere() => Assert.Equal(
        $"Error CallReachesInternet services.chat.command: runs 'ollama pull', which calls registry.ollama.ai, {Bring}",
        Check(new() { Image = GivenStack.Image, Command = ["ollama", "pull", "gemma3:4b"] }));

    [Fact]
    public void Check_DownloadInTheScriptOfTheCommand_IsFoundThere() => Assert.Equal(
        $"Error CallReachesInternet services.chat.command: runs 'hf download', which calls huggingface.co, {Bring}",
        Check(new() { Image = GivenStack.Image, Command = ["/bin/sh", "-c", "hf download acme/own"], Args = ["more"] }));

    [Theory]
    [InlineData("ollama serve")]
    [InlineData("ollama pull europe-west4-docker.pkg.dev/acme-models/ollama/gemma3:4b")]
    [InlineData("pip install --index-url https://europe-python.pkg.dev/acme-models/pypi/simple vllm")]
    [InlineData("curl https://storage.googleapis.com/acme-models/model.gguf")]
    [InlineData("curl https://code-123.europe-west4.run.app/v1")]
    [InlineData("curl http://localhost:8080/health")]
    [InlineData("curl http://127.0.0.1:8080/health")]
    [InlineData("curl http://metadata.google.internal/computeMetadata/v1/")]
    [InlineData("curl -s $SERVER; echo https://example.com")]
    public void Check_CallsWithinGoogle_AreReached(string script) =>
        Assert.Equal("", Check(new() { Image = GivenStack.Image, Command = ["/bin/sh", "-c"], Args = [script] }));

    [Theory]
    [InlineData("serve --model google/gemma-3-4b-it", "google/gemma-3-4b-it")]
    [InlineData("--model=google/gemma-3-4b-it --port 8080", "google/gemma-3-4b-it")]
    [InlineData("--model-id HuggingFaceH4/zephyr-7b-beta", "HuggingFaceH4/zephyr-7b-beta")]
    [InlineData("llama-server -hf ggml-org/gemma-3-4b-it-GGUF:Q4_K_M", "ggml-org/gemma-3-4b-it-GGUF:Q4_K_M")]
    [InlineData("vllm serve Qwen/Qwen3-8B", "Qwen/Qwen3-8B")]
    [InlineData("serve /m --tokenizer google/gemma-3-4b-it", "google/gemma-3-4b-it")]
    public void Check_ModelOfHuggingFaceWithoutInternet_Warns(string args, string model) => Assert.Equal(
        $"Warning CallReachesInternet services.chat.args: names {model}, and what the image lacks comes from huggingface.co, {Decide}",
        Check(new() { Image = GivenStack.Image, Args = args.Split(' ') }));

    [Theory]
    [InlineData("--model /models/gemma-3-4b-it")]
    [InlineData("--model gs://acme-models/gemma-3-4b-it")]
    [InlineData("--model gemma-3-4b-it")]
    [InlineData("--model google/gemma-3-4b-it --offline")]
    [InlineData("--model google/gemma/extra")]
    public void Check_ModelThatIsThere_IsReached(string args) =>
        Assert.Equal("", Check(new() { Image = GivenStack.Image, Args = args.Split(' ') }));

    [Theory]
    [InlineData("HF_HUB_OFFLINE", "1")]
    [InlineData("TRANSFORMERS_OFFLINE", "True")]
    [InlineData("HF_ENDPOINT", "https://hub.acme.internal")]
    [InlineData("HTTPS_PROXY", "http://10.0.0.5:3128")]
    public void Check_ModelOfAServerThatStaysInside_IsReached(string name, string value) => Assert.Equal(
        "",
        Check(new()
        {
            Image = GivenStack.Image,
            Args = ["--model", "google/gemma-3-4b-it"],
            Env = new Dictionary<string, string> { [name] = value },
        }));

    [Fact]
    public void Check_OfflineSwitchedOff_Warns() => Assert.Equal(
        "Warning CallReachesInternet services.chat.args: names google/gemma-3-4b-it, and what the image lacks comes from "
            + $"huggingface.co, {Decide}",
        Check(new()
        {
            Image = GivenStack.Image,
            Engine = "vllm",
            Model = "google/gemma-3-4b-it",
            Env = new Dictionary<string, string> { ["HF_HUB_OFFLINE"] = "0" },
        }));

    [Fact]
    public void Check_PresetOfVllm_StaysOffline() =>
        Assert.Equal("", Check(new() { Image = GivenStack.Image, Engine = "vllm", Model = "google/gemma-3-4b-it" }));

    [Fact]
    public void Check_PresetOfOllama_PullsNothing() =>
        Assert.Equal("", Check(new() { Image = GivenStack.Image, Engine = "ollama", Model = "gemma3:4b" }));

    [Fact]
    public void Check_ModelInTheEnvironment_Warns() => Assert.Equal(
        "Warning CallReachesInternet services.chat.env.MODEL_ID: names google/gemma-3-4b-it, and what the image lacks comes from "
            + $"huggingface.co, {Decide}",
        Check(new()
        {
            Image = GivenStack.Image,
            Env = new Dictionary<string, string> { ["MODEL_ID"] = "google/gemma-3-4b-it" },
            Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "hf-token:1" },
        }));

    [Fact]
    public void Check_TokenOfHuggingFace_Warns() => Assert.Equal(
        "Warning CallReachesInternet services.chat.secrets.HF_TOKEN: is a token for downloads, and what the image lacks comes from "
            + $"huggingface.co, {Decide}",
        Check(new() { Image = GivenStack.Image, Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "hf-token:1" } }));

    [Fact]
    public void Check_TokenOfAServerThatStaysInside_IsIgnored() => Assert.Equal(
        "",
        Check(new()
        {
            Image = GivenStack.Image,
            Secrets = new Dictionary<string, string> { ["HF_TOKEN"] = "hf-token:1" },
            Env = new Dictionary<string, string> { ["HF_HUB_OFFLINE"] = "1" },
        }));

    [Fact]
    public void Check_SidecarThatDownloads_IsNamed() => Assert.Equal(
        $"Error CallReachesInternet services.chat.sidecars.fetch.args: runs 'hf download', which calls huggingface.co, {Bring}",
        Check(new()
        {
            Image = GivenStack.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["fetch"] = new() { Image = GivenStack.Image, Args = ["hf download google/gemma-3-4b-it"] },
            },
        }));

    [Fact]
    public void Check_DownloadBesideTheNetwork_IsReached() => Assert.Equal(
        "", Check(new() { Image = GivenStack.Image, Args = ["ollama pull gemma3:4b"], Egress = "private-ranges-only" }, new()));

    [Fact]
    public void Check_DownloadWithAWayOut_IsSlowAtEveryStart() => Assert.Equal(
        "Warning ModelIsNotFetched services.chat.args[0]: runs 'ollama pull' at every start: from the internet, which is slow, and loads what is there that day. "
            + "Put the weights into the bucket (modelSource: bucket) or into the image. [configuring/services/gpu-best-practices]",
        Check(new() { Image = GivenStack.Image, Args = ["ollama pull gemma3:4b"] }, new() { Internet = true }));

    [Fact]
    public void Check_PlainHttpWithInternet_Refuses() => Assert.Equal(
        "Error CallIsEncrypted services.chat.args: runs 'curl' with http://example.com, but the firewall lets only HTTPS out. "
            + "Use https://. [configuring/networking-best-practices]",
        Check(new() { Image = GivenStack.Image, Args = ["curl http://example.com/model"] }, new() { Internet = true }));

    [Theory]
    [InlineData("private-service-connect")]
    [InlineData("private-google-access")]
    public void Check_BucketByEitherPath_IsReached(string path) => Assert.Equal(
        "",
        Check(
            new() { Image = GivenStack.Image, Engine = "vllm", Model = "gemma-3-4b-it", ModelSource = "bucket" },
            new() { GoogleApis = path, Bundle = "vpc-sc" }));

    [Fact]
    public void Check_ExistingNetworkThatNobodyCallsThrough_SaysNothing() =>
        Assert.Equal("", Check(GivenStack.Service(), new() { ExistingNetwork = "shared", ExistingSubnetwork = "shared" }));

    [Fact]
    public void Check_ExistingNetwork_NamesWhatCannotBeChecked() => Assert.Equal(
        "Warning ExistingNetworkReachesCalls platform.network.existingNetwork: is used as it is, and nothing here can tell whether "
            + "it leads chat to Cloud Storage, code to registry.ollama.ai and code to huggingface.co. Look whether its subnet has "
            + "Private Google Access or an endpoint with private DNS zones for Google's APIs, and Cloud NAT and a firewall rule for "
            + "the internet. [configuring/networking-best-practices]",
        GivenStack.Violations(
            GivenStack.Platform(new() { ExistingNetwork = "shared", ExistingSubnetwork = "shared" }),
            ("chat", new() { Image = GivenStack.Image, Engine = "vllm", Model = "gemma-3-4b-it", ModelSource = "bucket" }),
            ("code", new() { Image = GivenStack.Image, Args = ["ollama pull a; hf download b; hf download c"] }),
            ("voice", new() { Image = GivenStack.Image, Args = ["ollama pull a"], Egress = "private-ranges-only" })));

    [Fact]
    public void Check_SeveralCalls_AllArrive() => Assert.Equal(
        $"Error CallReachesInternet services.chat.args: runs 'ollama pull', which calls registry.ollama.ai, {Bring}\n"
            + $"Error CallReachesInternet services.chat.args: runs 'curl', which calls example.com, {Bring}\n"
            + $"Error CallReachesInternet services.code.args: runs 'pip install', which calls pypi.org, {Bring}",
        GivenStack.Violations(
            GivenStack.Platform(),
            ("chat", new() { Image = GivenStack.Image, Args = ["ollama pull a && curl https://example.com/b"] }),
            ("code", new() { Image = GivenStack.Image, Args = ["pip install c"] })));

    private static string Check(ModelServiceArgs service, PrivateNetworkArgs? network = null) =>
        GivenStack.Violations(GivenStack.Platform(network), ("chat", service));
}
