namespace GpuInfra.Components.Tests;

public sealed class MountRulesTests
{
    private const string Buckets = "configuring/services/cloud-storage-volume-mounts";

    [Theory]
    [InlineData("/dev/shm", "dev", "Mount it elsewhere, such as at /mnt/shm, and tell the server to use that folder.")]
    [InlineData("/dev", "dev", "Use another path, such as /data.")]
    [InlineData("/proc/1/", "proc", "Use another path, such as /data.")]
    [InlineData("//sys", "sys", "Use another path, such as /data.")]
    [InlineData("/./sys/fs", "sys", "Use another path, such as /data.")]
    public void Check_MountBelowKeptFolder_IsRefused(string path, string folder, string fix)
    {
        // The path may break the rule of its form, too.
        var violations = Given.Violations(Mounted(path)).Where(line => !line.Contains("MountPathIsPlain", StringComparison.Ordinal));

        Assert.Equal(
            [$"Error MountPathIsFree mounts.data: is '{path}', but Cloud Run mounts nothing at /{folder} or below. {fix} [{Buckets}]"],
            violations);
    }

    [Theory]
    [InlineData("/devices")]
    [InlineData("/mnt/dev")]
    [InlineData("/process")]
    [InlineData("/data/..models")]
    [InlineData("/models/")]
    public void Check_MountBesideKeptFolder_IsFine(string path) => Assert.Empty(Given.Violations(Mounted(path)));

    [Theory]
    [InlineData("/data:ro", "a colon")]
    [InlineData("/models/../data", "a step to another folder")]
    [InlineData("/my data", "a blank")]
    public void Check_MountPathThatIsNotPlain_IsRefused(string path, string odd) => Assert.Equal(
        [
            $"Error MountPathIsPlain mounts.data: is '{path}', but the path of a mount has no colon, no blank and no '..': "
                + $"it has {odd}. Use a path such as /data. [reference/rest/v2/projects.locations.services]",
        ],
        Given.Violations(Mounted(path)));

    [Fact]
    public void Check_SidecarsMountBelowKeptFolder_IsRefusedThere() => Assert.Equal(
        [
            "Error MountPathIsFree sidecars.reader.mounts.data: is '/proc', but Cloud Run mounts nothing at /proc or below. "
                + $"Use another path, such as /data. [{Buckets}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs> { ["data"] = new() { Bucket = "models" } },
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["reader"] = new() { Image = Given.Image, Mounts = new Dictionary<string, string> { ["data"] = "/proc" } },
            },
        }));

    [Theory]
    [InlineData("dev/x", "MountPathIsAbsolute")]
    [InlineData("/", "MountPathIsAbsolute")]
    [InlineData("/.", "MountPathIsPlain")]
    [InlineData("/dev/../x", "MountPathIsPlain")]
    [InlineData("/dev/a:b", "MountPathIsPlain")]
    [InlineData("/dev", "MountPathIsFree")]
    public void Check_PathWithOneMistake_IsToldOfThatAlone(string path, string rule) => Assert.Equal(
        [rule], GpuServiceSpec.Check("chat", Mounted(path), ServiceDefaults.None, Given.Region).Violations.Select(told => told.Rule.Name));

    [Theory]
    [InlineData("/a", "/a/b", 1)]
    [InlineData("/a/", "/a/b/c", 1)]
    [InlineData("/a", "/ab", 0)]
    public void Check_MountWithinMount_IsWarnedOf(string outer, string inner, int warnings) => Assert.Equal(
        warnings,
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs> { ["a"] = new() { Bucket = "acme" }, ["b"] = new() { Bucket = "acme-2" } },
            Mounts = new Dictionary<string, string> { ["a"] = outer, ["b"] = inner },
        }).Count(line => line.StartsWith(
            $"Warning MountsAreApart mounts.b: is '{inner}', within a at '{outer}', which may hide it.", StringComparison.Ordinal)));

    private static GpuServiceArgs Mounted(string path) => new()
    {
        Image = Given.Image,
        Volumes = new Dictionary<string, VolumeArgs> { ["data"] = new() { Bucket = "models" } },
        Mounts = new Dictionary<string, string> { ["data"] = path },
    };
}
