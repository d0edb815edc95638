namespace GpuInfra.Components.Tests;

public sealed class PipelineIdentitySpecTests
{
    private const string GitHub = "https://docs.github.com/en/actions/reference/security/oidc";
    private const string Providers =
        "https://docs.cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools.providers";

    [Fact]
    public void Check_OnlyWhatIsRequired_HasDefaults()
    {
        var result = PipelineIdentitySpec.Check("pulumi", new GivenPipeline().Args);

        Assert.Empty(result.Violations);
        Assert.Equal(
            ("main", true, true, null, null),
            (result.Spec.Branch, result.Spec.ImmutableSubjects, result.Spec.Protect, result.Spec.StateBucket, result.Spec.SecretsKey));
    }

    [Theory]
    [InlineData(true, "repo:acme@98765432/gpu-inference@812345678:")]
    [InlineData(false, "repo:acme/gpu-inference:")]
    public async Task Condition_EitherFormOfSubject_NamesThatFormAlone(bool immutable, string prefix)
    {
        var run = await new GivenPipeline { ImmutableSubjects = immutable, Branch = "release/1.0", Environment = "dev" }.RunAsync();

        Assert.Equal(
            "assertion.repository_id == '812345678' && assertion.repository_owner_id == '98765432' && "
                + $"((assertion.sub == '{prefix}environment:dev' && assertion.ref == 'refs/heads/release/1.0') || "
                + $"assertion.sub == '{prefix}pull_request' || assertion.sub == '{prefix}ref:refs/heads/release/1.0')",
            run.Find("gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider pulumi-provider").Inputs["attributeCondition"]);
        Assert.Equal(
            [$"{prefix}environment:dev", $"{prefix}ref:refs/heads/release/1.0", $"{prefix}pull_request"],
            run.Resources.Where(r => r.Type == "gcp:serviceaccount/iAMMember:IAMMember")
                .Select(r => ((string)r.Inputs["member"]).Split("/subject/")[1]));
    }

    [Theory]
    [InlineData("ci")]
    [InlineData("abcdefghijklmnopqrst")]
    public void Check_NameThatFits_IsFine(string name) =>
        Assert.Empty(PipelineIdentitySpec.Check(name, new GivenPipeline().Args).Violations);

    [Theory]
    [InlineData("abcdefghijklmnopqrstu", "NameFits")]
    [InlineData("Ci", "NameFits")]
    [InlineData("gcp-ci", "PoolIsNotGoogles")]
    [InlineData("googly", "PoolIsNotGoogles")]
    [InlineData("my-google", "PoolIsNotGoogles")]
    public void Check_NameThatDoesNotFit_IsRefused(string name, string rule) => Assert.Equal(
        (rule, "name"),
        Assert.Single(PipelineIdentitySpec.Check(name, new GivenPipeline().Args).Violations.Select(v => (v.Rule.Name, v.Path))));

    [Theory]
    [InlineData("", "is missing")]
    [InlineData("gpu-inference", "is 'gpu-inference', which is not the name of a repository on GitHub")]
    [InlineData("https://github.com/acme/x", "is 'https://github.com/acme/x', which is not the name of a repository on GitHub")]
    [InlineData("acme/*", "is 'acme/*', which is not the name of a repository on GitHub")]
    [InlineData("acme/x'||'a'=='a", "is 'acme/x'||'a'=='a', which is not the name of a repository on GitHub")]
    [InlineData("acme-/x", "is 'acme-/x', which is not the name of a repository on GitHub")]
    public void Check_RepositoryThatIsNone_IsRefused(string repository, string problem) => Assert.Equal(
        $"Error repository: {problem}. Write owner and name, such as acme/gpu-inference. [{GitHub}]",
        Problems(new() { Repository = repository }));

    [Theory]
    [InlineData("a/b")]
    [InlineData("acme_corp/.github")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddd/x")]
    [InlineData("a/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjj")]
    public void Check_RepositoryWithUnusualName_IsFine(string repository) =>
        Assert.Empty(Problems(new() { ImmutableSubjects = false, Repository = repository }));

    [Theory]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd/x")]
    [InlineData("a/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjjk")]
    public void Check_RepositoryWithLongerNameThanGitHubTakes_IsRefused(string repository) => Assert.Contains(
        $"repository: is '{repository}', which is not the name of a repository on GitHub", Problems(new() { ImmutableSubjects = false, Repository = repository }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("012")]
    [InlineData("-1")]
    [InlineData("12a")]
    [InlineData("12345678901234567890")]
    public void Check_IdThatIsNoNumber_IsRefused(string id)
    {
        Assert.Equal("GitHubIdIsANumber", Rule(new() { RepositoryId = id }));
        Assert.Equal("GitHubIdIsANumber", Rule(new() { RepositoryOwnerId = id }));
        Assert.Equal("ProjectNumberIsANumber", Rule(new() { ProjectNumber = id }));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1234567890123456789")]
    public void Check_IdThatIsANumber_IsFine(string id) => Assert.Empty(
        Problems(new() { ImmutableSubjects = false, RepositoryId = id, RepositoryOwnerId = id, ProjectNumber = id }));

    [Theory]
    [InlineData("")]
    [InlineData("prod:eu")]
    [InlineData("prod eu")]
    [InlineData("prod'")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeefffffff")]
    public void Check_EnvironmentThatGitHubWouldEncode_IsRefused(string environment) =>
        Assert.Equal("EnvironmentIsNamed", Rule(new() { Environment = environment }));

    [Fact]
    public void Check_LongestEnvironment_IsFine() =>
        Assert.Empty(Problems(new() { Environment = "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffff" }));

    [Theory]
    [InlineData("refs/heads/main")]
    [InlineData("release/*")]
    [InlineData("ma'in")]
    [InlineData("ma\\in")]
    [InlineData("ma in")]
    [InlineData("")]
    public void Check_BranchThatIsNotOne_IsRefused(string branch) => Assert.Equal("BranchIsNamed", Rule(new() { Branch = branch }));

    [Fact]
    public void Check_SubjectOfExactlyTheLimit_IsFine()
    {
        var given = new GivenPipeline { ImmutableSubjects = false, Repository = $"acme/{new string('r', 97)}" };

        Assert.Equal(127, $"repo:{given.Repository}:ref:refs/heads/main".Length);
        Assert.Empty(Problems(given));
    }

    [Fact]
    public void Check_SubjectBeyondTheLimit_IsRefused()
    {
        var repository = $"acme/{new string('r', 98)}";

        Assert.Equal(
            $"Error repository: makes the subject repo:{repository}:ref:refs/heads/main, which has 128 bytes, but Google takes at "
                + $"most 127. Shorten the name of the repository, the environment or the branch. [{Providers}]",
            Problems(new() { ImmutableSubjects = false, Repository = repository }));
    }

    [Theory]
    [InlineData("gs://acme-state")]
    [InlineData("Acme")]
    [InlineData("ab")]
    public void Check_ExistingBucketThatIsNoName_IsRefused(string bucket) =>
        Assert.Equal("ExistingBucketIsAName", Rule(new() { StateBucket = bucket }));

    [Theory]
    [InlineData("gcpkms://projects/p/locations/l/keyRings/r/cryptoKeys/k")]
    [InlineData("projects/p/locations/l/keyRings/r")]
    [InlineData("projects/p/locations//keyRings/r/cryptoKeys/k")]
    public void Check_ExistingKeyThatIsNoName_IsRefused(string key) =>
        Assert.Equal("SecretsKeyIsAKey", Rule(new() { SecretsKey = key }));

    [Theory]
    [InlineData("acme")]
    [InlineData("")]
    public void Check_ProjectThatIsNoId_IsRefused(string project) => Assert.Equal("ProjectIsAnId", Rule(new() { Project = project }));

    [Fact]
    public void Check_EverythingLeftOut_NamesAllThatIsMissing() => Assert.Equal(
        ["project", "projectNumber", "location", "repository", "repositoryId", "repositoryOwnerId", "environment"],
        PipelineIdentitySpec.Check("pulumi", new GivenPipeline
        {
            Project = null,
            ProjectNumber = "",
            Location = null,
            Repository = "",
            RepositoryId = "",
            RepositoryOwnerId = "",
            Environment = "",
        }.Args).Violations.Where(v => v.Problem == "is missing").Select(v => v.Path));

    private static string Problems(GivenPipeline given) => Refusal.Of(PipelineIdentitySpec.Check("pulumi", given.Args));

    private static string Rule(GivenPipeline given) =>
        Assert.Single(PipelineIdentitySpec.Check("pulumi", given.Args).Violations).Rule.Name;
}
