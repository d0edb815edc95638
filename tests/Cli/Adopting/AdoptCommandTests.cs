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
        Assert.Contains("main: infra/Program\n", folder.Read("Pulumi.yaml"), StringComparison.Ordinal);
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
    public async Task Adopt_WhereAFileIsThereAlready_WritesNone(string taken)
    {
        using var folder = new Folder();
        folder.Delete("Pulumi.yaml");
        folder.Write("service.yaml", Yaml);
        folder.Write(taken, "of somebody else");

        var adopted = await AdoptAsync(folder, "service.yaml", "--stack", "prod");

        Assert.Equal(
            (ExitCode.BadUsage, $"~/{taken} is there already, and nothing is overwritten. Name another stack with --stack, or remove it.\n"),
            (adopted.ExitCode, adopted.Error));
        Assert.Equal("of somebody else", folder.Read(taken));
        Assert.Equal(["service.yaml", taken], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).OrderDescending(StringComparer.Ordinal));
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
