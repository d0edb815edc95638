namespace GpuInfra.Components.Tests;

public sealed class DeployerRulesTests
{
    [Theory]
    [InlineData("iam.serviceAccounts.setIamPolicy", "lets itself act as every account of the project")]
    [InlineData("iam.serviceAccountKeys.create", "makes keys of every account, which last")]
    [InlineData("bigquery.datasets.setIamPolicy", "grants itself every role on such resources")]
    public void Check_AddedPermissionThatEscalates_IsRefused(string permission, string how) => Assert.Equal(
        [
            $"Error PermissionsCannotEscalate permissions[1]: is {permission}, with which the deployer {how}. Remove it, and let an "
                + "administrator do what it is for, or grant it on the single resource.",
        ],
        Problems(new() { Permissions = ["pubsub.topics.create", permission] }));

    [Theory]
    [InlineData("run.services.sshRoot")]
    [InlineData("logging.sinks.create")]
    public void Check_AddedPermissionThatProbablyEscalates_IsAWarning(string permission) => Assert.StartsWith(
        "Warning PermissionsCannotEscalate permissions[0]: is " + permission,
        Assert.Single(Problems(new() { Permissions = [permission] })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("pubsub.topics.create")]
    [InlineData("pubsub.topics.getIamPolicy")]
    [InlineData("iam.roles.get")]
    public void Check_AddedPermissionThatIsHarmless_IsFine(string permission) =>
        Assert.Empty(Problems(new() { Permissions = [permission] }));

    [Theory]
    [InlineData("roles/owner")]
    [InlineData("iam.serviceAccounts.*")]
    [InlineData("*")]
    [InlineData("setIamPolicy")]
    public void Check_WhatIsNoPermission_IsToldForThatAlone(string text) => Assert.Equal(
        [
            $"Error PermissionsAreNamed permissions[0]: is '{text}', which is not the name of a permission. Write service, resource "
                + "and verb, such as pubsub.topics.create.",
        ],
        Problems(new() { Permissions = [text] }));

    [Theory]
    [InlineData("pulumi-state-", null)]
    [InlineData("pulumi", null)]
    [InlineData("p", null)]
    [InlineData("pulumi-state-0a", null)]
    [InlineData("acme", "acme-state")]
    [InlineData("acme-state", "acme-state")]
    public void Check_BucketsThatHoldTheState_AreRefused(string beginning, string? state) => Assert.Equal(
        [
            $"Error BucketsLeaveOutState buckets[0]: is {beginning}, with which the bucket of the state begins, too, so that the "
                + "deployer looks after it. Write more of the name, such as inference-models-.",
        ],
        Problems(new() { Buckets = [beginning], StateBucket = state }));

    [Theory]
    [InlineData("inference-models-", null)]
    [InlineData("pulumi-states", null)]
    [InlineData("acme-state-models", "acme-state")]
    public void Check_BucketsBesideTheState_AreFine(string beginning, string? state) =>
        Assert.Empty(Problems(new() { Buckets = [beginning], StateBucket = state }));

    [Theory]
    [InlineData("")]
    [InlineData("gs://models")]
    [InlineData("a') || true || ('")]
    public void Check_WhatNoBucketBeginsWith_IsRefused(string beginning) =>
        Assert.Contains("which no name of a bucket begins with", Assert.Single(Problems(new() { Buckets = [beginning] })), StringComparison.Ordinal);

    [Theory]
    [InlineData("chat@acme.iam.gserviceaccount.com")]
    [InlineData("Chat")]
    [InlineData("")]
    public void Check_WhatIsNoAccountsName_IsRefused(string name) => Assert.Equal(
        [
            $"Error AccountsAreNamed accounts[0]: is '{name}', which is not the name of an account. Write the name alone, such as "
                + "chat-identity for the service chat.",
        ],
        Problems(new() { Accounts = [name] }));

    [Theory]
    [InlineData(63, 0)]
    [InlineData(64, 1)]
    public void Check_AccountsName_IsAtMostThatOfAResource(int length, int problems) =>
        Assert.Equal(problems, Problems(new() { Accounts = [new('a', length)] }).Count());

    [Theory]
    [InlineData(10, "")]
    [InlineData(11, "Error BucketsLeaveOutState buckets: are 11, but a condition has room for 10. Give several of them one beginning.")]
    public void Check_Buckets_AreAsManyAsAConditionTakes(int count, string problem) => Assert.Equal(
        problem, string.Join('\n', Problems(new() { Buckets = [.. Enumerable.Range(0, count).Select(i => $"models-{i}-")] })));

    [Theory]
    [InlineData("projects/p/secrets/token")]
    [InlineData("to ken")]
    public void Check_WhatIsNoId_IsRefused(string name)
    {
        Assert.StartsWith("Error NamesAreIds secrets[0]: is", Assert.Single(Problems(new() { Secrets = [name] })), StringComparison.Ordinal);
        Assert.StartsWith(
            "Error NamesAreIds repositories[0]: is", Assert.Single(Problems(new() { Repositories = [name] })), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NamesThatAreListedTwice_AreToldAtTheSecond() => Assert.Equal(
        ["accounts[1]", "permissions[1]", "repositories[1]", "secrets[1]"],
        PipelineIdentitySpec.Check("pulumi", new GivenPipeline
        {
            Accounts = ["chat-identity", "chat-identity"],
            Permissions = ["pubsub.topics.create", "pubsub.topics.create"],
            Repositories = ["images", "images"],
            Secrets = ["token", "token"],
        }.Args).Violations.Select(violation => violation.Path).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Problems(GivenPipeline given) =>
        PipelineIdentitySpec.Check("pulumi", given.Args).Violations
            .Select(v => $"{v.Severity} {v.Rule} {v.Path}: {v.Problem}. {v.Fix}");
}
