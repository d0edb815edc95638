using Pulumi.Utilities;

namespace GpuInfra.Components.Tests;

public sealed class InferencePlatformTests
{
    private const string Deployer = "group:deployers@acme.example";

    [Fact]
    public async Task Constructor_Defaults_MakesEveryPart()
    {
        var run = await Platform(new() { Project = "acme-dev", Region = "europe-west4" });

        Assert.Equal(
            """
            gpuinfra:index:ImageRepository inference-images in gpuinfra:index:InferencePlatform inference
            gpuinfra:index:InferencePlatform inference in
            gpuinfra:index:ModelBucket inference-models in gpuinfra:index:InferencePlatform inference
            gpuinfra:index:PrivateNetwork inference-network in gpuinfra:index:InferencePlatform inference
            gpuinfra:index:ProjectApis inference-apis in gpuinfra:index:InferencePlatform inference
            """,
            string.Join(
                '\n', run.Components.Where(c => c.Resource is not Before).Select(c => $"{c.Key} in {c.Parent}".TrimEnd())));
        Assert.Equal(
            """
            bucketName: inference-models-0a1b2c3d
            networkId: inference-network_id
            repositoryId: inference-images
            subnetworkId: inference-network-subnet_id
            """,
            run.Outputs);
        Assert.Equal("inference-models-0a1b2c3d", await OutputUtilities.GetValueAsync(run.Component.BucketName));
    }

    [Theory]
    [InlineData("123456789012", null, true)]
    [InlineData("123456789012", "existing", false)]
    [InlineData(null, null, false)]
    public async Task Constructor_EncryptionKeysOfTheProject_AreGrantedWhereTheNumberIsKnown(string? number, string? accounts, bool isGranted)
    {
        var run = await Platform(new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            ProjectNumber = number,
            ServiceAccounts = accounts,
            EncryptionKeys =
            [
                "projects/acme-dev/locations/europe-west4/keyRings/ring/cryptoKeys/run",
                "projects/acme-keys/locations/europe-west4/keyRings/ring/cryptoKeys/run",
            ],
        });

        Assert.Equal(
            isGranted
                ? """
                  gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember inference-key-user-run-24de1890
                    cryptoKeyId: "projects/acme-dev/locations/europe-west4/keyRings/ring/cryptoKeys/run"
                    member: "serviceAccount:service-123456789012@serverless-robot-prod.iam.gserviceaccount.com"
                    role: "roles/cloudkms.cryptoKeyEncrypterDecrypter"
                    after gcp:projects/service:Service inference-apis-run
                    after test:index:Before before
                  """
                : "",
            run.TextOf("gcp:kms/"));
    }

    [Fact]
    public async Task Constructor_ApisOfServices_AreEnabledToo()
    {
        var run = await Platform(new() { Project = "acme-dev", Region = "europe-west4", ServiceApis = ["iap.googleapis.com"] });

        Assert.Equal("\"iap.googleapis.com\"", run.Find("gcp:projects/service:Service inference-apis-iap").At("service"));
        Assert.Equal(13, run.Resources.Count(resource => resource.Type == "gcp:projects/service:Service"));
    }

    [Theory]
    [InlineData("acme-dev")]
    [InlineData("0123")]
    [InlineData("")]
    public void Check_NumberThatIsNone_IsRefused(string number) => Assert.Contains(
        $"projectNumber: is '{number}', which is not the number of a project. Use what 'gcloud projects describe' says as projectNumber.",
        string.Join('\n', InferencePlatformSpec.Check("inference", new() { Project = "acme-dev", Region = "europe-west4", ProjectNumber = number }).Violations),
        StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_Defaults_PlacesEveryPartInProjectAndRegion()
    {
        var run = await Platform(new() { Project = "acme-dev", Region = "europe-west4" });
        var placed = run.Resources.Where(r => r.Type != "random:index/randomId:RandomId").ToList();

        Assert.Equal(33, placed.Count);
        Assert.All(placed, resource => Assert.Equal("\"acme-dev\"", resource.At("project")));
        Assert.Equal("\"europe-west4\"", run.Find("gcp:compute/subnetwork:Subnetwork inference-network-subnet").At("region"));
        Assert.Equal("\"europe-west4\"", run.Find("gcp:artifactregistry/repository:Repository inference-images").At("location"));
        Assert.Equal("\"europe-west4\"", run.Find("gcp:storage/bucket:Bucket inference-models").At("location"));
    }

    [Fact]
    public async Task Constructor_Defaults_ProtectsWhatCannotBeMadeAgain() =>
        Assert.Equal(
            """
            gcp:artifactregistry/repository:Repository inference-images
            gcp:dns/managedZone:ManagedZone inference-network-gcr-io
            gcp:dns/managedZone:ManagedZone inference-network-googleapis
            gcp:dns/managedZone:ManagedZone inference-network-pkg-dev
            gcp:dns/managedZone:ManagedZone inference-network-run-app
            gcp:storage/bucket:Bucket inference-models
            """,
            Protected(await Platform(new() { Project = "acme-dev", Region = "europe-west4" })));

    [Fact]
    public async Task Constructor_Unprotected_ProtectsNothing() =>
        Assert.Equal("", Protected(await Platform(new() { Project = "acme-dev", Region = "europe-west4", Protect = false })));

    [Fact]
    public async Task Constructor_PartsSaid_HandsThemOn()
    {
        var run = await Platform(new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            Network = new() { SubnetCidr = "10.16.0.0/26" },
            Images = new() { KeptVersions = 5 },
            Models = new() { SoftDeleteDays = 30 },
        });

        var subnet = run.Find("gcp:compute/subnetwork:Subnetwork inference-network-subnet");
        var images = run.Find("gcp:artifactregistry/repository:Repository inference-images");
        var models = run.Find("gcp:storage/bucket:Bucket inference-models");

        Assert.Equal("\"10.16.0.0/26\"", subnet.At("ipCidrRange"));
        Assert.Contains("keepCount: 5}", images.At("cleanupPolicies"), StringComparison.Ordinal);
        Assert.Equal("2592000", models.At("softDeletePolicy.retentionDurationSeconds"));
    }

    [Fact]
    public async Task Constructor_Deployer_MayDeployAndReadImages()
    {
        var run = await Platform(new() { Project = "acme-dev", Region = "europe-west4", Deployers = [Deployer] });

        Assert.Equal(
            """
            gcp:artifactregistry/repositoryIamMember:RepositoryIamMember inference-deployer-deployers-d2184b65
              location: "europe-west4"
              member: "group:deployers@acme.example"
              project: "acme-dev"
              repository: "inference-images"
              role: "roles/artifactregistry.reader"
              after gcp:projects/service:Service inference-apis-artifactregistry
              after test:index:Before before
            gcp:projects/iAMMember:IAMMember inference-deployer-deployers-d2184b65
              member: "group:deployers@acme.example"
              project: "acme-dev"
              role: "roles/run.developer"
              after gcp:projects/service:Service inference-apis-cloudresourcemanager
              after gcp:projects/service:Service inference-apis-iam
              after test:index:Before before
            """,
            $"{run.TextOf("gcp:artifactregistry/repositoryIamMember")}\n{run.TextOf("gcp:projects/iAM")}");
        Assert.Equal(
            ["gpuinfra:index:InferencePlatform inference", "gpuinfra:index:InferencePlatform inference"],
            run.Resources.Where(r => r.Name == "inference-deployer-deployers-d2184b65").Select(grant => grant.Parent));
    }

    [Fact]
    public async Task Constructor_Defaults_MakesEachPartAfterItsApis()
    {
        var run = await Platform(new() { Project = "acme-dev", Region = "europe-west4" });

        Assert.Equal(
            """
            inference-images after before, artifactregistry, containerscanning, network
            inference-models after before, storage
            inference-network after before, compute, dns, servicedirectory, models
            inference-apis after before
            """,
            string.Join('\n', run.Components.Where(c => c.Parent.Length > 0).Select(After)));
        Assert.Equal(
            "inference-network-psc after before, compute, dns, servicedirectory, models",
            After(run.Find("gcp:compute/globalForwardingRule:GlobalForwardingRule inference-network-psc")));
        Assert.Equal("inference-models after before, storage", After(run.Find("gcp:storage/bucket:Bucket inference-models")));
        Assert.Equal("inference-apis-run after before", After(run.Find("gcp:projects/service:Service inference-apis-run")));
    }

    [Fact]
    public async Task Constructor_TwoMistakes_NamesBothAndRegistersNothing()
    {
        var refusal = await Refusal.OfAsync(() => new InferencePlatform("inference", new() { Project = "acme" }));

        Assert.Equal(
            """
            InferencePlatform 'inference' has 2 problems:
              project: is 'acme', which is not the id of a project. Use the project's id: 6 to 30 lower-case letters, digits and hyphens. [https://cloud.google.com/resource-manager/docs/creating-managing-projects]
              region: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]
            """,
            refusal);
    }

    private static Task<ComponentRun<InferencePlatform>> Platform(InferencePlatformArgs args) =>
        ComponentRun<InferencePlatform>.OfAsync(() => new("inference", args, Before.Options()));

    private static string Protected(ComponentRun<InferencePlatform> run) =>
        string.Join('\n', run.Resources.Where(r => r.Protect).Select(r => r.Key));

    private static string After(Registration resource) =>
        $"{resource.Name} after {string.Join(", ", resource.DependsOn.Select(d => d.Split(' ', '-')[^1]))}";
}
