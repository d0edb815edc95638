namespace GpuInfra.Components.Tests;

public sealed class InferencePlatformSpecTests
{
    private const string ProjectSource = "[https://cloud.google.com/resource-manager/docs/creating-managing-projects]";

    [Fact]
    public void Check_ProjectAndRegionAlone_AppliesTheDefaults()
    {
        var result = InferencePlatformSpec.Check("inference", new() { Project = "acme-dev", Region = "europe-west4" });

        Assert.Equal("", Refusal.Of(result));
        Assert.Equal(("acme-dev", "europe-west4", true), (result.Spec.Project, result.Spec.Region, result.Spec.Protect));
        Assert.Empty(result.Spec.Deployers);
        Assert.Empty(result.Spec.Labels);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("EUROPE-WEST4", "")]
    [InlineData("US", "Warning models.location: is US, but the services are in europe-west4. Leave it out, so that a bucket in europe-west4 is made, and copy "
        + "the models there; keep it only for a bucket that is imported. [https://cloud.google.com/storage/docs/locations]")]
    [InlineData("XY", "Error models.location: is 'XY', which is not a region. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]")]
    public void Check_ABucketElsewhere_Warns(string? location, string warning)
    {
        var result = InferencePlatformSpec.Check("inference", new() { Project = "acme-dev", Region = "europe-west4", Models = new() { Location = location } });

        Assert.Equal(warning, Refusal.Of(result));
    }

    [Fact]
    public void Check_Labels_SortsThem() =>
        Assert.Equal(
            ["a", "b", "c"],
            Require(new()
            {
                Project = "acme-dev",
                Region = "europe-west4",
                Labels = new Dictionary<string, string> { ["c"] = "3", ["a"] = "1", ["b"] = "2" },
            }).Labels.Keys);

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    public void Check_NameThatFits_Accepts(int length) =>
        Assert.Equal(
            "",
            Refusal.Of(InferencePlatformSpec.Check(new('a', length), new() { Project = "acme-dev", Region = "europe-west4" })));

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void Check_NameThatDoesNotFit_SaysSoOnce(int length) =>
        Assert.Equal(
            $"Error name: is '{new string('a', length)}', but resources are named after it. "
                + "Use 1 to 31 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. "
                + "[https://cloud.google.com/compute/docs/naming-resources]",
            Refusal.Of(InferencePlatformSpec.Check(new('a', length), new() { Project = "acme-dev", Region = "europe-west4" })));

    [Theory]
    [InlineData(new[] { "ghcr" }, "docker-hub", "ghcr and docker-hub")]
    [InlineData(new[] { "ghcr" }, "ghcr", "ghcr")]
    public void Check_MirrorsWithinAPerimeter_WarnsWithTheCommand(string[] mirrors, string engine, string named) =>
        Assert.Equal(
            $"Warning network.bundle: is vpc-sc, and a perimeter keeps the mirror of {named} from its registry. Have 'gcloud artifacts "
                + "vpcsc-config allow --project=acme-dev --location=europe-west4' run and silence this, or copy the images into the "
                + "repository of the platform and name them there. "
                + "[https://docs.cloud.google.com/sdk/gcloud/reference/artifacts/vpcsc-config/allow]",
            Refusal.Of(InferencePlatformSpec.Check("inference", new()
            {
                Project = "acme-dev",
                Region = "europe-west4",
                Network = new() { Bundle = "vpc-sc" },
                Images = new() { Mirrors = mirrors },
                EngineMirrors = [engine],
            })));

    [Fact]
    public void Check_NoMirrorWithinAPerimeter_Accepts() =>
        Assert.Equal(
            "",
            Refusal.Of(InferencePlatformSpec.Check("inference", new()
            {
                Project = "acme-dev",
                Region = "europe-west4",
                Network = new() { Bundle = "vpc-sc" },
            })));

    [Theory]
    [InlineData("acme-1")]
    [InlineData("a23456789012345678901234567890")]
    public void Check_Project_Accepts(string project) =>
        Assert.Equal(project, Require(new() { Project = project, Region = "europe-west4" }).Project);

    [Theory]
    [InlineData("acme1")]
    [InlineData("a234567890123456789012345678901")]
    [InlineData("Acme-dev")]
    [InlineData("123456")]
    [InlineData("acme-dev-")]
    public void Check_ProjectThatIsNoId_Refuses(string project) =>
        Assert.Equal(
            $"Error project: is '{project}', which is not the id of a project. "
                + $"Use the project's id: 6 to 30 lower-case letters, digits and hyphens. {ProjectSource}",
            Problems(new() { Project = project, Region = "europe-west4" }));

    [Fact]
    public void Check_NothingSaid_AsksForProjectAndRegionOnce() =>
        Assert.Equal(
            "Error project: is missing. Use the project's id: 6 to 30 lower-case letters, digits and hyphens. "
                + $"{ProjectSource}\n"
                + "Error region: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]",
            Problems(new()));

    [Fact]
    public void Check_MistakeInEveryPart_SaysWhere() =>
        Assert.Equal(
            """
            Error network.staticOutboundAddress: is true, but internet is not, so nothing would use the address. Set internet to true, or leave this out. [https://cloud.google.com/nat/docs/nat-ip-addresses]
            Error images.keptVersions: is 0, but cleanup could then delete the image that runs. Use 1 or more. [https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy]
            Error models.keptVersions: is 0, but must be at least 1. Use 3. [https://cloud.google.com/storage/docs/lifecycle]
            Error deployers[0]: is allUsers, which is everybody on the internet. Name the callers: a serviceAccount:, group: or principalSet:// member. [https://cloud.google.com/iam/docs/principal-identifiers]
            Error labels.Team: is labelled 'Team', which is not a label's key. Use 1 to 63 lower-case letters, digits, hyphens and underscores, the first a letter. [https://cloud.google.com/resource-manager/docs/labels-overview]
            """,
            Problems(new()
            {
                Project = "acme-dev",
                Region = "europe-west4",
                Network = new() { StaticOutboundAddress = true },
                Images = new() { KeptVersions = 0 },
                Models = new() { KeptVersions = 0 },
                Deployers = ["allUsers"],
                Labels = new Dictionary<string, string> { ["Team"] = "research" },
            }));

    [Fact]
    public void Check_UsageThatCannotBe_SaysWhere() => Assert.Equal(
        ["usage.models", "usage.images", "usage.internetSent", "usage.internetReceived", "usage.bucketReads"],
        InferencePlatformSpec.Check("inference", new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            Usage = new() { Models = "many", Images = "many", InternetSent = "many", InternetReceived = "many", BucketReads = -1 },
        }).Violations.Select(violation => violation.Path));

    // A request is for the project of the platform, which is judged once.
    [Fact]
    public void Check_RequestForQuotaInAProjectThatIsNone_SaysSoOnce() => Assert.Equal(
        ["project", "quota.request.contactEmail"],
        InferencePlatformSpec.Check("inference", new()
        {
            Project = "Acme",
            Region = "europe-west4",
            Quota = new() { Request = new() { ContactEmail = "nobody", Cpu = "40" } },
        }).Violations.Select(violation => violation.Path));

    [Theory]
    [InlineData(null, "")]
    [InlineData("ghcr", "")]
    [InlineData("docker-hub", "europe-west4-docker.pkg.dev/acme-dev/inference-images-docker-hub/vllm/vllm-openai")]
    public void Check_ServiceWithoutImage_TakesItFromTheMirrorOfItsRegistry(string? mirror, string image)
    {
        var platform = Require(new() { Project = "acme-dev", Region = "europe-west4", EngineMirrors = mirror is null ? null : [mirror] });

        var service = ModelServiceSpec.Check("chat", new ModelServiceArgs { Engine = "vllm", Model = "google/gemma-3-4b-it" }.In(platform)).Spec.Service;

        Assert.Equal(image, service.Serving.Image.Split('@')[0].Split(':')[0]);
    }

    [Fact]
    public void Check_NameOfGoogle_RefusesTheBucketsPrefix() =>
        Assert.Equal(
            "Error models.prefix: is my-google-models, but no bucket's name may begin with goog or hold google. Choose another. "
                + "[https://cloud.google.com/storage/docs/buckets#naming]",
            Refusal.Of(InferencePlatformSpec.Check("my-google", new() { Project = "acme-dev", Region = "europe-west4" })));

    [Fact]
    public void Require_Mistake_Throws() =>
        Assert.Equal(
            "InferencePlatform 'inference' has 1 problem:\n  region: is missing. Name a region, such as europe-west4. "
                + "[https://cloud.google.com/run/docs/locations]",
            Assert.Throws<InvalidArgsException>(() => Require(new() { Project = "acme-dev" })).Message);

    private static InferencePlatformSpec Require(InferencePlatformArgs args) => InferencePlatformSpec.Require("inference", args);

    private static string Problems(InferencePlatformArgs args) => Refusal.Of(InferencePlatformSpec.Check("inference", args));
}
