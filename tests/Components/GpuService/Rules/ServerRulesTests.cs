namespace GpuInfra.Components.Tests;

/// <summary>Where servers listen, for each one that is recognised.</summary>
public sealed class ServerRulesTests
{
    private const string Ollama = "[https://github.com/ollama/ollama/blob/fb30760996871fa9460115c753afd2c60d4ab0f7/envconfig/config.go]";
    private const string Vllm = "[https://docs.vllm.ai/en/latest/configuration/engine_args/]";
    private const string Sglang = "[https://docs.sglang.ai/advanced_features/server_arguments.html]";

    [Theory]
    [InlineData("vllm serve /m --port 8000", "vLLM", "command[4]", 8000)]
    [InlineData("sglang serve --host 0.0.0.0 --port=30001", "SGLang", "command[4]", 30001)]
    [InlineData("text-generation-launcher -p 80", "Text Generation Inference", "command[2]", 80)]
    [InlineData("text-embeddings-router --port 80", "Text Embeddings Inference", "command[2]", 80)]
    [InlineData("llama-server --host 0.0.0.0 --port 8000", "llama.cpp", "command[4]", 8000)]
    public void Check_PortFlagAgainstPort_IsAnErrorAtTheFlag(string command, string title, string place, int port) => Assert.StartsWith(
        $"Error ServerListensOnPort {place}: lets {title} listen on {port}, but requests and probes come to port 8080. Leave it out, "
            + "or use 8080 in both places. [",
        Assert.Single(Given.Violations(Running(command))), StringComparison.Ordinal);

    [Theory]
    [InlineData("vllm serve /m", "vLLM", 8000)]
    [InlineData("sglang serve --host 0.0.0.0", "SGLang", 30000)]
    [InlineData("ollama serve", "Ollama", 11434)]
    public void Check_OwnPortOfServer_IsAnErrorAtPort(string command, string title, int port) => Assert.StartsWith(
        $"Error ServerListensOnPort port: is 8080, but {title} listens on {port} unless it is told another. Use {port}, or tell it to "
            + "listen on 8080. [",
        Assert.Single(Given.Violations(Running(command))), StringComparison.Ordinal);

    [Theory]
    [InlineData("vllm serve /m --port 8080")]
    [InlineData("text-generation-launcher")]
    [InlineData("llama-server -m /m.gguf --host 0.0.0.0")]
    [InlineData("tritonserver --http-port=8080")]
    [InlineData("/app/server")]
    public void Check_PortsThatAgree_AreFine(string command) => Assert.Empty(Given.Violations(Running(command)));

    [Theory]
    [InlineData("vllm serve /m --port 8080 --host 127.0.0.1", "command[6]", "--host 127.0.0.1", "vLLM")]
    [InlineData("vllm serve /m --port 8080 --host=localhost", "command[5]", "--host localhost", "vLLM")]
    [InlineData("vllm serve /m --port 8080 --host ::1", "command[6]", "--host ::1", "vLLM")]
    [InlineData("text-generation-launcher --hostname 127.0.0.2", "command[2]", "--hostname 127.0.0.2", "Text Generation Inference")]
    [InlineData("llama-server --host 127.0.0.1", "command[2]", "--host 127.0.0.1", "llama.cpp")]
    public void Check_AddressOfLoopback_IsAnErrorAtTheFlag(string command, string place, string said, string title) => Assert.StartsWith(
        $"Error ServerListensToOthers {place}: is {said}, so that {title} answers nobody outside of its container. Use 0.0.0.0. [",
        Assert.Single(Given.Violations(Running(command))), StringComparison.Ordinal);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("10.0.0.1")]
    public void Check_AddressThatOthersReach_IsFine(string host) =>
        Assert.Empty(Given.Violations(Running($"vllm serve /m --port 8080 --host {host}")));

    [Fact]
    public void Check_ServerThatListensToItselfUnasked_IsAnError() => Assert.Equal(
        [$"Error ServerListensToOthers command: says no address, and SGLang then answers nobody outside of its container. Add --host 0.0.0.0. {Sglang}"],
        Given.Violations(Running("python3 -m sglang.launch_server --model-path /m --port 8080")));

    [Theory]
    [InlineData("python3 -m sglang.launch_server", "--model-path /m --port 8080", Given.Image, "args")]
    [InlineData("", "", "europe-west4-docker.pkg.dev/acme/hub/lmsysorg/sglang:v0.5.5", "args")]
    public void Check_ServerThatListensToItselfUnasked_IsToldWhereItCanBeSaid(string command, string args, string image, string place) => Assert.Contains(
        $"Error ServerListensToOthers {place}: says no address, and SGLang then answers nobody outside of its container. Add --host 0.0.0.0. {Sglang}".Replace(
            "Error", image == Given.Image ? "Error" : "Warning", StringComparison.Ordinal),
        Given.Violations(new GpuServiceArgs
        {
            Image = image,
            Command = command.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Args = args.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            StartupProbe = new ProbeArgs { Path = "/started" },
        }));

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("127.0.0.1")]
    [InlineData("http://localhost:11434")]
    [InlineData("[::1]:8080")]
    public void Check_OllamaOnLoopback_IsOneError(string host) => Assert.Equal(
        [$"Error ServerListensToOthers env.OLLAMA_HOST: is OLLAMA_HOST {host}, so that Ollama answers nobody outside of its container. Use 0.0.0.0:8080. {Ollama}"],
        GivenModel.Violations(OllamaAt(host)));

    [Theory]
    [InlineData("0.0.0.0:11434", 11434)]
    [InlineData("0.0.0.0", 11434)]
    [InlineData("http://0.0.0.0:9000", 9000)]
    [InlineData(":9000", 9000)]
    public void Check_OllamaOnAnotherPort_IsAnError(string host, int port) => Assert.Equal(
        [$"Error ServerListensOnPort env.OLLAMA_HOST: lets Ollama listen on {port}, but requests and probes come to port 8080. Leave it out, or use 8080 in both places. {Ollama}"],
        GivenModel.Violations(OllamaAt(host)));

    [Theory]
    [InlineData("0.0.0.0:8080")]
    [InlineData("http://0.0.0.0:8080/")]
    [InlineData(":8080")]
    [InlineData("[::]:8080")]
    public void Check_OllamaWhereRequestsCome_IsFine(string host) => Assert.Empty(GivenModel.Violations(OllamaAt(host)));

    [Theory]
    [InlineData("$PORT")]
    [InlineData("${PORT}")]
    [InlineData("$(PORT)")]
    public void Check_VariableWithoutShell_IsAnError(string port) => Assert.Equal(
        [$"Error ServerListensOnPort command[4]: is --port {port}, but there is no shell that puts the number in its place. Write 8080. {Vllm}"],
        Given.Violations(Running($"vllm serve /m --port {port}")));

    [Theory]
    [InlineData("--num-shard 2")]
    [InlineData("--num-shard=4")]
    public void Check_MoreGpusThanOne_IsAnErrorForOtherServersToo(string flag) => Assert.StartsWith(
        "Error ServerUsesOneGpu command[",
        Assert.Single(Given.Violations(Running($"text-generation-launcher {flag}"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("uvicorn app:main --host 127.0.0.1 --port 8080", "command[3]", "is --host 127.0.0.1, so that Uvicorn")]
    [InlineData("python -m uvicorn app:main --port 8080", "command", "says no address, and Uvicorn then")]
    [InlineData("gunicorn -b 127.0.0.1:8080 app:app", "command[2]", "is -b 127.0.0.1:8080, so that Gunicorn")]
    [InlineData("gunicorn --bind=localhost:5000 app:app", "command[1]", "is --bind localhost:5000, so that Gunicorn")]
    public void Check_ServerOfPythonOnLoopback_IsAnError(string command, string place, string said) => Assert.StartsWith(
        $"Error ServerListensToOthers {place}: {said} answers nobody outside of its container. ",
        Assert.Single(Given.Violations(Running(command))), StringComparison.Ordinal);

    [Theory]
    [InlineData("uvicorn app:main --host 0.0.0.0", "port: is 8080, but Uvicorn listens on 8000 unless it is told another")]
    [InlineData("uvicorn app:main --host 0.0.0.0 --port 80", "command[5]: lets Uvicorn listen on 80, but requests and probes come to port 8080")]
    [InlineData("gunicorn -b 0.0.0.0:5000 app:app", "command[2]: lets Gunicorn listen on 5000, but requests and probes come to port 8080")]
    [InlineData("vllm serve /m --uds /tmp/x", "command[4]: is --uds /tmp/x, so that vLLM listens on a socket of its container, but requests and probes come to port 8080")]
    [InlineData("uvicorn app:main --uds /tmp/x", "command[3]: is --uds /tmp/x, so that Uvicorn listens on a socket of its container, but requests and probes come to port 8080")]
    public void Check_ServerOfPythonElsewhere_IsAnError(string command, string said) => Assert.StartsWith(
        $"Error ServerListensOnPort {said}. ", Assert.Single(Given.Violations(Running(command))), StringComparison.Ordinal);

    [Theory]
    [InlineData("uvicorn app:main --host 0.0.0.0 --port 8080")]
    [InlineData("gunicorn app:app")]
    [InlineData("gunicorn -b :8080 app:app")]
    public void Check_ServerOfPythonWhereRequestsCome_IsFine(string command) => Assert.Empty(Given.Violations(Running(command)));

    [Fact]
    public void Check_LlamaWithoutAddressInOwnImage_Warns() => Assert.Equal(
        [
            "Warning ServerListensToOthers command: says no address, and llama.cpp then answers nobody outside of its container. "
                + "Add --host 0.0.0.0. [https://github.com/ggml-org/llama.cpp/blob/00dc8057/tools/server/README.md]",
        ],
        Given.Violations(Running("llama-server -m /m.gguf")));

    [Fact]
    public void Check_LlamaInImageOfItsMakers_IsFine() => Assert.Empty(Given.Violations(Running(
        "llama-server -m /m.gguf", "europe-west4-docker.pkg.dev/acme/ghcr/ggml-org/llama.cpp:server-b4719")));

    [Theory]
    [InlineData("--gpu-memory-utilization 95", "--gpu-memory-utilization 95", "0.95")]
    [InlineData("--gpu-memory-utilization=100", "--gpu-memory-utilization 100", "1")]
    [InlineData("--gpu-memory-utilization=101", "--gpu-memory-utilization 101", "0.9")]
    [InlineData("--gpu-memory-utilization=1.2", "--gpu-memory-utilization 1.2", "0.012")]
    [InlineData("--gpu-memory-utilization=0", "--gpu-memory-utilization 0", "0.9")]
    public void Check_ShareThatIsNone_IsAnError(string flag, string said, string right) => Assert.Contains(
        $": is {said}, but must be above 0 and at most 1: it is a share of the GPU's memory. Use {right}. {Vllm}",
        Assert.Single(Given.Violations(Running($"vllm serve /m --port 8080 {flag}"))), StringComparison.Ordinal);

    [Fact]
    public void Check_ShareOfAll_IsFine() => Assert.Empty(Given.Violations(Running("vllm serve /m --port 8080 --gpu-memory-utilization 1.0")));

    [Theory]
    [InlineData("--max-num-seqs 16", "\"--max-num-seqs\", \"16\"")]
    [InlineData("-c  4096", "\"-c\", \"4096\"")]
    public void Check_FlagAndValueInOneWord_Warns(string word, string right) => Assert.Equal(
        [
            $"Warning FlagsAreWords args[0]: is '{word}', a flag and its value in one word, which reaches the server as one flag that it does not "
                + $"know. Write {right}. [container-contract]",
        ],
        Given.Violations(WithArgs(word)));

    [Theory]
    [InlineData("--prompt=two words")]
    [InlineData("-- say this aloud please")]
    [InlineData("/app/server --flag 1")]
    public void Check_OtherWordWithBlanks_IsFine(string word) => Assert.Empty(Given.Violations(WithArgs(word)));

    [Fact]
    public void Check_OllamaThatForgets_Warns() => Assert.Equal(
        [
            "Warning ModelStaysLoaded env: does not say OLLAMA_KEEP_ALIVE, so that Ollama takes a model out of the GPU after 5 minutes without a "
                + $"request, and the next one waits. Add OLLAMA_KEEP_ALIVE: \"-1\". {Ollama}",
        ],
        Given.Violations(OllamaImage([])));

    [Theory]
    [InlineData("-1")]
    [InlineData("24h")]
    public void Check_OllamaThatKeeps_IsFine(string time) =>
        Assert.Empty(Given.Violations(OllamaImage(new() { ["OLLAMA_KEEP_ALIVE"] = time })));

    private static GpuServiceArgs OllamaImage(Dictionary<string, string> env) => new()
    {
        Image = "europe-west4-docker.pkg.dev/acme/hub/ollama/ollama:0.13.1",
        Port = 11434,
        Env = env,
        Concurrency = 1,
        StartupProbe = new ProbeArgs { Path = "/api/version" },
    };

    private static GpuServiceArgs WithArgs(string word) => new()
    {
        Image = Given.Image,
        Args = [word],
        Concurrency = 1,
        StartupProbe = new ProbeArgs { Path = "/started" },
    };

    private static ModelServiceArgs OllamaAt(string host) => new()
    {
        Engine = "ollama",
        Model = "own",
        Image = Given.Image,
        Env = new Dictionary<string, string> { ["OLLAMA_HOST"] = host },
    };

    private static GpuServiceArgs Running(string command, string image = Given.Image) => new()
    {
        Image = image,
        Command = command.Split(' '),
        Concurrency = 1,
        StartupProbe = new ProbeArgs { Path = "/started" },
    };
}
