namespace GpuInfra.Components.Tests;

public sealed class ServicePropertyTests
{
    [Fact]
    public async Task Page_SaysWhatBecomesOfEachProperty()
    {
        var path = ServiceProperty.Beside("../../../docs/service-properties.md");
        var expected = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var actual = ServiceProperty.Page();
        if (expected != actual)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(path, ".received.md"), actual);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void All_AreThoseOfTheProvider()
    {
        Assert.Equal(141, ServiceProperty.All.Count);
        Assert.Equal(ServiceProperty.Leaves().Order(StringComparer.Ordinal), ServiceProperty.All.Select(row => row.Property).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SetAndFixed_AreWhatIsSent()
    {
        var lines = new List<string>();
        foreach (var args in new[] { Samples.Everything(), More(), new GpuServiceArgs { Image = Given.Image, ManualInstances = 1, BinaryAuthorization = "default" } })
        {
            lines.AddRange((await Given.ServiceAsync(args)).Lines);
        }

        Assert.Equal(
            ServiceProperty.All.Where(row => row.Is is "set" or "fixed").Select(row => row.Property).Order(StringComparer.Ordinal),
            lines.Select(line => ServiceProperty.Of(line) ?? line).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_AreThoseOfTheStackFile()
    {
        var page = File.ReadAllLines(ServiceProperty.Beside("../../../docs/stack-file.md"));

        Assert.All(ServiceProperty.All.Where(row => row.Is == "set"), row =>
        {
            var (section, key) = row.By.LastIndexOfAny(['.', ':']) is var cut ? (row.By[..cut], row.By[(cut + 1)..]) : default;

            Assert.Contains(
                page.SkipWhile(line => line != $"## `{section}`").Skip(1).TakeWhile(line => !line.StartsWith('#')),
                line => line.StartsWith($"| `{key}` |", StringComparison.Ordinal));
        });
    }

    private static GpuServiceArgs More() => new()
    {
        Image = Given.Image,
        SessionAffinity = true,
        ServiceMinInstances = 0,
        ServiceMaxInstances = 2,
        DefaultUrlDisabled = true,
        Ingress = "internal-and-cloud-load-balancing",
        CustomAudiences = ["https://chat.example.com"],
        Iap = true,
        Invokers = ["serviceAccount:service-1@gcp-sa-iap.iam.gserviceaccount.com"],
        EncryptionKey = "projects/acme/locations/europe-west4/keyRings/run/cryptoKeys/chat",
        BinaryAuthorization = "projects/acme/platforms/cloudRun/policies/signed",
        Annotations = new Dictionary<string, string> { ["a"] = "1" },
        RevisionAnnotations = new Dictionary<string, string> { ["a"] = "1" },
        LaunchStage = "ga",
        Http2 = true,
        WorkingDirectory = "/srv",
        StartupProbe = new ProbeArgs { Headers = new Dictionary<string, string> { ["A"] = "1" } },
        LivenessProbe = new ProbeArgs { Headers = new Dictionary<string, string> { ["A"] = "1" } },
        ReadinessProbe = new ProbeArgs { Type = "grpc", Service = "health" },
        Volumes = new Dictionary<string, VolumeArgs>
        {
            ["config"] = new() { Secret = "config:1", FileMode = "0400" },
            ["share"] = new() { Nfs = "10.0.0.2:/models" },
            ["sql"] = new() { CloudSql = ["acme:europe-west4:history"] },
        },
        Mounts = new Dictionary<string, string> { ["config"] = "/etc/config", ["share"] = "/models", ["sql"] = "/cloudsql" },
        SubPaths = new Dictionary<string, string> { ["share"] = "chat" },
        Sidecars = new Dictionary<string, SidecarArgs>
        {
            ["proxy"] = new() { Image = Given.Image, StartupProbe = new ProbeArgs { Type = "grpc", Port = 9100, Service = "health" } },
        },
    };
}
