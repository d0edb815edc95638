using static GpuInfra.Cli.Tests.AdoptedText;

namespace GpuInfra.Cli.Tests;

/// <summary>What stands beside a service is the stack's only where a service uses it, and where nothing of it is lost.</summary>
public sealed class AdoptBesideTests
{
    private const string Bucket = """

        resource "google_storage_bucket" "b" {
          name     = "acme-models"
          location = "us-central1"
          # of the bucket
        }
        """;

    private const string Mounted = "\n    volumes {\n      name = \"m\"\n      gcs { bucket = \"acme-models\" }\n    }";

    private const string Repository = """

        resource "google_artifact_registry_repository" "r" {
          location      = "us-central1"
          repository_id = "repo"
          format        = "DOCKER"
          # of the repository
        }
        """;

    private const string Kept = "resource \"google_storage_bucket\" \"b\" {\n  name = \"acme-tfstate\"\n  location = \"us-central1\"\n  versioning {\n    enabled = true\n  }\n}\n";

    [Fact]
    public async Task Adopt_ABucketThatNoServiceUses_LeavesItAsItIs()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Kept + Service());

        Assert.Equal((0, ""), (adopted.ExitCode, adopted.Error));
        Assert.Contains("main.tf:1:1: beside.bucket[acme-tfstate]: no service mounts it or reads models from it: it stays as it is\n", adopted.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("    models:\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("acme-tfstate", folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    // An argument or a grant to the account of the service says that models are read from it.
    [Theory]
    [InlineData("      args = [\"--model=gs://acme-models/gemma\"]\n", "")]
    [InlineData("", "\nresource \"google_storage_bucket_iam_member\" \"r\" {\n  bucket = \"acme-models\"\n  role = \"roles/storage.objectViewer\"\n  member = \"serviceAccount:chat@acme-llm.iam.gserviceaccount.com\"\n}\n")]
    public async Task Adopt_ABucketThatModelsAreReadFrom_TakesItOver(string container, string grant)
    {
        using var folder = new Folder();

        _ = await AdoptAsync(folder, Service(container: container) + Bucket + grant);

        Assert.Contains("    models:\n      name: acme-models\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("versioning { enabled = true }", "main.tf:*: beside.bucket[acme-models].versioning: it keeps every old version, and a stack's own deletes them beyond models.keptVersions: the bucket is used as it is")]
    [InlineData("retention_policy { retention_period = 864000 }", "main.tf:*: beside.bucket[acme-models].retentionPolicy: a stack's own bucket has none, and it cannot be taken away: the bucket is used as it is")]
    public async Task Adopt_ABucketThatWouldLoseWhatItKeeps_UsesItAsItIs(string setting, string told)
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service(template: Mounted) + Bucket.Replace("# of the bucket", setting, StringComparison.Ordinal));

        Assert.Contains(told, Lines(adopted.Output));
        Assert.Contains("    models:\n      existing: acme-models\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"acme-models\"", folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soft_delete_policy { retention_duration_seconds = 0 }", "", "softDeletePolicy: is 0s, and a stack's own bucket keeps what is deleted for 7 to 90 days: 7 where nothing is said")]
    [InlineData("soft_delete_policy { retention_duration_seconds = 900000 }", "      softDeleteDays: 11\n", "softDeletePolicy: is 900000s, and a stack says whole days: 11 are kept")]
    [InlineData("storage_class = \"NEARLINE\"", "", "storageClass: is NEARLINE, and new objects of a stack's own bucket are STANDARD")]
    [InlineData("versioning { enabled = false }", "", "versioning: is off, and a stack's own bucket keeps 3 versions of each object, which cost storage")]
    [InlineData(
        "force_destroy = false", "",
        "forceDestroy: is off, and protect: false would delete the bucket with every object in it when the stack is destroyed or the bucket replaced: say protect: true before the first "
            + "deployment, or name the bucket as models.existing")]
    [InlineData("lifecycle_rule {\n    action { type = \"Delete\" }\n    condition { age = 30 }\n  }", "", "lifecycleRule: no key: the first deployment takes it away; name the bucket as models.existing to leave it as it is")]
    public async Task Adopt_SettingsOfABucket_AreCarriedOrNamed(string setting, string written, string told)
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service(template: Mounted) + Bucket.Replace("# of the bucket", setting, StringComparison.Ordinal));

        Assert.Contains($"main.tf:*: beside.bucket[acme-models].{told}", Lines(adopted.Output));
        Assert.Contains($"    models:\n      name: acme-models\n      location: us-central1\n{written}  gpuinfra:services:\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_ARuleThatKeepsVersions_SaysHowMany()
    {
        using var folder = new Folder();
        var rule = "versioning { enabled = true }\n  lifecycle_rule {\n    action { type = \"Delete\" }\n    condition {\n      num_newer_versions = 20\n      with_state = \"ARCHIVED\"\n    }\n  }";

        var adopted = await AdoptAsync(folder, Service(template: Mounted) + Bucket.Replace("# of the bucket", rule, StringComparison.Ordinal), "--protect", "true");

        Assert.Contains("    models:\n      name: acme-models\n      location: us-central1\n      keptVersions: 20\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("beside.bucket", adopted.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mode = \"REMOTE_REPOSITORY\"", "[repo].mode: is REMOTE_REPOSITORY, which cannot be changed, and a stack's own holds the images itself: it stays as it is")]
    [InlineData("kms_key_name = \"projects/p/locations/l/keyRings/r/cryptoKeys/k\"", "[repo].kmsKeyName: cannot be changed, and a stack's own has no key: it stays as it is")]
    public async Task Adopt_ARepositoryThatWouldBeReplaced_UsesItAsItIs(string setting, string told)
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service() + Repository.Replace("# of the repository", setting, StringComparison.Ordinal));

        Assert.Contains($"main.tf:*: beside.repository{told}", Lines(adopted.Output));
        Assert.Contains("    images:\n      existing: repo\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("repositories/repo\"", folder.Read("prod.import.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_ARepositoryThatNoServiceUses_LeavesItAsItIs()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service() + Repository.Replace("\"repo\"", "\"others\"", StringComparison.Ordinal));

        Assert.Contains("main.tf:*: beside.repository[others]: no service runs an image of it: it stays as it is", Lines(adopted.Output));
        Assert.Contains("    images:\n      existing: repo\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_APolicyOfUntaggedImages_SaysTheDays()
    {
        using var folder = new Folder();
        var policy = "cleanup_policies {\n    id = \"d\"\n    action = \"DELETE\"\n    condition {\n      tag_state = \"UNTAGGED\"\n      older_than = \"604800s\"\n    }\n  }";

        var adopted = await AdoptAsync(folder, Service() + Repository.Replace("# of the repository", policy, StringComparison.Ordinal));

        Assert.Contains("    images:\n      name: repo\n      immutableTags: false\n      untaggedDays: 7\n", folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("beside.repository", adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_ARepositoryWithoutPolicies_SaysWhatTheStackWillDelete()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, Service() + Repository.Replace("# of the repository", "description = \"of ml\"", StringComparison.Ordinal));

        Assert.Contains(
            "main.tf:*: beside.repository[repo].cleanupPolicies: none deletes what has no tag, and a stack's own deletes what has had no tag for images.untaggedDays (30 where nothing is "
                + "said): say more days, or name it as images.existing", Lines(adopted.Output));
        Assert.Contains(
            "main.tf:*: beside.repository[repo].description: no key: the stack takes it over, and writes words of its own", Lines(adopted.Output));
    }
}
