namespace GpuInfra.Components.Tests;

public sealed class GrantedRulesTests
{
    private const string Key = "projects/acme-models/locations/europe-west4/keyRings/ring/cryptoKeys/run";
    private const string OtherKey = "projects/acme-keys/locations/europe-west4/keyRings/ring/cryptoKeys/run";
    private const string Number = "123456789012";

    [Theory]
    [InlineData(Key, Number, null, null)]
    [InlineData(Key, null, null, "is granted by nobody here, since platform.projectNumber is not said")]
    [InlineData(Key, Number, "existing", "is granted by nobody here, since serviceAccounts is existing")]
    [InlineData(OtherKey, Number, null, "is in the project acme-keys, whose keys are not granted here")]
    public void Check_EncryptionKey_IsToldWhereNobodyGrantsIt(string key, string? number, string? accounts, string? problem)
    {
        var platform = InferencePlatformSpec.Check(
            "inference", new() { Project = "acme-models", Region = Given.Region, ProjectNumber = number, ServiceAccounts = accounts }).Spec;
        var service = new ModelServiceArgs { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, EncryptionKey = key };

        var told = ModelServiceSpec.Check("chat", service.In(platform)).Violations.Where(violation => violation.Rule.Id == "IAM010").ToList();

        Assert.Equal(problem is null ? [] : [(Severity.Warning, "encryptionKey", problem)], told.Select(found => (found.Severity, found.Path, found.Problem)));
        Assert.All(told, found => Assert.StartsWith(
            $"Have 'gcloud kms keys add-iam-policy-binding run --keyring=ring --location=europe-west4 --project={key.Split('/')[1]} "
                + "--member=serviceAccount:service-PROJECT_NUMBER@serverless-robot-prod.iam.gserviceaccount.com "
                + "--role=roles/cloudkms.cryptoKeyEncrypterDecrypter' run before the first deployment, and silence this",
            found.Fix, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_KeyThatIsNone_IsToldAsSuchAlone() => Assert.DoesNotContain(
        GivenModel.Violations(new() { Engine = "ollama", Model = "gemma3:4b", Image = Given.Image, EncryptionKey = "run" }),
        violation => violation.Contains("KeyIsUsable", StringComparison.Ordinal));

    [Fact]
    public void Check_InstanceElsewhere_Warns() => Assert.Contains(
        "Warning InstanceIsReachable volumes.sql.cloudSql[1]: is in the project acme-data, on which nothing is granted here. "
            + "Have 'gcloud projects add-iam-policy-binding acme-data --member=serviceAccount:ACCOUNT --role=roles/cloudsql.client --condition=None' "
            + "run with the service's account, and silence this. [https://docs.cloud.google.com/sql/docs/mysql/iam-roles]",
        GivenModel.Violations(WithInstances("acme-models:europe-west4:prompts", "acme-data:europe-west4:prompts")));

    [Theory]
    [InlineData("acme-models:europe-west4:prompts", null, null)]
    [InlineData("acme-models:europe-west4:prompts", "existing", "is granted by nobody here, since serviceAccounts is existing")]
    [InlineData("acme-data:europe-west4:prompts", "existing", "is in the project acme-data, on which nothing is granted here")]
    [InlineData("acme.example:data:europe-west4:prompts", null, "is in the project acme.example:data, on which nothing is granted here")]
    [InlineData("prompts", null, null)]
    [InlineData("prompts", "existing", null)]
    public void Check_Instance_IsToldWhereNobodyGrantsIt(string instance, string? accounts, string? problem)
    {
        var platform = InferencePlatformSpec.Check(
            "inference", new() { Project = "acme-models", Region = Given.Region, ServiceAccounts = accounts }).Spec;

        Assert.Equal(
            problem is null ? [] : [("volumes.sql.cloudSql[0]", problem)],
            ModelServiceSpec.Check("chat", WithInstances(instance).In(platform)).Violations
                .Where(violation => violation.Rule.Id == "IAM011").Select(found => (found.Path, found.Problem)));
    }

    [Fact]
    public async Task Constructor_InstanceOfTheProject_IsGrantedOnce()
    {
        var run = await GivenModel.RunAsync(WithInstances("acme-models:europe-west4:prompts"));

        var grant = Assert.Single(run.Resources, resource => resource.Name.Contains("-sql-", StringComparison.Ordinal));
        Assert.Equal("chat-identity-sql-prompts", grant.Name);
        Assert.Contains("role=roles/cloudsql.client", grant.Lines);
    }

    // Two services of one key have one grant, which neither takes with it when it goes.
    [Fact]
    public void KeysOf_ServicesOfOneKey_NameItOnce() => Assert.Equal(
        [OtherKey, Key],
        ModelServiceArgs.KeysOf([new() { EncryptionKey = Key }, new() { EncryptionKey = OtherKey }, new() { EncryptionKey = Key }, new() { EncryptionKey = "run" }, new()]));

    private static ModelServiceArgs WithInstances(params string[] instances) => new()
    {
        Engine = "ollama",
        Model = "gemma3:4b",
        Image = Given.Image,
        Volumes = new Dictionary<string, VolumeArgs> { ["sql"] = new() { CloudSql = instances } },
        Mounts = new Dictionary<string, string> { ["sql"] = "/cloudsql" },
    };
}
