using System.Globalization;
using System.Text;

namespace GpuInfra.StackFiles.Tests;

/// <summary>Writes stack files of which many are right: every setting is left out, well inside its bounds or at their edge.</summary>
internal sealed class GeneratedStack
{
    /// <summary>As many numbers as the largest file takes.</summary>
    public const int Numbers = 210;

    private const string Image = "europe-west4-docker.pkg.dev/acme-dev/images/server";

    private static readonly string[] Names =
        ["chat", "a", "very-long-name-of-a-service-that-just-fits-in-all", "chat-identity", "chat-models", "x1", "inference"];

    private static readonly (string Gpu, string Cpu, string Memory)[] Machines =
    [
        ("nvidia-l4", "8", "32Gi"), ("nvidia-l4", "4", "16Gi"), ("nvidia-l4", "6", "24Gi"), ("nvidia-rtx-pro-6000", "20", "80Gi"),
        ("nvidia-rtx-pro-6000", "44", "176Gi"), ("none", "1", "512Mi"), ("none", "2", "8Gi"), ("none", "8", "4Gi"),
    ];

    private static readonly (string Engine, string Model)[] Models =
        [("ollama", "gemma3:4b"), ("vllm", "gemma-3-4b-it"), ("custom", "any")];

    private const string Agent = "serviceAccount:service-123456@gcp-sa-iap.iam.gserviceaccount.com";

    // What a service may say beyond what every service has, each with what is refused.
    private static readonly (string Key, string Wrong, string[] Right)[] Options =
    [
        ("sessionAffinity", "sticky", ["true", "false"]),
        ("serviceMinInstances", "-1", ["0", "1"]),
        ("serviceMaxInstances", "0", ["1", "5"]),
        ("defaultUrlDisabled", "1", ["true", "false"]),
        ("http2", "h2c", ["true", "false"]),
        ("customAudiences", "[a, a]", ["[\"https://chat.acme.example\"]", "[a, b]"]),
        ("encryptionKey", "key", ["projects/acme-keys/locations/europe-west4/keyRings/ring/cryptoKeys/run"]),
        ("binaryAuthorization", "strict", ["default", "projects/acme-dev/platforms/cloudRun/policies/gpu"]),
        ("annotations", "{run.googleapis.com/ingress: all}", ["{acme.example/owner: research}", "{owner: research}"]),
        ("revisionAnnotations", "{autoscaling.knative.dev/maxScale: \"3\"}", ["{acme.example/owner: research}"]),
        ("launchStage", "preview", ["ga", "beta", "alpha"]),
        ("workingDirectory", "srv", ["/srv", "/"]),
        ("driverLibraryPath", "lib", ["true", "false"]),
        ("networkTags", "[Tag]", ["[gpu]", "[gpu, chat]"]),
    ];

    private const int MostOptions = 4;

    private readonly int[] _numbers;
    private readonly StringBuilder _text = new();

    private int _next;

    private GeneratedStack(int[] numbers) => _numbers = numbers;

    /// <summary>The platform, and each service with its name.</summary>
    public static (string Platform, IReadOnlyList<string> Services) PartsOf(int[] numbers)
    {
        var stack = new GeneratedStack(numbers);
        var platform = stack.Platform();
        var count = 1 + stack.Next(3);
        var first = stack.Next(Names.Length);
        return (platform, [.. Enumerable.Range(first, count).Select(i => stack.Service(Names[i % Names.Length]))]);
    }

    /// <summary>The whole file.</summary>
    public static string TextOf(string platform, IEnumerable<string> services) =>
        $"config:\n  gcp:project: acme-dev\n  gcp:region: europe-west4\n{platform}  gpuinfra:services:\n{string.Concat(services)}";

    /// <summary>The whole file that the numbers stand for.</summary>
    public static string Of(int[] numbers) => TextOf(PartsOf(numbers).Platform, PartsOf(numbers).Services);

    private string Platform()
    {
        Say(2, "gpuinfra:platform:");
        Maybe(4, "protect", wrong: "maybe", "true", "false");
        Say(4, "network:");
        Say(6, "bundle: all-apis");
        Maybe(6, "subnetCidr", wrong: "10.0.0.0/27", "10.16.0.0/24", "10.0.0.0/26", "[10.16.0.0/24, 10.20.0.0/24]", "[172.16.0.0/20]");
        Maybe(6, "googleApis", wrong: "public", "private-service-connect", "private-google-access");
        Maybe(6, "internet", wrong: "1", "true", "false");
        return Taken();
    }

    private string Service(string name)
    {
        Say(4, $"{name}:");
        Say(6, $"image: {Image}@sha256:{new string('a', 64)}");
        Machine();
        Model();
        Scaling();
        Probe("startupProbe", longestDelay: "1800");
        Probe("livenessProbe", longestDelay: "600");
        Probe("readinessProbe", longestDelay: "0");
        Maybe(6, "port", wrong: "65536", "1", "65535", "8000");
        Maybe(6, "egress", wrong: "none", "all-traffic", "private-ranges-only");
        Maybe(6, "ingress", wrong: "all", "internal", "internal-and-cloud-load-balancing");
        Maybe(6, "env", wrong: "{API_KEY: b}", "{A: b}", "{OLLAMA_DEBUG: \"1\"}");
        Maybe(6, "labels", wrong: "{A: b}", "{tier: front}", "{a: \"\"}");
        if (Next(8) == 0)
        {
            Say(6, $"iap: true\n      invokers: [\"{Agent}\"]");
        }
        else
        {
            Maybe(6, "invokers", wrong: "[allUsers]", "[group:a@acme.example]", "[\"domain:acme.example\"]");
        }

        Option();
        return Taken();
    }

    private void Machine()
    {
        var (gpu, cpu, memory) = Machines[Next(Machines.Length)];
        Say(6, $"gpu: {gpu}");
        Maybe(6, "cpu", wrong: "3", cpu);
        Maybe(6, "memory", wrong: "33Gi", memory);
        Maybe(
            6, "sidecars", wrong: "{proxy: {image: proxy}}",
            "{proxy: {image: " + Image + ":1, cpu: 500m, memory: 512Mi, startupProbe: {type: tcp, port: 9000}}}");
    }

    private void Model()
    {
        var (engine, model) = Models[Next(Models.Length)];
        Say(6, $"engine: {engine}");
        Maybe(6, "modelSource", wrong: "disk", "bucket", "image");
        Say(6, $"model: {model}");
        Maybe(
            6, "volumes", wrong: "{other: {}}", "{scratch: {memory: 1Gi}}", "{scratch: {bucket: acme-weights}}",
            "{token: {secret: \"hf-token:3\", file: token, fileMode: \"0400\"}}\n      mounts: {token: /secrets}",
            "{share: {nfs: \"10.0.0.2:/models\"}}\n      mounts: {share: /share}\n      subPaths: {share: chat/v3}",
            "{sql: {cloudSql: [\"acme-dev:europe-west4:db\"]}}\n      mounts: {sql: /cloudsql}");
    }

    private void Scaling()
    {
        Maybe(6, "concurrency", wrong: "1001", "1", "1000", "4");
        if (Next(8) == 0)
        {
            Maybe(6, "manualInstances", wrong: "-1", "0", "1", "3");
        }
        else
        {
            Maybe(6, "minInstances", wrong: "11", "0", "1");
            Maybe(6, "maxInstances", wrong: "0", "1", "3", "10");
        }

        Maybe(6, "timeoutSeconds", wrong: "3601", "1", "3600", "600");
        Maybe(6, "zonalRedundancy", wrong: "no", "false");
        Maybe(6, "startupCpuBoost", wrong: "on", "true", "false");
    }

    // A quarter of the services says a few, of which one in 32 is wrong.
    private void Option()
    {
        if (Next(4) > 0)
        {
            return;
        }

        var first = Next(Options.Length);
        foreach (var step in Enumerable.Range(0, 1 + Next(MostOptions)))
        {
            var (key, wrong, right) = Options[(first + (step * 5)) % Options.Length];
            var number = Next(32);
            Say(6, $"{key}: {(number == 31 ? wrong : right[number % right.Length])}");
        }
    }

    private void Probe(string role, string longestDelay)
    {
        if (Next(2) == 0)
        {
            return;
        }

        Say(6, $"{role}:");
        Say(8, "path: /ready");
        Maybe(8, "type", wrong: "exec", "http", "grpc");
        Maybe(8, "periodSeconds", wrong: "3601", "1", "10");
        Maybe(8, "timeoutSeconds", wrong: "11", "1");
        Maybe(8, "failureThreshold", wrong: "1801", "1", "60", "180");
        Maybe(8, "initialDelaySeconds", wrong: "1801", "0", longestDelay);
        Maybe(8, "headers", wrong: "{\"a b\": c}", "{X-Probe: gpu}");
    }

    // Half of all settings are left out, and one in 32 is wrong.
    private void Maybe(int indentation, string key, string wrong, params string[] right)
    {
        var number = Next(32);
        if (number < 16)
        {
            Say(indentation, $"{key}: {(number == 15 ? wrong : right[number % right.Length])}");
        }
    }

    private void Say(int indentation, string line) =>
        _text.Append(CultureInfo.InvariantCulture, $"{new string(' ', indentation)}{line}\n");

    private string Taken()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }

    private int Next(int limit) => _numbers[_next++ % _numbers.Length] % limit;
}
