namespace GpuInfra.Components.Tests;

/// <summary>Which writable buckets hold a model, so that a server must not write there.</summary>
public sealed class ModelVolumesTests
{
    [Theory]
    [InlineData("data", "acme-results", "/model-store")]
    [InlineData("weights", "acme-data", "/data")]
    [InlineData("data", "acme-checkpoints", "/data")]
    public void Check_WritableBucketThatIsCalledLikeModels_IsRefused(string name, string bucket, string path) => Assert.StartsWith(
        $"Error BucketIsReadOnly volumes.{name}.readOnly: is false, but a server must not be able to change its model.",
        Given.Violations(Writable(name, bucket, path))[0], StringComparison.Ordinal);

    [Fact]
    public void Check_WritableBucketThatServerReads_IsRefused() => Assert.StartsWith(
        "Error BucketIsReadOnly volumes.data.readOnly: ",
        Given.Violations(Writable("data", "acme-data", "/srv", "vllm serve /srv/own --port 8080"))[0], StringComparison.Ordinal);

    // The server may be another container than the one that serves.
    [Theory]
    [InlineData("vllm serve /srv --port 9000", true)]
    [InlineData("vllm serve /other/own --port 9000", false)]
    [InlineData("vllm serve /srv2/own --port 9000", false)]
    public void Check_WritableBucketThatASidecarReads_IsRefused(string command, bool isTold) => Assert.Equal(
        isTold,
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Gpu = "none",
            Volumes = new Dictionary<string, VolumeArgs> { ["data"] = new() { Bucket = "acme-data", ReadOnly = false } },
            Mounts = new Dictionary<string, string> { ["data"] = "/data" },
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["engine"] = new() { Image = Given.Image, Gpu = "nvidia-l4", Command = command.Split(' '), Mounts = new Dictionary<string, string> { ["data"] = "/srv" } },
            },
        }).Any(line => line.StartsWith("Error BucketIsReadOnly volumes.data.readOnly: ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("out", "acme-results", "/out")]
    [InlineData("logs", "acme-logs", "/var/log/app")]
    public void Check_WritableBucketForResults_IsFine(string name, string bucket, string path) =>
        Assert.Empty(Given.Violations(Writable(name, bucket, path)));

    private static GpuServiceArgs Writable(string name, string bucket, string path, string command = "/app/server") => new()
    {
        Image = Given.Image,
        Command = command.Split(' '),
        Concurrency = 1,
        Memory = "16Gi",
        StartupProbe = new ProbeArgs { Path = "/health" },
        Volumes = new Dictionary<string, VolumeArgs> { [name] = new() { Bucket = bucket, ReadOnly = false } },
        Mounts = new Dictionary<string, string> { [name] = path },
    };
}
