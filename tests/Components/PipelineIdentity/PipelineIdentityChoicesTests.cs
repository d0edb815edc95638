namespace GpuInfra.Components.Tests;

public sealed class PipelineIdentityChoicesTests
{
    [Fact]
    public async Task Constructor_ExistingBucketAndKey_OnlyGrants()
    {
        var run = await new GivenPipeline
        {
            StateBucket = "acme-state",
            SecretsKey = "projects/acme-keys/locations/europe/keyRings/pulumi/cryptoKeys/all",
        }.RunAsync();

        Assert.Equal(
            ["CryptoKeyIAMMember pulumi-deployer-secrets", "CryptoKeyIAMMember pulumi-previewer-secrets"],
            Kinds(run, "gcp:kms/"));
        Assert.Equal(
            ["BucketIAMMember pulumi-deployer-state", "BucketIAMMember pulumi-previewer-state"], Kinds(run, "gcp:storage/"));
        Assert.Empty(Kinds(run, "random:"));
        Assert.Contains("backend: gs://acme-state\n", run.Outputs, StringComparison.Ordinal);
        Assert.Contains(
            "secretsProvider: gcpkms://projects/acme-keys/locations/europe/keyRings/pulumi/cryptoKeys/all\n",
            run.Outputs,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_ExistingKeyAlone_MakesTheKeyOfTheBucket()
    {
        var run = await new GivenPipeline { SecretsKey = "projects/p/locations/l/keyRings/r/cryptoKeys/k" }.RunAsync();

        Assert.Equal(["CryptoKey pulumi-state-key", "KeyRing pulumi"], Kinds(run, "gcp:kms/").Where(IsNoGrant));
    }

    [Fact]
    public async Task Constructor_ExistingBucketAlone_MakesTheKeyOfTheSecrets()
    {
        var run = await new GivenPipeline { StateBucket = "acme-state" }.RunAsync();

        Assert.Equal(["CryptoKey pulumi-secrets-key", "KeyRing pulumi"], Kinds(run, "gcp:kms/").Where(IsNoGrant));
    }

    // What a lost key has encrypted is lost, whatever is said of the rest.
    [Theory]
    [InlineData(null, "PREVENT", true)]
    [InlineData(true, "PREVENT", true)]
    [InlineData(false, "DELETE", false)]
    public async Task Constructor_Protection_IsOfTheStateAndNeverLetsKeysGo(bool? protect, string policy, bool isProtected)
    {
        var run = await new GivenPipeline { Protect = protect }.RunAsync();

        var bucket = run.Find("gcp:storage/bucket:Bucket pulumi-state");
        Assert.Equal((policy, isProtected), (bucket.Inputs["deletionPolicy"], bucket.Protect));
        var keys = run.Resources.Where(r => r.Type == "gcp:kms/cryptoKey:CryptoKey").ToList();
        Assert.Equal([(true, true), (true, true)], keys.Select(key => (key.Protect, key.Options.RetainOnDelete == true)));
    }

    [Fact]
    public async Task Constructor_AddedPermissions_AreInOrderAmongTheOthersOnce()
    {
        string[] added = ["pubsub.topics.create", "run.services.get", "aiplatform.models.get"];
        var run = await new GivenPipeline { Permissions = added, Iap = true }.RunAsync();

        Assert.Equal(PipelinePermissions.Deploy.Union(added).Order(StringComparer.Ordinal), Permissions(run, "pulumi-deployer"));
        Assert.Equal(
            PipelinePermissions.Read.Append("iap.webServices.getIamPolicy").Order(StringComparer.Ordinal), Permissions(run, "pulumi-previewer"));
    }

    [Fact]
    public async Task Constructor_OtherDeployers_MayDeployAsEachAccount()
    {
        var run = await new GivenPipeline { Accounts = ["chat-identity"], Deployers = ["group:ml@acme.example"] }.RunAsync();

        Assert.Equal(
            ["group:ml@acme.example roles/run.developer"],
            run.Resources.Where(r => r.Name.StartsWith("pulumi-developer-", StringComparison.Ordinal)).Select(r => $"{r.Inputs["member"]} {r.Inputs["role"]}"));
    }

    [Fact]
    public async Task Constructor_ComponentThatWaits_HasEveryResourceWait()
    {
        var run = await ComponentRun<PipelineIdentity>.OfAsync(() => new("pulumi", new GivenPipeline().Args, Before.Options()));

        Assert.NotEmpty(run.Resources);
        Assert.All(run.Resources, r => Assert.Contains("test:index:Before before", r.DependsOn));
    }

    [Fact]
    public async Task Constructor_TwoMistakes_NamesBothAndRegistersNothing()
    {
        var refusal = await Refusal.OfAsync(
            () => new PipelineIdentity("pulumi", new GivenPipeline { RepositoryId = "gpu-inference", Location = "" }.Args));

        Assert.Equal(
            """
            PipelineIdentity 'pulumi' has 2 problems:
              location: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]
              repositoryId: is 'gpu-inference', which is not a number of GitHub's. Use what 'gh api repos/OWNER/NAME --jq .id' says. [https://docs.github.com/en/actions/reference/security/oidc]
            """,
            refusal);
    }

    private static IEnumerable<string> Permissions(ComponentRun<PipelineIdentity> run, string role) =>
        run.Find($"gcp:projects/iAMCustomRole:IAMCustomRole {role}").At("permissions").Trim('[', ']').Split(", ").Select(text => text.Trim('"'));

    private static IEnumerable<string> Kinds(ComponentRun<PipelineIdentity> run, string type) =>
        run.Resources.Where(r => r.Type.StartsWith(type, StringComparison.Ordinal)).Select(r => r.Key.Split(':')[^1]);

    private static bool IsNoGrant(string kind) => !kind.StartsWith("CryptoKeyIAMMember", StringComparison.Ordinal);
}
