namespace GpuInfra.Components.Tests;

public sealed class VolumeRulesTests
{
    private const string Buckets = "configuring/services/cloud-storage-volume-mounts";
    private const string InMemory = "configuring/services/in-memory-volume-mounts";

    [Fact]
    public void Check_NeitherBucketNorMemory_IsRefused() => Assert.Equal(
        [
            "Error VolumeIsOfOneKind volumes.data: has neither bucket nor memory. "
                + $"Say which bucket it shows, or how much memory it takes. [{Buckets}]",
        ],
        Given.Violations(WithVolume(new VolumeArgs())));

    [Fact]
    public void Check_BucketAndMemory_IsRefused() => Assert.Equal(
        [$"Error VolumeIsOfOneKind volumes.data: has both bucket and memory. Make two volumes of it. [{Buckets}]"],
        Given.Violations(WithVolume(new VolumeArgs { Bucket = "models", Memory = "1Gi" })));

    [Fact]
    public void Check_BucketOptionsOnMemory_AreRefused() => Assert.Equal(
        [
            $"Error VolumeIsOfOneKind volumes.data.readOnly: is given, but only a bucket has it. Leave it out. [{InMemory}]",
            "Error VolumeIsOfOneKind volumes.data.mountOptions: is given, but only a bucket has it. Leave it out. "
                + $"[{InMemory}]",
        ],
        Given.Violations(WithVolume(new VolumeArgs { Memory = "1Gi", ReadOnly = true, MountOptions = [] })));

    [Fact]
    public void Check_WritableBucket_IsRefused() => Assert.Equal(
        [
            "Error BucketIsReadOnly volumes.data.readOnly: is false, but a server must not be able to change its model. "
                + "Leave it out. [configuring/services/cloud-storage-volume-mounts]",
        ],
        Given.Violations(WithVolume(new VolumeArgs { Bucket = "models", ReadOnly = false })));

    [Theory]
    [InlineData("enable-buffered-reads=true", "enable-buffered-read=true")]
    [InlineData("enable_buffered_read=true", "enable-buffered-read=true")]
    [InlineData("implicit-dir", "implicit-dirs")]
    [InlineData("fir-mode=7", "dir-mode=7")]
    [InlineData("implcit-dir", "implicit-dirs")]
    public void Check_MountOptionWithSlip_WarnsWithTheOption(string option, string right) => Assert.Equal(
        [
            $"Warning MountOptionIsKnown volumes.data.mountOptions[0]: is '{option}', which Cloud Storage FUSE does not know. Use {right}. "
                + "[https://github.com/GoogleCloudPlatform/gcsfuse/blob/7b39292788/cfg/params.yaml]",
        ],
        Given.Violations(WithVolume(new VolumeArgs { Bucket = "models", MountOptions = [option] })));

    [Theory]
    [InlineData("enable-buffered-read=true")]
    [InlineData("a-new-option=1")]
    [InlineData("oid=1000")]
    public void Check_MountOptionThatMayBe_IsFine(string option) =>
        Assert.Empty(Given.Violations(WithVolume(new VolumeArgs { Bucket = "models", MountOptions = [option] })));

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public async Task Constructor_Bucket_IsMountedReadOnly(bool? readOnly)
    {
        var service = await Given.ServiceAsync(WithVolume(new VolumeArgs { Bucket = "models", ReadOnly = readOnly }));

        Assert.Equal(["gcs.bucket=models", "gcs.readOnly=True", "name=data"], service.Below("template.volumes[0]."));
    }

    [Fact]
    public void Check_DashesBeforeMountOption_AreRefused() => Assert.Equal(
        [
            "Error MountOptionsHaveNoDashes volumes.data.mountOptions[1]: is '--implicit-dirs', but must have no dashes in "
                + $"front. Use implicit-dirs. [{Buckets}]",
        ],
        Given.Violations(WithVolume(new VolumeArgs { Bucket = "models", MountOptions = ["only-dir=a-b", "--implicit-dirs"] })));

    [Fact]
    public void Check_UnreadableMemory_IsToldWithItsPlace() => Assert.Equal(
        [
            "Error MemoryIsReadable volumes.data.memory: is '8GB', but must be a whole number above zero with Mi or Gi. "
                + "Use 8Gi. [configuring/services/memory-limits]",
        ],
        Given.Violations(WithVolume(new VolumeArgs { Memory = "8GB" })));

    [Theory]
    [InlineData("1Mi")]
    [InlineData("16383Mi")]
    public async Task Constructor_MemoryThatFits_ReachesEngine(string size)
    {
        var args = WithVolume(new VolumeArgs { Memory = size });

        Given.Spec(args);
        var service = await Given.ServiceAsync(args);

        Assert.Equal(
            ["emptyDir.medium=MEMORY", $"emptyDir.sizeLimit={size}", "name=data"], service.Below("template.volumes[0]."));
    }

    [Theory]
    [InlineData("16Gi", "16Gi")]
    [InlineData("17Gi", "17Gi")]
    public void Check_MemoryThatFillsInstance_IsRefused(string size, string total) => Assert.Equal(
        [
            $"Error MemoryVolumesFitInstance volumes: takes {total} of memory, but the instance has 16Gi for everything. "
                + $"Make the volumes smaller, or give the containers more memory. [{InMemory}]",
        ],
        Given.Violations(WithVolume(new VolumeArgs { Memory = size })));

    [Fact]
    public void Check_MemoryOfTwoVolumes_AddsUp() => Assert.Equal(
        [
            "Error MemoryVolumesFitInstance volumes: takes 16Gi of memory, but the instance has 16Gi for everything. "
                + $"Make the volumes smaller, or give the containers more memory. [{InMemory}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Memory = "16Gi",
            Volumes = new Dictionary<string, VolumeArgs> { ["a"] = new() { Memory = "8Gi" }, ["b"] = new() { Memory = "8Gi" } },
            Mounts = new Dictionary<string, string> { ["a"] = "/a", ["b"] = "/b" },
        }));

    [Fact]
    public void Check_VolumeNobodyMounts_IsWarnedOf() => Assert.Equal(
        [$"Warning VolumeIsMounted volumes.data: is mounted by no container. Name it in mounts, or leave it out. [{Buckets}]"],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs> { ["data"] = new() { Bucket = "models" } },
        }));

    [Fact]
    public void Check_VolumeASidecarMounts_IsFine() => Assert.Equal(
        "/data",
        Given.Spec(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs> { ["data"] = new() { Bucket = "models" } },
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["reader"] = new() { Image = Given.Image, Mounts = new Dictionary<string, string> { ["data"] = "/data" } },
            },
        }).Containers[1].Mounts["data"]);

    [Fact]
    public void Check_MountWithoutVolume_NamesNearest() => Assert.Equal(
        [
            "Error MountHasVolume mounts.modles: is not the name of a volume. Add it to volumes, or use models or other. "
                + $"[{Buckets}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs>
            {
                ["models"] = new() { Bucket = "acme" },
                ["other"] = new() { Bucket = "acme-2" },
            },
            Mounts = new Dictionary<string, string> { ["modles"] = "/models" },
        }).Where(line => !line.StartsWith("Warning", StringComparison.Ordinal)));

    [Fact]
    public void Check_MountWithoutAnyVolume_IsRefusedWithItsPlace() => Assert.Equal(
        [$"Error MountHasVolume sidecars.reader.mounts.data: is not the name of a volume. Add it to volumes. [{Buckets}]"],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["reader"] = new() { Image = Given.Image, Mounts = new Dictionary<string, string> { ["data"] = "/data" } },
            },
        }));

    [Theory]
    [InlineData("models")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    public void Check_MountPathThatIsNotAbsolute_IsRefused(string path) => Assert.Equal(
        [
            $"Error MountPathIsAbsolute mounts.data: is '{path}', but must be an absolute path other than /. "
                + $"Use a path such as /data. [{Buckets}]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs> { ["data"] = new() { Bucket = "models" } },
            Mounts = new Dictionary<string, string> { ["data"] = path },
        }));

    [Fact]
    public void Check_TwoVolumesAtOnePath_AreRefused() => Assert.Equal(
        [$"Error MountPathIsTakenOnce mounts.b: is '/data/', where a is mounted already. Choose another path. [{Buckets}]"],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Volumes = new Dictionary<string, VolumeArgs> { ["a"] = new() { Bucket = "acme" }, ["b"] = new() { Bucket = "acme-2" } },
            Mounts = new Dictionary<string, string> { ["a"] = "/data", ["b"] = "/data/" },
        }));

    [Theory]
    [InlineData("gs://acme-weights/llama", "Write acme-weights, and only-dir=llama among the volume's mountOptions.")]
    [InlineData("acme-weights/llama/8b/", "Write acme-weights, and only-dir=llama/8b among the volume's mountOptions.")]
    [InlineData("https://storage.googleapis.com/acme-weights/llama", "Write acme-weights, and only-dir=llama among the volume's mountOptions.")]
    [InlineData("gs://acme-weights", "Write the name alone: acme-weights.")]
    [InlineData("b/acme-weights", "Write the name alone: acme-weights.")]
    [InlineData("Acme-Weights", "Write the name alone: acme-weights.")]
    [InlineData("acme-weights ", "Write the name alone: acme-weights.")]
    [InlineData("//", "Write the name alone, of 3 to 63 lower-case letters, digits, hyphens and underscores, a letter or digit first and last.")]
    [InlineData("-w-", "Write the name alone, of 3 to 63 lower-case letters, digits, hyphens and underscores, a letter or digit first and last.")]
    public void Check_BucketOfVolumeThatIsNoName_SaysHowToWriteIt(string bucket, string fix) => Assert.Equal(
        [
            $"Error ExistingBucketIsAName volumes.data.bucket: is '{bucket}', which is not the name of a bucket. {fix} "
                + "[https://cloud.google.com/storage/docs/buckets#naming]",
        ],
        Given.Violations(WithVolume(new VolumeArgs { Bucket = bucket })));

    [Theory]
    [InlineData("acme.weights_1")]
    [InlineData("b-acme")]
    public void Check_BucketOfVolume_IsFine(string bucket) =>
        Assert.Empty(Given.Violations(WithVolume(new VolumeArgs { Bucket = bucket })));

    private static GpuServiceArgs WithVolume(VolumeArgs volume) => new()
    {
        Image = Given.Image,
        Memory = "16Gi",
        Volumes = new Dictionary<string, VolumeArgs> { ["data"] = volume },
        Mounts = new Dictionary<string, string> { ["data"] = "/data" },
    };
}
