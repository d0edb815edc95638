namespace GpuInfra.Components.Tests;

public sealed class ServiceEndpointTests
{
    private const string Url = "https://chat-hash-ew.a.run.app";
    private const string Account = "serviceAccount:web@acme-models.iam.gserviceaccount.com";
    private const string Group = "group:callers@acme.example";
    private const string Agent = "serviceAccount:service-12345@gcp-sa-iap.iam.gserviceaccount.com";

    private const string Metadata =
        "$(curl -sSf -H \"Metadata-Flavor: Google\" \"http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/"
        + $"identity?audience={Url}\")";

    private const string Question = """{"model": "gemma3:4b", "stream": true, "messages": [{"role": "user", "content": "Why is the sky blue?"}]}""";
    private const string Rest = $"-H \"Content-Type: application/json\" -d '{Question}' \"{Url}/v1/chat/completions\"";

    public static TheoryData<string, string, bool, bool, string> Ways => new()
    {
        { "internal", Group, false, false, "job network vpn" },
        { "internal", "allUsers", false, false, "job network vpn" },
        { "internal-and-cloud-load-balancing", Group, false, false, "job network vpn load-balancer" },
        { "internal-and-cloud-load-balancing", Group, true, false, "load-balancer" },
        { "internal", Group, true, false, "" },
        { "internal", Agent, true, true, "" },
        { "all", Group, false, false, "proxy token" },
        { "all", Account, false, false, "proxy token" },
        { "all", Group, true, false, "load-balancer" },
        { "all", "allUsers", false, false, "open" },
        { "all", Agent, false, true, "iap" },
        { "internal", Agent, false, true, "iap" },
        { "internal-and-cloud-load-balancing", Agent, false, true, "iap load-balancer" },
        { "internal-and-cloud-load-balancing", Agent, true, true, "load-balancer" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Of_Service_HasTheWaysOfItsIngress(string ingress, string invoker, bool isDisabled, bool hasProxy, string ways)
    {
        var endpoint = Endpoint(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            Ingress = ingress,
            Invokers = [invoker],
            DefaultUrlDisabled = isDisabled,
            Iap = hasProxy,
        });

        Assert.Equal(ways, string.Join(' ', endpoint.Ways.Select(way => way.Kind.Id)));
    }

    // gcloud calls the address at run.app from where it runs, which ingress keeps out.
    [Fact]
    public void Of_Service_IsNeverCalledByProxyFromOutside()
    {
        var offered = Ways.Where(row => $"{row[4]}".Contains("proxy", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, offered.Count);
        Assert.All(offered, row => Assert.Equal(("all", false, false), ((string)row[0], (bool)row[2], (bool)row[3])));
    }

    [Fact]
    public void CommandAt_Inside_AsksWithTheTokenOfTheMetadataServer()
    {
        var endpoint = Endpoint(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, TimeoutSeconds = 600, Invokers = [Agent, Group, Account] });

        var request = $"curl -sSfN -H \"Authorization: Bearer {Metadata}\" {Rest}";
        Assert.Equal(
            [
                "gcloud run jobs create chat-caller --project=acme-models --region=europe-west4 "
                    + "--image=us-docker.pkg.dev/google.com/cloudsdktool/gcr.io/google-cloud-cli:556.0.0-slim "
                    + "--service-account=web@acme-models.iam.gserviceaccount.com --network=NETWORK --subnet=SUBNETWORK --vpc-egress=all-traffic "
                    + "--max-retries=0 --task-timeout=600s "
                    + $"--command=bash --args='^@@^-c@@{request.Replace("'", @"'\''", StringComparison.Ordinal)}' --execute-now --wait",
                request,
                "curl -sSfN -H \"Authorization: Bearer $(gcloud auth print-identity-token "
                    + $"--impersonate-service-account=web@acme-models.iam.gserviceaccount.com --audiences={Url})\" {Rest}",
            ],
            endpoint.Ways.Select(way => way.CommandAt(Url, Url)));
    }

    [Theory]
    [InlineData(Group, "gcloud run services proxy chat --project=acme-models --region=europe-west4 --port=8080", "curl -sSfN -H \"Authorization: Bearer $(gcloud auth print-identity-token)\" " + Rest)]
    [InlineData("allUsers", "curl -sSfN " + Rest)]
    public void CommandAt_Outside_AsksAsWhoeverMayCall(string invoker, params string[] commands)
    {
        var endpoint = Endpoint(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, Ingress = "all", Invokers = [invoker] });

        Assert.Equal(commands, endpoint.Ways.Select(way => way.CommandAt(Url, Url)));
    }

    [Fact]
    public void CommandAt_ThroughIap_SignsForEveryPath()
    {
        var endpoint = Endpoint(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, Iap = true, Invokers = [Agent] });

        Assert.StartsWith(
            "curl -sSfN -H \"Authorization: Bearer $(printf '{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s/*\",\"iat\":%d,\"exp\":%d}' "
                + "CALLER@acme-models.iam.gserviceaccount.com CALLER@acme-models.iam.gserviceaccount.com "
                + $"{Url} $(date +%s) $(($(date +%s)+3600)) | gcloud iam service-accounts sign-jwt "
                + "--iam-account=CALLER@acme-models.iam.gserviceaccount.com /dev/stdin -)\" ",
            endpoint.Ways[0].CommandAt(Url, Url), StringComparison.Ordinal);
    }

    // The proxy calls as its agent, so that who comes in is not among those who call.
    [Fact]
    public void CommandAt_ThroughIap_SignsAsAnAccessor() => Assert.Contains(
        " --iam-account=web@acme-models.iam.gserviceaccount.com ",
        Endpoint(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, Iap = true, Invokers = [Agent], IapAccessors = [Group, Account] })
            .Ways[0].CommandAt(Url, Url), StringComparison.Ordinal);

    [Fact]
    public void CommandAt_BalancerBeforeIap_SignsToo()
    {
        var endpoint = Endpoint(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            Iap = true,
            Invokers = [Agent],
            Ingress = "internal-and-cloud-load-balancing",
            DefaultUrlDisabled = true,
        });

        Assert.Contains(" gcloud iam service-accounts sign-jwt ", endpoint.Ways[0].CommandAt(Url, Url), StringComparison.Ordinal);
    }

    [Fact]
    public void At_Address_SaysWhatACallerNeeds()
    {
        var said = Endpoint(GivenModel.Ollama).At(Url);

        Assert.Equal(["audience", "baseUrl", "command", "model", "url", "way"], said.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((Url, Url, $"{Url}/v1", "gemma3:4b"), (said["url"], said["audience"], said["baseUrl"], said["model"]));
        Assert.Equal(
            "from a job in the network NETWORK; from a VM or a service in it, with all traffic through it; from where Cloud VPN or Cloud "
                + "Interconnect leads into it, once run.app leads to the private addresses of Google's APIs there",
            said["way"]);
    }

    [Theory]
    [InlineData("https://models.acme.example", "https://models.acme.example", "https://models.acme.example")]
    [InlineData("models", "https://LOAD_BALANCER", "models")]
    [InlineData(null, "https://LOAD_BALANCER", Url)]
    public void At_WithoutAddressAtRunApp_IsThatOfTheBalancer(string? audience, string url, string token)
    {
        var said = Endpoint(new()
        {
            Engine = "ollama",
            Model = "gemma3:4b",
            Image = Given.Image,
            Ingress = "internal-and-cloud-load-balancing",
            DefaultUrlDisabled = true,
            CustomAudiences = audience is null ? null : [audience],
        }).At(Url);

        Assert.Equal((url, token, $"{url}/v1"), (said["url"], said["audience"], said["baseUrl"]));
        Assert.Contains($"\"{url}/v1/chat/completions\"", said["command"], StringComparison.Ordinal);
    }

    [Fact]
    public void At_ServiceThatNobodyReaches_SaysSo()
    {
        var said = Endpoint(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, DefaultUrlDisabled = true }).At(Url);

        Assert.Equal("from nowhere: it has no address at run.app, and with ingress internal no load balancer may call it", said["way"]);
        Assert.False(said.ContainsKey("command"));
    }

    // As the network that the platform makes leads there.
    [Theory]
    [InlineData("private-service-connect", "10.9.9.9")]
    [InlineData("private-google-access", "199.36.153.8, 199.36.153.9, 199.36.153.10 and 199.36.153.11")]
    public void Of_ServiceOnPlatform_NamesItsNetwork(string googleApis, string led)
    {
        var platform = InferencePlatformSpec.Check("inference", new()
        {
            Project = "acme-models",
            Region = Given.Region,
            Network = new() { GoogleApis = googleApis, EndpointAddress = googleApis == "private-service-connect" ? "10.9.9.9" : null },
        }).Spec;
        var endpoint = ModelServiceSpec.Check("chat", GivenModel.Ollama.In(platform)).Spec.EndpointOn(platform);

        Assert.Equal("from a job in the network inference-network", endpoint.Ways[0].Text);
        Assert.Contains(" --network=inference-network --subnet=inference-network-subnet ", endpoint.Ways[0].CommandAt(Url, Url), StringComparison.Ordinal);
        Assert.Equal($"from where Cloud VPN or Cloud Interconnect leads into it, once run.app leads to {led} there", endpoint.Ways[2].Text);
    }

    [Fact]
    public void Of_ServiceOnExistingNetwork_KnowsNoAddress()
    {
        var platform = InferencePlatformSpec.Check("inference", new()
        {
            Project = "acme-models",
            Region = Given.Region,
            Network = new() { ExistingNetwork = "projects/acme-host/global/networks/shared", ExistingSubnetwork = "projects/acme-host/regions/europe-west4/subnetworks/gpus" },
        }).Spec;
        var endpoint = ModelServiceSpec.Check("chat", GivenModel.Ollama.In(platform)).Spec.EndpointOn(platform);

        Assert.Contains(
            " --network=projects/acme-host/global/networks/shared --subnet=projects/acme-host/regions/europe-west4/subnetworks/gpus ",
            endpoint.Ways[0].CommandAt(Url, Url), StringComparison.Ordinal);
        Assert.EndsWith("once run.app leads to the private addresses of Google's APIs there", endpoint.Ways[2].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vllm", "gemma-3-4b-it", "", "/v1", "gemma-3-4b-it", "/v1/chat/completions")]
    [InlineData("vllm", "gemma-3-4b-it", "--served-model-name=house", "/v1", "house", "/v1/chat/completions")]
    [InlineData("sglang", "gemma-3-4b-it", "", "/v1", "gemma-3-4b-it", "/v1/chat/completions")]
    [InlineData("llama.cpp", "gemma.gguf", "", "/v1", "gemma.gguf", "/v1/chat/completions")]
    [InlineData("llama.cpp", "gemma.gguf", "--alias=house", "/v1", "house", "/v1/chat/completions")]
    [InlineData("text-embeddings-inference", "bge-m3", "", "/v1", "bge-m3", "/v1/embeddings")]
    [InlineData("ollama", "embeddinggemma:300m", "", "/v1", "embeddinggemma:300m", "/v1/embeddings")]
    [InlineData("text-embeddings-inference", "acme-own", "", "/v1", "acme-own", "/v1/embeddings")]
    [InlineData("text-embeddings-inference", "BAAI/bge-reranker-large", "", "/v1", "BAAI/bge-reranker-large", "/v1/models")]
    [InlineData("custom", null, "", "", "", "/")]
    [InlineData("custom", null, "vllm serve /models/qwen --served-model-name qwen", "/v1", "qwen", "/v1/chat/completions")]
    [InlineData("custom", "qwen", "tritonserver --model-repository=/models", "", "qwen", "/v2/health/ready")]
    public void Of_Engine_IsAskedAsItsMakersSay(string engine, string? model, string args, string basePath, string name, string path)
    {
        var words = args.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var endpoint = Endpoint(new()
        {
            Engine = engine,
            Model = model,
            Image = Given.Image,
            Command = engine == "custom" && words.Length > 0 ? words[..1] : null,
            Args = words.Length == 0 ? null : engine == "custom" ? words[1..] : words,
        });

        Assert.Equal((basePath, name), (endpoint.BasePath, endpoint.Model));
        Assert.EndsWith($"\"{Url}{path}\"", endpoint.Ways[1].CommandAt(Url, Url), StringComparison.Ordinal);
        Assert.Equal(path is "/v1/chat/completions" or "/v1/embeddings", endpoint.Ways[1].CommandAt(Url, Url).Contains($"\"model\": \"{name}\"", StringComparison.Ordinal));
    }

    // The name stands in JSON, which stands in a word of the shell.
    [Fact]
    public void CommandAt_NameOfAModelWithQuotes_StaysOneWord()
    {
        var command = Endpoint(new() { Engine = "vllm", Model = "it's \"x\"", Image = Given.Image }).Ways[1].CommandAt(Url, Url);

        Assert.Contains("""-d '{"model": "it\u0027s \u0022x\u0022", """, command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_OfModelService_IsThatOfItsAddress()
    {
        var said = "";
        await Recording.RunAsync(options =>
        {
            var service = new ModelService("chat", GivenModel.Wired(GivenModel.Ollama), options);
            service.Endpoint.Apply(endpoint => said = $"{endpoint["baseUrl"]} {endpoint["model"]}");
        });

        Assert.EndsWith("/v1 gemma3:4b", said, StringComparison.Ordinal);
    }

    private static ServiceEndpoint Endpoint(ModelServiceArgs args) =>
        ModelServiceSpec.Check("chat", GivenModel.Wired(args)).Spec.EndpointOn();
}
