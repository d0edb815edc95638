namespace GpuInfra.Components.Tests;

public sealed class LocalityRulesTests
{
    [Theory]
    [InlineData("europe-west4-docker.pkg.dev/acme-models/images/server:1")]
    [InlineData("europe-docker.pkg.dev/acme-models/images/server:1")]
    [InlineData("europe-docker.pkg.dev/vertex-ai/images/server:1")]
    [InlineData("docker.io/library/server:1")]
    public void Check_ImageNearby_Accepts(string image) => Assert.Equal("", Check(new() { Image = image }));

    [Theory]
    [InlineData("europe-west1")]
    [InlineData("us")]
    [InlineData("asia")]
    public void Check_ImageFromAfar_Warns(string location) => Assert.Equal(
        $"Warning ImageIsNearby services.chat.image: comes from {location}, but the service is in europe-west4: each deployment "
            + "fetches it from afar, at a price. Copy it to a repository in europe-west4. [deploying]",
        Check(new() { Image = $"{location}-docker.pkg.dev/acme-models/images/server:1" }));

    [Fact]
    public void Check_WritableBucketOfOthers_WarnsWithTheRoleThatWrites() => Assert.Equal(
        "Warning BucketIsGranted services.chat.volumes.out.bucket: is acme-results, which nothing here lets the service write, and whose region is "
            + "not known. Grant roles/storage.objectUser on this one to the service's account, and keep it in the service's region. "
            + "[configuring/services/cloud-storage-volume-mounts]",
        GivenStack.Violations(
            GivenStack.Platform(),
            ("chat", new()
            {
                Image = GivenStack.Image,
                Volumes = new Dictionary<string, VolumeArgs> { ["out"] = new() { Bucket = "acme-results", ReadOnly = false } },
                Mounts = new Dictionary<string, string> { ["out"] = "/out" },
            })));

    [Fact]
    public void Check_ImageOfAnotherProject_Warns() => Assert.Equal(
        "Warning ImageIsReadable services.chat.image: is in the project acme-shared, but the service is in acme-models, and nothing "
            + "here lets Cloud Run read there. Grant roles/artifactregistry.reader on the repository to the Cloud Run service agent of "
            + "acme-models and to its deployers, or copy the image. [deploying]",
        Check(new() { Image = "europe-west4-docker.pkg.dev/acme-shared/images/server:1" }));

    [Theory]
    [InlineData("")]
    [InlineData("acme-shared")]
    public void Check_ImageWhereverTheProjectIs_IsReadable(string project) => Assert.DoesNotContain(
        "ImageIsReadable",
        GivenStack.Violations(
            new() { Project = project, Quota = GivenStack.Plenty }, ("chat", new() { Image = "europe-west4-docker.pkg.dev/acme-shared/images/server:1" })),
        StringComparison.Ordinal);

    [Fact]
    public void Check_SidecarFromAfar_IsNamed() => Assert.Equal(
        "Warning ImageIsNearby services.chat.sidecars.proxy.image: comes from us-east4, but the service is in europe-west4: each "
            + "deployment fetches it from afar, at a price. Copy it to a repository in europe-west4. [deploying]",
        Check(new()
        {
            Image = GivenStack.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new() { Image = "us-east4-docker.pkg.dev/acme-models/images/proxy:1" },
            },
        }));

    [Fact]
    public void Check_SidecarOfTheSameImage_IsNotToldAgain() => Assert.Equal(
        "Warning ImageIsNearby services.chat.image: comes from us-east4, but the service is in europe-west4: each deployment fetches "
            + "it from afar, at a price. Copy it to a repository in europe-west4. [deploying]",
        Check(new() { Engine = "ollama", Model = "gemma3:4b", Image = "us-east4-docker.pkg.dev/acme-models/images/ollama:1" }));

    [Fact]
    public void Check_BucketOfThePlatform_IsGranted() => Assert.Equal(
        "",
        Check(new() { Image = GivenStack.Image, Engine = "vllm", Model = "gemma-3-4b-it", ModelSource = "bucket" }));

    [Theory]
    [InlineData("bucket", "acme-weights", true)]
    [InlineData("bucket", "acme-other", false)]
    [InlineData("image", "acme-weights", false)]
    public void Check_VolumeOfABucket_IsGrantedIfItIsThePlatforms(string source, string bucket, bool isGranted)
    {
        var platform = GivenStack.Platform();
        var stack = GivenStack.Violations(
            new() { Quota = platform.Quota, Models = new() { Existing = "acme-weights" } },
            ("chat", new()
            {
                Image = GivenStack.Image,
                ModelSource = source,
                Volumes = new Dictionary<string, VolumeArgs> { ["more"] = new() { Bucket = bucket } },
                Mounts = new Dictionary<string, string> { ["more"] = "/more" },
            }));

        Assert.Equal(
            isGranted
                ? ""
                : $"Warning BucketIsGranted services.chat.volumes.more.bucket: is {bucket}, which nothing here lets the service read, "
                    + "and whose region is not known. Say modelSource: bucket and use the platform's bucket; or grant "
                    + "roles/storage.objectViewer on this one to the service's account, and keep it in the service's region. "
                    + "[configuring/services/cloud-storage-volume-mounts]",
            stack);
    }

    // Whom the bucket names among its readers reads it, whoever makes the account; it does not let anybody write.
    [Theory]
    [InlineData("acme-weights", "models", null, true, "")]
    [InlineData("acme-weights", null, "models@acme-models.iam.gserviceaccount.com", true, "")]
    [InlineData("acme-weights", "other", null, true, "read")]
    [InlineData("acme-weights", null, null, true, "read")]
    [InlineData("acme-weights", "models", null, false, "write")]
    [InlineData("acme-other", "models", null, true, "read")]
    [InlineData("acme..other", "models", null, true, "")]
    [InlineData("acme-other-", "models", null, true, "")]
    public void Check_BucketThatNamesItsReaders_IsGrantedToThem(string bucket, string? id, string? account, bool readOnly, string verb)
    {
        var told = GivenStack.Violations(
            new()
            {
                Quota = GivenStack.Plenty,
                Models = new() { Name = "acme-weights", Readers = ["serviceAccount:models@acme-models.iam.gserviceaccount.com"] },
            },
            ("chat", new()
            {
                Image = GivenStack.Image,
                ServiceAccountId = id,
                ServiceAccount = account,
                Volumes = new Dictionary<string, VolumeArgs> { ["more"] = new() { Bucket = bucket, ReadOnly = readOnly } },
                Mounts = new Dictionary<string, string> { ["more"] = "/more" },
            }));

        Assert.StartsWith(
            verb.Length == 0 ? "" : $"Warning BucketIsGranted services.chat.volumes.more.bucket: is {bucket}, which nothing here lets the service {verb}", told,
            StringComparison.Ordinal);
        Assert.Equal(verb.Length == 0, !told.Contains("BucketIsGranted", StringComparison.Ordinal));
    }

    // The region of the platform's own bucket is known.
    [Fact]
    public void Check_BucketOfThePlatformThatNothingGrants_SaysNothingOfItsRegion() => Assert.Equal(
        "Warning BucketIsGranted services.chat.volumes.more.bucket: is acme-weights, which nothing here lets the service write. Grant roles/storage.objectUser on this one to the "
            + "service's account, and keep it in the service's region. [configuring/services/cloud-storage-volume-mounts]",
        GivenStack.Violations(
            new() { Quota = GivenStack.Platform().Quota, Models = new() { Name = "acme-weights" } },
            ("chat", new()
            {
                Image = GivenStack.Image,
                Volumes = new Dictionary<string, VolumeArgs> { ["more"] = new() { Bucket = "acme-weights", ReadOnly = false } },
                Mounts = new Dictionary<string, string> { ["more"] = "/more" },
            })));

    private static string Check(ModelServiceArgs service) => GivenStack.Violations(GivenStack.Platform(), ("chat", service));
}
