using System.Text.Json;
using GpuInfra.Adoption;
using GpuInfra.Adoption.Tests;

namespace GpuInfra.Cli.Tests;

public sealed class AdoptCommandTests
{
    private const string Secret = "nvapi-EXAMPLE-not-a-key";

    private const string Yaml = """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata:
          name: chat
          namespace: acme-llm
          labels: {cloud.googleapis.com/location: europe-west4}
          annotations: {run.googleapis.com/ingress: internal}
        spec:
          template:
            metadata:
              annotations:
                run.googleapis.com/cpu-throttling: 'false'
                run.googleapis.com/gpu-zonal-redundancy-disabled: 'true'
                autoscaling.knative.dev/maxScale: '1'
            spec:
              containerConcurrency: 4
              timeoutSeconds: 300
              serviceAccountName: chat@acme-llm.iam.gserviceaccount.com
              nodeSelector: {run.googleapis.com/accelerator: nvidia-l4}
              containers:
              - image: europe-west4-docker.pkg.dev/acme-llm/images/server@sha256:3f5a0c9d2e7b41868f0d5c3ab6e19f74208d1c6be5a97340fd2b8e16c07a95d3
                ports: [{containerPort: 8080}]
                startupProbe: {httpGet: {path: /ready, port: 8080}, failureThreshold: 60}
                resources: {limits: {cpu: '4', memory: 16Gi, nvidia.com/gpu: '1'}}
        """;

    public static TheoryData<string> Cases =>
        [.. AdoptionCase.Names.Where(name => SourceReaders.All.Any(reader => reader.Recognises(AdoptionCase.Read(name).Files)))];

    [Fact]
    public async Task Adopt_WhatNothingIsWrongWith_WritesItsFile()
    {
        using var folder = new Folder();
        folder.Delete("Pulumi.yaml");
        folder.Write("service.yaml", Yaml);

        var adopted = await AdoptAsync(folder, "service.yaml", "--stack", "prod", "--protect", "true");

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Equal(
            """
            # yaml-language-server: $schema=./stack.schema.json
            config:
              gcp:project: acme-llm
              gcp:region: europe-west4
              gpuinfra:platform:
                protect: true
                images:
                  existing: images
              gpuinfra:services:
                chat:
                  image: europe-west4-docker.pkg.dev/acme-llm/images/server@sha256:3f5a0c9d2e7b41868f0d5c3ab6e19f74208d1c6be5a97340fd2b8e16c07a95d3
                  port: 8080
                  gpu: nvidia-l4
                  zonalRedundancy: false
                  cpu: 4
                  memory: 16Gi
                  maxInstances: 1
                  concurrency: 4
                  timeoutSeconds: 300
                  ingress: internal
                  egress: private-ranges-only
                  serviceAccount: chat@acme-llm.iam.gserviceaccount.com
                  startupCpuBoost: false
                  startupProbe:
                    path: /ready
                    port: 8080
                    timeoutSeconds: 1
                    periodSeconds: 10
                    failureThreshold: 60
                  # ASK: invokers: who may call it: the source grants nobody (nobody until somebody says so)
                  # ASK: minInstances: the instances that are kept warm: unset is none (0 until somebody says so)
                  # ASK: engine: the inference server in the image, whose checks then apply (custom until somebody says so)
                  # ASK: model: which model it serves, and where the weights come from

            """.ReplaceLineEndings("\n"),
            folder.Read("Pulumi.prod.yaml"));
    }

    [Fact]
    public async Task Adopt_WhereThereIsNoProgram_WritesTheSmallestOneAsInitDoes()
    {
        using var folder = new Folder();
        using var other = new Folder();
        folder.Delete("Pulumi.yaml");
        other.Delete("Pulumi.yaml");
        folder.Write("service.yaml", Yaml);
        _ = await other.RunAsync("init", "prod", "--project", "acme-llm", "--audience", "dev", "--yes");

        var adopted = await AdoptAsync(folder, "service.yaml", "--stack", "prod", "--protect", "true");

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.All(
            ["program/Program.csproj", "program/Program.cs", ".github/workflows/gpuinfra.yml"],
            file => Assert.Equal(other.Read(file), folder.Read(file)));
        Assert.Contains("\nmain: program\n", folder.Read("Pulumi.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "~/Pulumi.prod.yaml is written.\n~/Pulumi.yaml is written.\n~/program/Program.csproj is written.\n~/program/Program.cs is written.\n"
                + "~/.github/workflows/gpuinfra.yml is written.\n~/prod.import.json is written.\n",
            adopted.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await folder.RunAsync("check", "prod")).ExitCode);
    }

    [Fact]
    public async Task Adopt_IntoAProject_LeavesItsProgram()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml);
        var before = folder.Read("Pulumi.yaml");

        _ = await AdoptAsync(folder, "service.yaml", "--stack", "prod");

        Assert.Equal(before, folder.Read("Pulumi.yaml"));
        Assert.Equal(["Pulumi.prod.yaml", "Pulumi.yaml", "prod.import.json", "service.yaml"], FilesOf(folder));
    }

    [Theory]
    [InlineData("yes", "true", false)]
    [InlineData("", "false", false)]
    [InlineData("perhaps\nno", "false", true)]
    public async Task Adopt_AtATerminal_AsksWhetherToProtect(string answers, string protect, bool isAskedAgain)
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml);

        var (exitCode, error) = await AnswerAsync(folder, answers);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Whether the stack refuses to delete what holds data and services, yes or no [no]: ", error, StringComparison.Ordinal);
        Assert.Equal(isAskedAgain, error.Contains("'perhaps' is neither yes nor no.", StringComparison.Ordinal));
        Assert.Contains($"  gpuinfra:platform:\n    protect: {protect}\n", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("# ASK: protect", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AtATerminal_AsksForProjectAndRegionThatNobodySays()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml
            .Replace("namespace: acme-llm", "generation: 1", StringComparison.Ordinal)
            .Replace("labels: {cloud.googleapis.com/location: europe-west4}", "labels: {team: chat}", StringComparison.Ordinal));

        var (exitCode, error) = await AnswerAsync(folder, "acme-other\n\nno");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            "The id of the Google Cloud project [acme-llm]: The region [europe-west4]: Whether the stack refuses to delete what holds data and services, yes or no [no]: ",
            error);
        Assert.Contains("  gcp:project: acme-other\n  gcp:region: europe-west4\n", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AtATerminal_AsksAgainForAProjectThatHasNoDefault()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml.Replace("namespace: acme-llm", "generation: 1", StringComparison.Ordinal).Replace("acme-llm", "1", StringComparison.Ordinal));

        var (_, error) = await AnswerAsync(folder, "\nacme-other\nno");

        Assert.StartsWith(
            """
            The id of the Google Cloud project: --project has no default. Write it, or end with Ctrl+C: nothing is written yet.
            The id of the Google Cloud project: Whether
            """.ReplaceLineEndings("\n"),
            error, StringComparison.Ordinal);
        Assert.Contains("  gcp:project: acme-other\n", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_WhereNobodyIsToBeAsked_AsksInTheFile()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml);

        var (exitCode, error) = await AnswerAsync(folder, "yes", "--yes");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains(
            "    # ASK: protect: whether the stack refuses to delete what holds data and services; false until somebody says so\n    protect: false\n",
            folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_WhatHasErrors_WritesItsImportOnceTheyAreCorrected()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml
            .Replace("namespace: acme-llm", "generation: 1", StringComparison.Ordinal)
            .Replace("acme-llm.iam", "acme-other.iam", StringComparison.Ordinal));

        var adopted = await AdoptAsync(folder, "service.yaml");
        folder.Replace("Pulumi.adopted.yaml", "  gcp:project: ''", "  gcp:project: acme-llm");
        var import = await AdoptAsync(folder, "service.yaml", "--import-only");

        Assert.EndsWith(
            "\nThe file for 'pulumi import' is not written while the stack file has errors, since the ids follow from what it says. Correct it, and then: "
                + "gpuinfra adopt ~/service.yaml --stack adopted --import-only\n1 error, 1 warning\n",
            adopted.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.StartsWith("~/adopted.import.json is written.\nTake what exists into the state, ", import.Output, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"projects/acme-llm/locations/europe-west4/services/chat\"", folder.Read("adopted.import.json"), StringComparison.Ordinal);
    }

    // A server that something tells is no question.
    [Theory]
    [InlineData("docker.io/vllm/vllm-openai:v0.11.0", "", "vllm")]
    [InlineData("us-docker.pkg.dev/vertex-ai/vertex-vision-model-garden-dockers/pytorch-vllm-serve:gemma4", "", "vllm")]
    [InlineData("docker.io/ollama/ollama:0.12.0", "", "ollama")]
    [InlineData("europe-west4-docker.pkg.dev/acme-llm/images/server:1", "command: [/bin/bash], args: [-c, exec python3 -m sglang.launch_server --model-path x], ", "sglang")]
    [InlineData("ghcr.io/huggingface/text-embeddings-inference:89-1.9", "", "text-embeddings-inference")]
    [InlineData("ghcr.io/ggml-org/llama.cpp:server-cuda", "", "llama.cpp")]
    [InlineData("ghcr.io/huggingface/text-generation-inference:3.0", "", "Text Generation Inference")]
    [InlineData("europe-west4-docker.pkg.dev/acme-llm/images/server:1", "command: [uvicorn, app:main], ", null)]
    public async Task Adopt_AServer_IsRecognisedOrAskedFor(string image, string words, string? server)
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml.Replace("- image: europe-west4-docker.pkg.dev/acme-llm/images/server@sha256:3f5a0c9d2e7b41868f0d5c3ab6e19f74208d1c6be5a97340fd2b8e16c07a95d3\n", $"- {{image: '{image}', {words}name: main}}\n", StringComparison.Ordinal)
            .Replace("      ports: [{containerPort: 8080}]\n        startupProbe: {httpGet: {path: /ready, port: 8080}, failureThreshold: 60}\n        resources: {limits: {cpu: '4', memory: 16Gi, nvidia.com/gpu: '1'}}", "", StringComparison.Ordinal));

        var adopted = await AdoptAsync(folder, "service.yaml", "--json");

        var servers = JsonDocument.Parse(adopted.Output).RootElement.GetProperty("servers");
        Assert.Equal(server, servers.TryGetProperty("chat", out var found) ? found.GetString() : null);
        Assert.Equal(server is null, folder.Read("Pulumi.adopted.yaml").Contains("# ASK: engine: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Adopt_ABreach_IsSilencedWithItsPlace()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml.Replace("ingress: internal", "ingress: all", StringComparison.Ordinal));

        var adopted = await AdoptAsync(folder, "service.yaml", "--protect", "true");

        Assert.Equal(0, adopted.ExitCode);
        Assert.Contains(
            "      silence:\n        - rule: RUN042\n          path: ingress\n          reason: 'It runs so today: taken over from ~/service.yaml:7.'\n",
            folder.Read("Pulumi.adopted.yaml").Replace(folder.Path, "~", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("silenced RUN042: ~/service.yaml:7:45: ", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_ASecret_IsNowhereButWhereItWas()
    {
        var one = AdoptionCase.Read("09-nim-nemotron.answer.json");
        using var folder = new Folder();
        folder.Write("service.yaml", one.Files[0].Text);
        Assert.Contains(Secret, one.Files[0].Text, StringComparison.Ordinal);

        var adopted = await AdoptAsync(folder, "service.yaml", "--project", "acme-nim");

        Assert.Equal(1, adopted.ExitCode);
        Assert.DoesNotContain(Secret, adopted.Output + folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
        Assert.Contains("\n      secrets:\n        NGC_API_KEY: ngc-api-key:1\n", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
        Assert.Contains("printf '%s' \"$NGC_API_KEY\" | gcloud secrets create ngc-api-key ", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AnotherFile_SaysWhatIsRead()
    {
        using var folder = new Folder();
        folder.Write("notes.txt", "nothing");

        var adopted = await AdoptAsync(folder, "notes.txt");

        Assert.Equal((2, ""), (adopted.ExitCode, adopted.Output));
        Assert.StartsWith("~/notes.txt: this is none of the forms that are read. They are: YAML of a Cloud Run service, ", adopted.Error, StringComparison.Ordinal);
        Assert.False(folder.Has("Pulumi.adopted.yaml"));
    }

    [Fact]
    public async Task Adopt_BrokenYaml_SaysWhere()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: [chat\n");

        var adopted = await AdoptAsync(folder, "service.yaml");

        Assert.Equal(2, adopted.ExitCode);
        Assert.StartsWith("~/service.yaml:", adopted.Error, StringComparison.Ordinal);
        Assert.Contains(": This is not YAML: ", adopted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AFile_TellsPlacesInIt()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Yaml.Replace("cpu: '4'", "cpu: '3'", StringComparison.Ordinal));

        var check = await folder.RunAsync("check", Path.Combine(folder.Path, "service.yaml"));

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("\n  error GPU003: ~/service.yaml:24:35: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4. ", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Check_EachCase_FindsItsErrors(string name)
    {
        var one = AdoptionCase.Read(name);
        using var folder = new Folder();
        one.Files.ToList().ForEach(file => folder.Write(file.File, file.Text));

        var check = await folder.RunAsync(["check", .. one.Files.Select(file => Path.Combine(folder.Path, file.File)), "--format", "json"]);

        var errors = JsonDocument.Parse(check.Output).RootElement.EnumerateArray()
            .Where(finding => finding.GetProperty("severity").GetString() == "error")
            .Select(finding => finding.GetProperty("path").GetString())
            .ToList();
        var expected = one.Answer.GetProperty("problems").EnumerateArray()
            .Where(problem => problem.GetProperty("severity").GetString() == "error")
            .Select(problem => problem.GetProperty("path").GetString()!)
            .Where(path => !IsCarriedToday(path));
        Assert.Equal([], expected.Where(path => !errors.Exists(error => error == path || error == (path == "location" ? "gcp:region" : path))));
    }

    // NFS volumes have a key, so that nothing is lost with them.
    private static bool IsCarriedToday(string path) => path.StartsWith("template.volumes[nfs", StringComparison.Ordinal);

    [Theory]
    [InlineData("Pulumi.prod.yaml")]
    [InlineData("prod.import.json")]
    [InlineData("program/Program.cs")]
    public async Task Adopt_WhereAFileIsThereAlready_WritesNone(string taken)
    {
        using var folder = new Folder();
        folder.Delete("Pulumi.yaml");
        folder.Write("service.yaml", Yaml);
        folder.Write(taken, "of somebody else");

        var adopted = await AdoptAsync(folder, "service.yaml", "--stack", "prod");

        Assert.Equal(ExitCode.BadUsage, adopted.ExitCode);
        Assert.StartsWith($"~/{taken} is there already, and nothing is overwritten. ", adopted.Error, StringComparison.Ordinal);
        Assert.Equal("of somebody else", folder.Read(taken));
        Assert.Equal(new[] { taken, "service.yaml" }.Order(StringComparer.Ordinal), FilesOf(folder));
    }

    private static IEnumerable<string> FilesOf(Folder folder) => Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder.Path, file)).Order(StringComparer.Ordinal);

    // As somebody who is asked, and answers line by line.
    private static async Task<(int ExitCode, string Error)> AnswerAsync(Folder folder, string answers, params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error) { Input = new StringReader(answers + "\n") };
        var exitCode = await CommandLine.RunAsync(["adopt", Path.Combine(folder.Path, "service.yaml"), "--root", folder.Path, .. more], terminal);
        return (exitCode, error.ToString());
    }

    private static async Task<Outcome> AdoptAsync(Folder folder, string file, params string[] more)
    {
        var outcome = await Outcome.OfAsync(["adopt", Path.Combine(folder.Path, file), "--root", folder.Path, .. more]);
        return outcome with
        {
            Output = outcome.Output.Replace(folder.Path, "~", StringComparison.Ordinal),
            Error = outcome.Error.Replace(folder.Path, "~", StringComparison.Ordinal),
        };
    }
}
