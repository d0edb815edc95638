namespace GpuInfra.Components.Tests;

/// <summary>Who makes the accounts of the services, and who is let in then.</summary>
public sealed class PreparedAccountsTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData("created", 1)]
    [InlineData("existing", 0)]
    public void Check_ChoiceThatFits_IsFine(string? accounts, int deployers) => Assert.Empty(Problems(accounts, deployers));

    [Theory]
    [InlineData("exist")]
    [InlineData("")]
    [InlineData("Existing")]
    public void Check_WhatIsNoChoice_IsRefused(string accounts) => Assert.Equal(
        [$"AccountsAreKnown serviceAccounts: is '{accounts}', which is not a choice. Write created or existing. [IAM008]"],
        Problems(accounts, 0));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Check_DeployersWhereAccountsExist_AreLetInElsewhere(int deployers) => Assert.Equal(
        [
            $"DeployersAreLetInElsewhere deployers: are {deployers}, but serviceAccounts is existing, so that nobody is let in here. "
                + "Name them in deployers of gpuinfra:pipeline in infra/Bootstrap, which lets the pipelines' own deployer in by "
                + "itself, and remove them here. [IAM009]",
        ],
        Problems("existing", deployers));

    private static IEnumerable<string> Problems(string? accounts, int deployers) =>
        InferencePlatformSpec.Check("inference", new()
        {
            Project = "acme-models",
            Region = "europe-west4",
            ServiceAccounts = accounts,
            Deployers = [.. Enumerable.Range(0, deployers).Select(i => $"group:d{i}@acme.example")],
        }).Violations.Where(v => v.IsError).Select(v => $"{v.Rule} {v}");
}
