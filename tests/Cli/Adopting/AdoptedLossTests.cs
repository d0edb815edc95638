namespace GpuInfra.Cli.Tests;

/// <summary>What has no key is named, and what Cloud Run refuses is not said to run today.</summary>
public sealed class AdoptedLossTests
{
    private const string Service = """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata:
          name: chat
          namespace: acme-llm
          labels: {cloud.googleapis.com/location: europe-west4}
        spec:
          template:
            spec:
              containerConcurrency: 4
              containers:
              - image: r/server:1
                PART
        """;

    [Theory]
    [InlineData("env: [{name: A, value: '1'}, {name: A, value: '2'}]", "template.containers[0].env[A]: the name stands twice: what stands in line 13 is taken", "\n      env:\n        A: '2'\n")]
    [InlineData("volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /b}]\n      volumes: [{name: v, emptyDir: {medium: Memory, sizeLimit: 1Gi}}]", "template.containers[0].volumeMounts[v] at /b: a stack mounts a volume once in a container: add a second volume of the same for this path", "\n      mounts:\n        v: /a\n")]
    [InlineData("volumeMounts: [{name: v, mountPath: /a}]\n      volumes: [{name: v, secret: {secretName: tls, items: [{key: '4', path: cert.pem}, {key: '7', path: key.pem}]}}]", "template.volumes[v].secret.items[key.pem]: a volume of a stack holds one version of a secret: add a volume of its own, with a folder of its own, for this file", "\n          secret: tls:4\n          file: cert.pem\n")]
    [InlineData("resources: {limits: {nvidia.com/gpu: '4'}}", "template.containers[0].resources.limits[\"nvidia.com/gpu\"]: 4 GPUs are asked for, and an instance of Cloud Run has one", "\n      gpu: nvidia-l4\n")]
    public async Task Adopt_WhatAKeyHoldsOnce_IsNamed(string part, string told, string written)
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Service.Replace("PART", part, StringComparison.Ordinal));

        var adopted = await folder.RunAsync("adopt", Path.Combine(folder.Path, "service.yaml"));

        Assert.Contains($": {told}\n", adopted.Output, StringComparison.Ordinal);
        Assert.Contains(written, folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("CFG005", adopted.Output, StringComparison.Ordinal);
    }

    // Cloud Run's API takes the amounts of Kubernetes, of which a stack has the exact ones.
    [Theory]
    [InlineData("cpu: 8000m, memory: 32Gi", "      cpu: 8\n      memory: 32Gi\n", null)]
    [InlineData("cpu: '0.5', memory: 34359738368", "      cpu: 500m\n      memory: 32Gi\n", null)]
    [InlineData("cpu: 8, memory: 16384Mi", "      cpu: 8\n      memory: 16384Mi\n", null)]
    [InlineData("cpu: 8, memory: 20G", "      cpu: 8\n      memory: 19074Mi\n", "template.containers[0].resources.limits[\"memory\"]: it is 20G, and a stack says whole Mi or Gi: 19074Mi is written, which is no less")]
    [InlineData("cpu: 8, memory: 1.5Gi", "      cpu: 8\n      memory: 1536Mi\n", null)]
    public async Task Adopt_AmountsOfKubernetes_AreSaidAsAStackSaysThem(string limits, string written, string? told)
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Service.Replace("PART", $"resources: {{limits: {{nvidia.com/gpu: '1', {limits}}}}}", StringComparison.Ordinal));

        var adopted = await folder.RunAsync("adopt", Path.Combine(folder.Path, "service.yaml"));

        Assert.Contains(written, folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("GPU009", adopted.Output, StringComparison.Ordinal);
        Assert.Equal(told is not null, adopted.Output.Contains($": {told ?? "a stack says whole Mi or Gi"}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("timeout = \"3.5s\"", "template.timeout: it is 3.5s, but must be a whole number of seconds, such as 300s")]
    [InlineData("volumes {\n name = \"v\"\n empty_dir {\n medium = \"DISK\"\n size_limit = \"100Gi\"\n }\n }", "template.volumes[v]: no key for a volume on a disk, nor for its mounts: a volume in memory counts against the memory of the instance, a bucket keeps files")]
    public async Task Adopt_WhatNoKeyTakes_IsNamedAndNotWritten(string part, string told)
    {
        using var folder = new Folder();
        folder.Write("main.tf", Terraform(part));

        var adopted = await folder.RunAsync("adopt", Path.Combine(folder.Path, "main.tf"));

        Assert.Contains($": {told}\n", adopted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("100Gi", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max_instance_request_concurrency = 5000", "RUN005")]
    [InlineData("timeout = \"7200s\"", "RUN011")]
    [InlineData("node_selector {\n accelerator = \"nvidia-tesla-t4\"\n }", "RUN001")]
    [InlineData("containers {\n image = \"r/w:1\"\n ports {\n container_port = 99999\n }\n }", "RUN023")]
    [InlineData("containers {\n name = \"w\"\n image = \"r/w:1\"\n resources {\n limits = { cpu = \"x\" }\n }\n }", "GPU008")]
    public async Task Adopt_WhatCloudRunRefuses_IsNotSilenced(string part, string rule)
    {
        using var folder = new Folder();
        folder.Write("main.tf", Terraform(part));

        var adopted = await folder.RunAsync("adopt", Path.Combine(folder.Path, "main.tf"));

        Assert.Equal(1, adopted.ExitCode);
        Assert.Contains($"  error {rule}: ", adopted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"rule: {rule}\n", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AComposeFile_NeverRanThere()
    {
        using var folder = new Folder();
        folder.Write("compose.yaml", "services:\n  v:\n    image: vllm/vllm-openai:v0.11.0\n    command: --model /m --tensor-parallel-size 4\n    gpus: 4\n");

        var adopted = await folder.RunAsync("adopt", Path.Combine(folder.Path, "compose.yaml"), "--project", "acme-llm", "--region", "europe-west4");

        Assert.Equal(1, adopted.ExitCode);
        Assert.Contains("  error RUN052: ~/compose.yaml:4:14: ", adopted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("silence:", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on: push\njobs:\n  d:\n    runs-on: ubuntu-latest\n", "~/source.yaml is a workflow of GitHub Actions, whose actions deploy and which names no service by itself. ")]
    [InlineData("apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n", "~/source.yaml is a template, not rendered, such as one of Helm. Render it, as by 'helm template', and adopt what comes out.")]
    public async Task Adopt_WhatHoldsNoServiceYet_SaysWhatItIs(string text, string told)
    {
        using var folder = new Folder();
        folder.Write("source.yaml", text);

        var adopted = await folder.RunAsync("adopt", Path.Combine(folder.Path, "source.yaml"));

        Assert.Equal((ExitCode.BadUsage, ""), (adopted.ExitCode, adopted.Output));
        Assert.StartsWith(told, adopted.Error, StringComparison.Ordinal);
    }

    private static string Terraform(string part) => $$"""
        resource "google_cloud_run_v2_service" "v" {
          name     = "v"
          location = "europe-west4"
          project  = "acme-llm"
          template {
            containers {
              image = "r/v:1"
            }
            {{part}}
          }
        }
        """;
}
