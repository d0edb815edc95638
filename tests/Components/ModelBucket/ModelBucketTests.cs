namespace GpuInfra.Components.Tests;

public sealed class ModelBucketTests
{
    [Fact]
    public async Task Constructor_Defaults_MakesOneProtectedBucket()
    {
        var run = await ComponentRun<ModelBucket>.OfAsync(() => new("models", new() { Location = "europe-west4" }));

        Assert.Equal(
            """
            gcp:storage/bucket:Bucket models
              deletionPolicy: "PREVENT"
              forceDestroy: false
              lifecycleRules: [{action: {type: "Delete"}, condition: {numNewerVersions: 3, withState: "ARCHIVED"}}]
              location: "europe-west4"
              name: "models-0a1b2c3d"
              publicAccessPrevention: "enforced"
              softDeletePolicy: {retentionDurationSeconds: 604800}
              uniformBucketLevelAccess: true
              versioning: {enabled: true}
              [protect]
            random:index/randomId:RandomId models-suffix
              byteLength: 4
            """,
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:ModelBucket models"], run.Owners);
        Assert.Equal("bucketName: models-0a1b2c3d", run.Outputs);
    }

    [Fact]
    public async Task Constructor_NameSaid_HasNoSuffix()
    {
        var run = await ComponentRun<ModelBucket>.OfAsync(() => new("models", new() { Location = "europe-west4", Name = "acme-models" }));

        Assert.Contains("\n  name: \"acme-models\"\n", run.TextOf(""), StringComparison.Ordinal);
        Assert.DoesNotContain("RandomId", run.TextOf(""), StringComparison.Ordinal);
        Assert.Equal("bucketName: acme-models", run.Outputs);
    }

    [Fact]
    public void Check_NameIsAnAddress_IsRefused() => Assert.Equal(
        "name: is 'gs://acme-models', which is not the name of a bucket. Write the name alone: acme-models. [https://cloud.google.com/storage/docs/buckets#naming]",
        Assert.Single(ModelBucketSpec.Check("models", new() { Location = "europe-west4", Name = "gs://acme-models" }).Violations).ToString());

    [Fact]
    public async Task Constructor_EverythingSaid_MakesBucketAndGrants()
    {
        var run = await ComponentRun<ModelBucket>.OfAsync(() => new(
            "models",
            new()
            {
                Location = "europe-west4",
                Project = "acme-dev",
                Prefix = "acme-weights",
                SoftDeleteDays = 90,
                KeptVersions = 1,
                KmsKey = "projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k",
                Readers = ["group:readers@acme.example"],
                Protect = false,
            },
            Before.Options()));

        Assert.Equal(
            """
            gcp:storage/bucket:Bucket models
              deletionPolicy: "DELETE"
              encryption: {defaultKmsKeyName: "projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k"}
              forceDestroy: true
              lifecycleRules: [{action: {type: "Delete"}, condition: {numNewerVersions: 1, withState: "ARCHIVED"}}]
              location: "europe-west4"
              name: "acme-weights-0a1b2c3d"
              project: "acme-dev"
              publicAccessPrevention: "enforced"
              softDeletePolicy: {retentionDurationSeconds: 7776000}
              uniformBucketLevelAccess: true
              versioning: {enabled: true}
              after test:index:Before before
            gcp:storage/bucketIAMMember:BucketIAMMember models-reader-readers-32d0b5e0
              bucket: "acme-weights-0a1b2c3d"
              member: "group:readers@acme.example"
              role: "roles/storage.objectViewer"
              after test:index:Before before
            random:index/randomId:RandomId models-suffix
              byteLength: 4
              after test:index:Before before
            """,
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:ModelBucket models"], run.Owners);
    }

    [Fact]
    public async Task Constructor_ExistingBucket_GrantsAlone()
    {
        var run = await ComponentRun<ModelBucket>.OfAsync(() => new("models", new()
        {
            Location = "europe-west4",
            Existing = "shared",
            Readers = ["group:readers@acme.example"],
        }));

        Assert.Equal(
            """
            gcp:storage/bucketIAMMember:BucketIAMMember models-reader-readers-32d0b5e0
              bucket: "shared"
              member: "group:readers@acme.example"
              role: "roles/storage.objectViewer"
            """,
            run.TextOf(""));
        Assert.Equal("bucketName: shared", run.Outputs);
    }

    [Fact]
    public async Task Constructor_TwoMistakes_NamesBothAndRegistersNothing()
    {
        var refusal = await Refusal.OfAsync(() => new ModelBucket("models", new() { KeptVersions = 0 }));

        Assert.Equal(
            """
            ModelBucket 'models' has 2 problems:
              location: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]
              keptVersions: is 0, but must be at least 1. Use 3. [https://cloud.google.com/storage/docs/lifecycle]
            """,
            refusal);
    }
}
