namespace GpuInfra.Cli.Tests;

/// <summary>What is said of parts: services in other places, and containers beside the serving one.</summary>
public sealed class AdoptedPartsTests
{
    private const string Two = """
        gcloud run deploy near --image=r/near:1 --project=acme-llm --region=europe-west4 --concurrency=4
        gcloud run deploy far --image=r/far:1 --project=acme-llm --region=us-east4 --concurrency=4
        """;

    private const string Sidecar = """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata:
          name: chat
          namespace: acme-llm
          labels: {cloud.googleapis.com/location: europe-west4}
        spec:
          template:
            spec:
              containers:
              - {name: server, image: r/server:1, env: [{name: DB_PASSWORD, value: hunter2}], resources: {limits: {nvidia.com/gpu: '1'}}}
              - {name: proxy, image: r/proxy:1, ports: [{containerPort: 8080}]}
        """;

    [Theory]
    [InlineData("--project", "acme-other", "--project is acme-other, but ~/service.yaml:5:14 says acme-llm. ")]
    [InlineData("--region", "us-east4", "--region is us-east4, but ~/service.yaml:6:43 says europe-west4. ")]
    public async Task Adopt_AgainstTheSource_IsRefused(string flag, string value, string told)
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Sidecar);

        var adopted = await folder.RunAsync("adopt", Path.Combine(folder.Path, "service.yaml"), flag, value);

        Assert.Equal((ExitCode.BadUsage, ""), (adopted.ExitCode, adopted.Output));
        Assert.StartsWith(
            told + "What runs there is not what runs here: leave the flag out, or correct the source. Nothing is written.", adopted.Error, StringComparison.Ordinal);
        Assert.False(folder.Has("Pulumi.adopted.yaml"));
    }

    [Fact]
    public async Task Adopt_OneOfTwoRegions_AsksNothingOfTheOther()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", Two);

        var adopted = await folder.RunAsync("adopt", Path.Combine(folder.Path, "deploy.sh"));

        Assert.Contains("  ~/deploy.sh:2:1: services[far]: it is in another project or region than near: adopt it into a stack of its own, by --region us-east4\n", adopted.Output, StringComparison.Ordinal);
        Assert.Contains(": services[near].template.timeout: ", adopted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("services[far].", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_WhatIsAskedOfASidecar_IsMarkedThere()
    {
        using var folder = new Folder();
        folder.Write("service.yaml", Sidecar);

        _ = await folder.RunAsync("adopt", Path.Combine(folder.Path, "service.yaml"));

        var text = folder.Read("Pulumi.adopted.yaml");
        Assert.Contains(
            """
                  sidecars:
                    server:
                      image: r/server:1
                      gpu: nvidia-l4
                      # ASK: secrets.DB_PASSWORD: the secret that holds it: its value is not taken over (db-password:1 until somebody says so)
                      secrets:
                        DB_PASSWORD: db-password:1

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_TheGpuOfASidecar_IsAskedForThere()
    {
        using var folder = new Folder();
        folder.Write("deploy.sh", "gcloud run deploy chat --container=proxy --image=r/proxy:1 --port=8080 --container=server --image=r/server:1 --gpu=1\n");

        _ = await folder.RunAsync("adopt", Path.Combine(folder.Path, "deploy.sh"));

        var text = folder.Read("Pulumi.adopted.yaml");
        Assert.Contains("\n      image: r/proxy:1\n      servingContainer: proxy\n      port: 8080\n      gpu: none\n", text, StringComparison.Ordinal);
        Assert.Matches("\n          image: r/server:1\n          # ASK: gpu: [^\n]*\n          gpu: nvidia-l4\n", text);
    }
}
