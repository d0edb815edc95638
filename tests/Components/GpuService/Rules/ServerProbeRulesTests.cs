namespace GpuInfra.Components.Tests;

/// <summary>Probes of servers with a GPU: where they ask, and how long they wait.</summary>
public sealed class ServerProbeRulesTests
{
    private const string Health = "[configuring/healthchecks]";
    private const string Issue = "[https://github.com/vllm-project/vllm/issues/38157]";

    [Theory]
    [InlineData("startupProbe", 8000)]
    [InlineData("livenessProbe", 11434)]
    [InlineData("readinessProbe", 9000)]
    public void Check_ProbeWhereNothingListens_IsAnError(string role, int port) => Assert.Equal(
        [
            $"Error ProbeReachesListener {role}.port: is {port}, where nothing listens: the port is 8080. Leave it out, to ask at the port "
                + $"that gets the requests. {Health}",
        ],
        Given.Violations(With(role, new() { Path = "/health", Port = port, PeriodSeconds = 30, TimeoutSeconds = 30 })));

    [Theory]
    [InlineData(8080)]
    [InlineData(null)]
    public void Check_ProbeOfListener_IsFine(int? port) =>
        Assert.Empty(Given.Violations(With("startupProbe", new() { Path = "/health", Port = port })));

    [Fact]
    public void Check_ProbeOfServerThatIsNotKnown_SaysNothing() => Assert.Empty(Given.Violations(new GpuServiceArgs
    {
        Image = Given.Image,
        Command = ["/app/server"],
        StartupProbe = new ProbeArgs { Path = "/started", Port = 9000 },
    }));

    [Theory]
    [InlineData("/helth", "/health")]
    [InlineData("/heath", "/health")]
    [InlineData("/v1/model", "/v1/models")]
    [InlineData("/v1/modles", "/v1/models")]
    public void Check_PathNearOneOfServer_WarnsWithIt(string path, string near) => Assert.Equal(
        [$"Warning PathIsKnown startupProbe.path: is '{path}', but vLLM answers at {near}. Use {near}. [https://docs.vllm.ai/en/latest/configuration/engine_args/]"],
        Given.Violations(With("startupProbe", new() { Path = path })));

    [Theory]
    [InlineData("/health")]
    [InlineData("/metrics")]
    [InlineData("/own/ready")]
    public void Check_PathOfServerOrFarFromAny_IsFine(string path) =>
        Assert.Empty(Given.Violations(With("startupProbe", new() { Path = path })));

    [Theory]
    [InlineData(1, 1, 1, "1 second")]
    [InlineData(2, 3, 2, "6 seconds")]
    [InlineData(10, 1, 10, "10 seconds")]
    [InlineData(10, 3, 4, "24 seconds")]
    public void Check_LivenessThatKillsBusyServer_Warns(int period, int failures, int timeout, string patience) => Assert.Equal(
        [
            $"Warning LivenessIsPatient livenessProbe: restarts the container after {patience} without an answer, but under load a server "
                + "with a GPU may take longer to say that it is well, and then loads its model anew. Wait a minute or longer, such as by "
                + $"periodSeconds 30, timeoutSeconds 30 and failureThreshold 3. {Issue}",
        ],
        Given.Violations(With("livenessProbe", Probe(period, failures, timeout))));

    [Theory]
    [InlineData(10, 3, 5)]
    [InlineData(30, 3, 30)]
    [InlineData(60, 1, 60)]
    public void Check_LivenessThatWaits_IsFine(int period, int failures, int timeout) =>
        Assert.Empty(Given.Violations(With("livenessProbe", Probe(period, failures, timeout))));

    [Fact]
    public void Check_LivenessWithoutGpu_IsFine() => Assert.Empty(Given.Violations(new GpuServiceArgs
    {
        Image = Given.Image,
        Gpu = "none",
        LivenessProbe = Probe(1, 1, 1),
    }));

    [Theory]
    [InlineData(1, 1, 1, "1 second")]
    [InlineData(1, 5, 1, "5 seconds")]
    [InlineData(10, 5, 5, "50 seconds")]
    public void Check_StartThatNoModelMakes_Warns(int period, int failures, int timeout, string window) => Assert.StartsWith(
        $"Warning StartIsPossible startupProbe: gives the server {window} to start, in which hardly any model is loaded: Cloud Run would "
            + "begin anew for ever. Leave periodSeconds and failureThreshold out, which allows as long as Cloud Run does, or allow 60 seconds or more. [",
        Assert.Single(Given.Violations(With("startupProbe", Probe(period, failures, timeout)))), StringComparison.Ordinal);

    [Theory]
    [InlineData(10, 6, 5)]
    [InlineData(240, 1, 5)]
    public void Check_StartThatSomeModelMakes_IsFine(int period, int failures, int timeout) =>
        Assert.Empty(Given.Violations(With("startupProbe", Probe(period, failures, timeout))));

    [Theory]
    [InlineData("vllm serve /m --port 8080", "vLLM")]
    [InlineData("sglang serve --host 0.0.0.0 --port 8080", "SGLang")]
    [InlineData("text-generation-launcher", "Text Generation Inference")]
    public void Check_TcpOfServerThatLoadsFirst_Warns(string command, string title) => Assert.Equal(
        [
            $"Warning GpuContainerSaysWhenItIsReady startupProbe.type: is tcp: {title} opens its port once the model is loaded, but http says "
                + $"more for the same wait. Use http with the path /health. {Health}",
        ],
        Given.Violations(Tcp(command)));

    [Theory]
    [InlineData("llama-server --host 0.0.0.0")]
    [InlineData("tritonserver --http-port 8080")]
    [InlineData("/app/server")]
    public void Check_TcpOfServerThatOpensFirst_IsAnError(string command) => Assert.StartsWith(
        "Error GpuContainerSaysWhenItIsReady startupProbe.type: is tcp on the container with the GPU, but an open port does not mean a loaded model.",
        Assert.Single(Given.Violations(Tcp(command))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ollama serve", "/health", "Ollama", "/api/version")]
    [InlineData("ollama serve", "/ready", "Ollama", "/api/version")]
    [InlineData("text-embeddings-router", "/ready", "Text Embeddings Inference", "/health")]
    [InlineData("vllm serve /m --port 8080", "/readyz", "vLLM", "/health")]
    [InlineData("tritonserver --http-port=8080", "/health", "Triton", "/v2/health/ready")]
    public void Check_HealthPathOfOtherServers_WarnsWithItsOwn(string command, string path, string title, string own) => Assert.Contains(
        Given.Violations(Http(command, path)),
        violation => violation.StartsWith(
            $"Warning PathIsKnown startupProbe.path: is '{path}', but {title} answers at {own}. Use {own}. [", StringComparison.Ordinal));

    [Theory]
    [InlineData("text-embeddings-router", "/health")]
    [InlineData("text-embeddings-router", "/own")]
    [InlineData("/app/server", "/ready")]
    public void Check_HealthPathThatMayBe_IsFine(string command, string path) => Assert.Empty(Given.Violations(Http(command, path)));

    [Fact]
    public void Check_PathWithoutSlash_IsToldOnce() => Assert.StartsWith(
        "Error PathIsAbsolute startupProbe.path: is 'health', but must begin with /.",
        Assert.Single(Given.Violations(Http("text-embeddings-router", "health"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("vllm serve /m --port 8080", "vLLM", "/health")]
    [InlineData("text-generation-launcher", null, null)]
    [InlineData("/app/server", null, null)]
    public void Check_GrpcOfServerThatSpeaksHttp_Warns(string command, string? title, string? path) => Assert.Equal(
        title is null ? [] :
        [
            $"Warning ProbeIsAnswered startupProbe.type: is grpc, but {title} answers over HTTP alone. Use http with the path {path}. "
                + "[https://docs.vllm.ai/en/latest/configuration/engine_args/]",
        ],
        Given.Violations(Probed(command, new() { Type = "grpc" })));

    [Theory]
    [InlineData(60)]
    [InlineData(240)]
    public void Check_DelayBeforeTheFirstTry_Warns(int delay) => Assert.Equal(
        [
            $"Warning StartIsNotDelayed startupProbe.initialDelaySeconds: is {delay}, so that every cold start takes as long, however soon the server "
                + $"is ready. Leave it out, and raise failureThreshold to wait as long. {Health}",
        ],
        Given.Violations(Probed("/app/server", new() { Path = "/own", InitialDelaySeconds = delay, PeriodSeconds = 10 })));

    [Fact]
    public void Check_ShortDelay_IsFine() => Assert.Empty(
        Given.Violations(Probed("/app/server", new() { Path = "/own", InitialDelaySeconds = 59, PeriodSeconds = 10 })));

    private static GpuServiceArgs Http(string command, string path) => Probed(command, new() { Path = path });

    private static GpuServiceArgs Probed(string command, ProbeArgs probe) => new()
    {
        Image = Given.Image,
        Command = command.Split(' '),
        Concurrency = 1,
        StartupProbe = probe,
    };

    private static ProbeArgs Probe(int period, int failures, int timeout) =>
        new() { Path = "/health", PeriodSeconds = period, FailureThreshold = failures, TimeoutSeconds = timeout };

    private static GpuServiceArgs Tcp(string command) => new()
    {
        Image = Given.Image,
        Command = command.Split(' '),
        StartupProbe = new ProbeArgs { Type = "tcp" },
    };

    private static GpuServiceArgs With(string role, ProbeArgs probe) => new()
    {
        Image = Given.Image,
        Command = ["vllm", "serve", "/m", "--port", "8080"],
        StartupProbe = role == "startupProbe" ? probe : new ProbeArgs { Path = "/health" },
        LivenessProbe = role == "livenessProbe" ? probe : null,
        ReadinessProbe = role == "readinessProbe" ? probe : null,
    };
}
