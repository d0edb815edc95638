using System.Text.Json.Nodes;
using GpuInfra.Cli;
using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

/// <summary>A secret is found wherever it stands in a stack file, and printed nowhere.</summary>
public sealed class SecretPlaceTests
{
    private const string Secret = "hf_abcdefghijklmnopqrstuvwxyz123456";

    private const string Service = """
        config:
          gcp:project: acme-inference-dev
          gcp:region: europe-west1
          gpuinfra:platform: {protect: false}
          gpuinfra:services:
            chat:
              engine: ollama
              model: gemma3:4b
              image: europe-west1-docker.pkg.dev/acme-inference-dev/inference-images/ollama-gemma3:4b-1
              gpu: nvidia-l4
              cpu: 4
              memory: 16Gi
              concurrency: 4
              maxInstances: 1
              deletionProtection: false
              timeoutSeconds: 600
              invokers: [group:inference-developers@acme.example]

        """;

    [Fact]
    public async Task Check_SecretAtAnyPlace_IsToldThereAndNotPrinted()
    {
        using var folder = new Folder();
        Assert.True(StackPlaces.All.Count > 60, $"The schema has only {StackPlaces.All.Count} texts.");
        foreach (var place in StackPlaces.All)
        {
            folder.Write("Pulumi.m.yaml", StackPlaces.FileWith(Secret, place));

            var outcome = await folder.RunAsync("check", "--format", "json");

            var found = JsonNode.Parse(outcome.Output)!.AsArray().Where(finding => $"{finding!["rule"]}" == "RUN046").ToList();
            Assert.Equal([StackPlaces.PathOf(place)], found.Select(finding => $"{finding!["path"]}"));
            Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
            foreach (var format in (string[])["text", "json", "github", "sarif"])
            {
                Assert.DoesNotContain("abcdefghij", (await folder.RunAsync("check", "--format", format)).Output, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("env: {UPSTREAM: \"https://user:hunter2@db.example.com\"}", "env.UPSTREAM", "a password in an address")]
    [InlineData("env: {AUTH: \"Bearer eyJhbGciOiJIUzI1NiJ9.e30.abc\"}", "env.AUTH", "a signed token")]
    [InlineData("env: {X: hf_abcdefghijklmnopqrstuvwxyz123456}", "env.X", "a token of Hugging Face")]
    [InlineData("env: {HF_TOKEN: hf_abcdefghijklmnopqrstuvwxyz123456}", "env.HF_TOKEN", "a token of Hugging Face")]
    [InlineData("args: [serve, --api-key=hunter2]", "args[1]", "a secret in a flag")]
    [InlineData("command: [bash, -c, 'export HF_TOKEN=hunter2; ollama serve']", "command[2]", "a secret in a text")]
    [InlineData("labels: {hf_abcdefghijklmnopqrstuvwxyz123456: x}", "labels.[secret]", "a token of Hugging Face")]
    public async Task Check_SecretByItsForm_IsOneError(string said, string path, string what)
    {
        var outcome = await CheckAsync(said);

        var finding = Assert.Single(JsonNode.Parse(outcome.Output)!.AsArray(), finding => $"{finding!["rule"]}" is "RUN031" or "RUN046");
        Assert.Equal(
            ("RUN046", "error", $"gpuinfra:services.chat.{path}", $"holds {what}, in the open"),
            ($"{finding!["rule"]}", $"{finding["severity"]}", $"{finding["path"]}", $"{finding["problem"]}"));
    }

    [Fact]
    public async Task Check_ValueAfterAFlagForSecrets_IsAnError()
    {
        var outcome = await CheckAsync("args: [serve, --api-key, hunter2, --max-tokens, '4096', --token, $TOKEN, --password, --verbose]");

        var finding = Assert.Single(JsonNode.Parse(outcome.Output)!.AsArray(), finding => $"{finding!["rule"]}" == "RUN046");
        Assert.Equal("gpuinfra:services.chat.args[2]", $"{finding!["path"]}");
        Assert.Equal("is the value of a flag that takes a secret, in the open", $"{finding["problem"]}");
    }

    [Theory]
    [InlineData("env: {MAX_TOKENS: '4096', NUM_KEYS: '3', TOKENIZERS_PARALLELISM: 'false', KEY_PATH: /etc/key.pem}")]
    [InlineData("env: {A_TOKEN: '${HF_TOKEN}', B_TOKEN: '$(TOKEN)', C_TOKEN: <token>, D_TOKEN: your-token-here, E_TOKEN: '***'}")]
    [InlineData("env: {CERT: \"-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\\n\", LIBRARY: sk-learn-text-classification}")]
    [InlineData("secrets: {HF_TOKEN: 'hf-token:3'}")]
    public async Task Check_NearlyASecret_IsSilent(string said)
    {
        var outcome = await CheckAsync(said);

        Assert.DoesNotContain("RUN031", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("RUN046", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SilencedSecret_IsNoErrorAndNotPrinted()
    {
        var outcome = await CheckAsync(
            $"env: {{SAMPLE: {Secret}}}\n      silence: [{{rule: RUN046, path: env.SAMPLE, reason: It was never valid.}}]", "text");

        Assert.Contains("silenced RUN046: ", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("m: 0 errors, 0 warnings, 1 silenced\n", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdefghij", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan", "json")]
    [InlineData("plan", "html")]
    [InlineData("diff", "text")]
    [InlineData("diff", "json")]
    [InlineData("diff", "markdown")]
    [InlineData("diff", "html")]
    public async Task Command_OnSecretsOfAnotherFile_PrintsNone(string command, string format)
    {
        using var folder = new Folder("dev");
        var plan = (await folder.RunAsync("plan", "dev", "--format", "json")).Output;
        Assert.Contains("\"OLLAMA_", plan, StringComparison.Ordinal);
        folder.Write("from.json", plan.Replace("\"value\": \"", "\"value\": \"sk-proj-oldoldoldold1 ", StringComparison.Ordinal));
        folder.Replace("Pulumi.dev.yaml", "    chat:\n", "    chat:\n      description: ghp_newnewnewnewnewnew1\n"
            + "      env: {DB_PASSWORD: hunter2}\n      silence:\n        - {rule: RUN046, path: description, reason: It was never valid.}\n"
            + "        - {rule: RUN031, path: env.DB_PASSWORD, reason: It was never valid.}\n");

        string[] from = command == "diff" ? ["--from", Path.Combine(folder.Path, "from.json")] : [];
        var outcome = await folder.RunAsync([command, "dev", "--format", format, .. from]);

        Assert.Equal(ExitCode.Fine, outcome.ExitCode);
        Assert.Contains("[secret]", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("oldoldold|newnewnew|hunter2", outcome.Output + outcome.Error);
    }

    [Fact]
    public async Task Check_SecretBesideTheConfiguration_IsToldThere()
    {
        using var folder = new Folder();
        folder.Write("Pulumi.m.yaml", $"x-texts:\n  note: {Secret}\n{Service}");

        var outcome = await folder.RunAsync("check");

        Assert.Contains(
            "  error RUN046: ~/Pulumi.m.yaml:2:9: x-texts.note: holds a token of Hugging Face, ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HF_TOKEN", "first", "second")]
    [InlineData("UPSTREAM", "https://u:first@h", "https://u:second@h")]
    public async Task Diff_OfTwoSecrets_SaysThatTheyDiffer(string name, string before, string after)
    {
        using var folder = new Folder("dev");
        var plan = (await folder.RunAsync("plan", "dev", "--format", "json")).Output;
        string With(string value) => plan.Replace(
            "\"envs\": [", $"\"envs\": [{{\"name\": \"{name}\", \"value\": \"{value}\"}},", StringComparison.Ordinal);
        folder.Write("before.json", With(before));
        folder.Write("after.json", With(after));
        var (old, next) = (await SnapshotAsync(folder, "before.json"), await SnapshotAsync(folder, "after.json"));

        Assert.NotEqual(old, next);
        Assert.Equal($"{old}", $"{next}");
        Assert.Equal(old, await SnapshotAsync(folder, "before.json"));
        Assert.DoesNotMatch("first|second", $"{old}");
    }

    private static async Task<PropertyValue> SnapshotAsync(Folder folder, string file)
    {
        await using var stream = File.OpenRead(Path.Combine(folder.Path, file));
        var snapshot = Assert.Single(await SnapshotReader.ReadAsync(stream));
        return snapshot.Plan.Resources.Single(resource => resource.Type == "gcp:cloudrunv2/service:Service")
            .Inputs.Find("template.containers[0].envs[0]")!;
    }

    private static async Task<Outcome> CheckAsync(string said, string format = "json")
    {
        using var folder = new Folder();
        folder.Write("Pulumi.m.yaml", $"{Service}      {said}\n");
        return await folder.RunAsync("check", "--format", format);
    }
}
