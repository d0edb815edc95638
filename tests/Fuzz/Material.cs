namespace GpuInfra.Fuzz;

/// <summary>What mutations put in: signs, keys, values and lines that stack files have, or that nobody expects.</summary>
internal static class Material
{
    public static IReadOnlyList<string> Characters { get; } =
    [
        "\0", "\u0001", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u00a0", "\u2028", "\u202e", "\ufeff", "\ufffd", "\ud800",
        "\udc00", "\U0001F600", "e\u0301", "\u0416", "\t", "\r", "\n", "\n\n", "\n---\n", "\n...\n", " ", ":", ": ", "-", "- ", "?",
        "? ", "#", " #", "&", "&a ", "*", "*a ", "!", "!!str ", "!!binary ", "!<", "%", "@", "`", "|", "|\n", ">-\n", "{", "}", "[",
        "]", ",", "'", "\"", "\\", "\\u0000", "\\xff", "\"\\ud800\"", "<<: ", "=", "~", "{}", "[]", "${a}", "%YAML 1.2\n---\n",
        "%TAG ! tag:x,2000:\n",
    ];

    public static IReadOnlyList<string> Values { get; } =
    [
        "", "~", "null", "true", "false", "yes", "off", "0", "-0", "1", "-1", "2", "4", "6", "8", "16", "20", "80", "240", "1000",
        "1001", "1800", "3600", "3601", "65535", "65536", "2147483647", "2147483648", "-2147483648", "9223372036854775807",
        "9223372036854775808", "99999999999999999999999999999999", "0x7fffffff", "0xffffffffffffffff", "0o17", "017", "1_000",
        "0b101", "1.5", "1e3", "1e999", ".inf", "-.inf", ".nan", "2026-11-20", "12:30:45", "0.5", "500m", "2147483647m", "2147483",
        "512Mi", "16Gi", "32Gi", "176Gi", "8589934591Gi", "9223372036854775807Gi", "8796093022207Mi", "16GB", "16G", "99999999999999T",
        "nvidia-l4", "nvidia-rtx-pro-6000", "none", "europe-west4", "europe-west1", "us-central1", "asia-south2", "ollama", "vllm",
        "custom", "bucket", "image", "internet", "http", "grpc", "tcp", "/", "/ready", "internal", "all", "all-traffic",
        "private-ranges-only", "private-service-connect", "private-google-access", "vpc-sc", "0.0.0.0/0", "10.0.0.0/26",
        "10.0.0.0/27", "10.0.0.0/33", "255.255.255.255/32", "::/0", "10.255.255.254", "999.1.1.1", "allUsers", "user:a@acme.example",
        "server", "warm-up", "latest", "secret:latest", "projects/other/secrets/token:2", "ollama/ollama:latest",
        "ghcr.io/acme/server:1", "'quoted'", "\"double\"", "\"\\u0041\\n\"", "[]", "{}", "[1, two, [3]]", "{a: b}", "{secure: v1:x}",
        "{secure: }", "{secure: [1]}", "[~]", "[{secure: v1:x}]", "&a x", "*a", "!!int 3", "!own x", "!!set {a, b}", "|", ">-",
        "- a", "? a", "{<<: *a}", "{<<: 3}", "[server, server]", "{server: {}}", "{warm-up: }", "'{\"a\": 1}'", "'{\"a\": '",
        "'{\"a\":{\"a\":{}}, \"a\":2}'", "'{}'", "'{'", new string('x', 300), new string('9', 5000), $"\"{new string(' ', 2000)}\"",
    ];

    public static IReadOnlyList<string> Keys { get; } =
    [
        "config", "gcp:project", "gcp:region", "gpuinfra:platform", "gpuinfra:services", "platform", "services", "gpuinfra:config:services",
        "environment", "secretsprovider", "x-own", "secure", "<<", "\"\"", "'a.b'", "'a[0]'", "'a\"b'", "chat", "Chat", "chat-", "1chat",
        "engine", "model", "modelSource", "image", "images", "models", "gpu", "cpu", "memory", "concurrency", "parallelism",
        "modelInstances", "parallelQueries", "batchSize", "minInstances", "maxInstances", "timeoutSeconds", "startupProbe",
        "livenessProbe", "readinessProbe", "type", "path", "port", "service", "initialDelaySeconds", "periodSeconds",
        "failureThreshold", "successThreshold", "volumes", "bucket", "readOnly", "mountOptions", "mounts", "sidecars", "server",
        "warm-up", "dependsOn", "ingress", "egress", "networkTags", "invokers", "labels", "deletionProtection", "driverLibraryPath",
        "startupCpuBoost", "description", "serviceAccount", "env", "secrets", "command", "args", "PORT", "API_KEY", "network",
        "subnetCidr", "googleApis", "bundle", "endpointAddress", "internet", "staticOutboundAddress", "existingNetwork",
        "existingSubnetwork", "existing", "prefix", "softDeleteDays", "keptVersions", "kmsKey", "readers", "writers", "mirrors",
        "sessionAffinity", "serviceMinInstances", "serviceMaxInstances", "manualInstances", "iap", "http2", "defaultUrlDisabled",
        "customAudiences", "encryptionKey", "binaryAuthorization", "annotations", "revisionAnnotations", "launchStage", "workingDirectory",
        "subPaths", "headers", "secret", "file", "fileMode", "nfs", "cloudSql", "weights", "contextLength", "kvCacheBytesPerToken",
        "usage", "hoursPerDay", "tokensPerRequest", "import", "skip", "revision",
        "deployers", "protect", "project", "region", "location", "subnetwork", "repository", "memroy", "zonalRedundancy",
        "nam\u00e9", "\U0001F600", new string('k', 400),
    ];

    public static IReadOnlyList<string> Lines { get; } =
    [
        "# a remark", "---", "...", "- item", "<<: *a", "env: {A: b}", "secrets: {TOKEN: token:1}", "zonalRedundancy: true",
        "minInstances: 3", "maxInstances: 100", "concurrency: 80", "port: 11434", "gpu: none", "memory: 8589934591Gi", "cpu: 2147483",
        "egress: private-ranges-only", "ingress: all", "invokers: [allUsers]", "mounts: {models: /models}", "dependsOn: [warm-up]",
        "dependsOn: [server]", "volumes: {models: {memory: 8589934591Gi}, other: {memory: 8589934591Gi}}",
        "startupProbe: {type: tcp, periodSeconds: 2147483647, failureThreshold: 2147483647}",
        "startupProbe: {initialDelaySeconds: 2147483647, failureThreshold: 2147483647, timeoutSeconds: -2147483648}",
        "parallelism: {modelInstances: 2147483647, parallelQueries: 2147483647, batchSize: 2147483647}",
        "parallelism: {modelInstances: -2147483648, parallelQueries: 2147483647}",
        "sidecars: {a: {cpu: 2147483, memory: 8589934591Gi}, b: {cpu: 2147483, memory: 8589934591Gi}}",
        "sidecars: {a: {dependsOn: [b], startupProbe: {port: 1}}, b: {dependsOn: [a], startupProbe: {port: 1}}}",
        "sidecars: {warm-up: {image: x, gpu: nvidia-l4}}", "sidecars: {server: {}}", "internet: true", "staticOutboundAddress: true",
        "subnetCidr: 10.255.255.192/26", "endpointAddress: 10.8.0.5", "x-own: &a {gpu: nvidia-l4}", "chat: {image: x}",
        "sessionAffinity: true", "manualInstances: 2147483647", "manualInstances: 0", "serviceMinInstances: 2147483647",
        "serviceMaxInstances: -2147483648", "iap: true", "http2: true", "defaultUrlDisabled: true", "customAudiences: [a, a, '']",
        "encryptionKey: projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k", "binaryAuthorization: default",
        "annotations: {run.googleapis.com/ingress: all}", "revisionAnnotations: {a: b}", "launchStage: alpha", "workingDirectory: ../..",
        "subPaths: {models: ../other}", "volumes: {s: {secret: 'token:1', file: ../f, fileMode: '0999'}}",
        "volumes: {n: {nfs: '10.0.0.2:/x'}, q: {cloudSql: ['a:b:c', '']}}", "mounts: {s: /s, n: /n, q: /cloudsql}",
        "livenessProbe: {headers: {'a b': \"c\\n\"}}", "weights: 1Mi", "contextLength: 2147483647", "kvCacheBytesPerToken: 2147483647",
        "usage: {hoursPerDay: 24, requestsPerDay: 2147483647, tokensPerRequest: 2147483647, instances: 2147483647}",
        "? complex", "key: |", "  continued", "\ttab: 1", "silence: [{rule: GPU004, path: maxInstances, reason: tested}]",
    ];
}
