namespace GpuInfra.Components.Tests;

public sealed class ServiceIdentitySpecTests
{
    private const string AccountSource = "[https://cloud.google.com/run/docs/securing/service-identity]";
    private const string SecretSource = "[https://cloud.google.com/secret-manager/docs/creating-and-accessing-secrets]";

    [Fact]
    public void Check_ProjectAlone_AppliesTheDefaults()
    {
        var result = ServiceIdentitySpec.Check("chat-identity", new() { Project = "acme-dev" });

        Assert.Equal("", Refusal.Of(result));
        Assert.Equal((null, "chat-identity"), (result.Spec.Existing, result.Spec.AccountId));
        Assert.Empty(result.Spec.Deployers);
        Assert.Empty(result.Spec.Secrets);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    public void Check_NameThatFits_Accepts(int length) =>
        Assert.Equal("", Refusal.Of(ServiceIdentitySpec.Check(new('a', length), new() { Project = "acme-dev" })));

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    public void Check_NameThatDoesNotFit_Refuses(int length) =>
        Assert.Equal(
            $"Error name: is '{new string('a', length)}', but resources are named after it. "
                + "Use 1 to 63 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. "
                + "[https://cloud.google.com/compute/docs/naming-resources]",
            Refusal.Of(ServiceIdentitySpec.Check(new('a', length), new() { Project = "acme-dev" })));

    [Theory]
    [InlineData("runner", true)]
    [InlineData("a23456", true)]
    [InlineData("a2345", false)]
    [InlineData("a23456789012345678901234567890", true)]
    [InlineData("a234567890123456789012345678901", false)]
    [InlineData("Runner", false)]
    [InlineData("runner@acme-dev.iam.gserviceaccount.com", false)]
    public void Check_AnAccountId_IsOneThatGoogleTakes(string id, bool isTaken)
    {
        var result = ServiceIdentitySpec.Check("chat-identity", new() { Project = "acme-dev", AccountId = id });

        Assert.Equal(id, result.Spec.AccountId);
        Assert.Equal(
            isTaken ? "" : $"Error accountId: is '{id}', which is not the id of a service account. Use 6 to 30 lower-case letters, digits and hyphens, the first a "
                + "letter, the last no hyphen, without the @ and what follows it. [https://www.pulumi.com/registry/packages/gcp/api-docs/serviceaccount/account/]",
            Refusal.Of(result));
    }

    [Fact]
    public void Check_AnIdBesideAnExistingAccount_Refuses() => Assert.Equal(
        "Error accountId: is runner, but chat@acme-dev.iam.gserviceaccount.com exists already and is used, so that none is made. "
            + $"Remove it, or leave the existing account out to have one of this id made. {AccountSource}",
        Refusal.Of(ServiceIdentitySpec.Check("chat", new() { Project = "acme-dev", AccountId = "runner", Existing = "chat@acme-dev.iam.gserviceaccount.com" })));

    [Theory]
    [InlineData("runner@acme-dev.iam.gserviceaccount.com")]
    [InlineData("r2-d2@acme.example.iam.gserviceaccount.com")]
    public void Check_ExistingAccount_Accepts(string email) =>
        Assert.Equal(email, ServiceIdentitySpec.Require("chat", new() { Project = "acme-dev", Existing = email }).Existing);

    [Theory]
    [InlineData("")]
    [InlineData("runner")]
    [InlineData("@acme-dev.iam.gserviceaccount.com")]
    [InlineData("runner@.iam.gserviceaccount.com")]
    [InlineData("runner@iam.gserviceaccount.com")]
    [InlineData("runner@acme-dev.iam.gserviceaccount.com.example")]
    [InlineData("runner@acme-dev.iam.gserviceaccount.com\n")]
    [InlineData("runner@acme@dev.iam.gserviceaccount.com")]
    [InlineData("serviceAccount:runner@acme-dev.iam.gserviceaccount.com")]
    public void Check_ExistingThatIsNoAccount_Refuses(string email) =>
        Assert.Equal(
            $"Error existing: is '{VisibleText.Of(email)}', which is not the address of a service account. "
                + $"Write NAME@PROJECT.iam.gserviceaccount.com. {AccountSource}",
            Problems(new() { Project = "acme-dev", Existing = email }));

    [Theory]
    [InlineData("123-compute@developer.gserviceaccount.com")]
    [InlineData("acme-dev@appspot.gserviceaccount.com")]
    public void Check_DefaultAccount_Refuses(string email) =>
        Assert.Equal(
            $"Error existing: is {email}, a default account that everything in the project shares. Leave it out to have an "
                + $"account made for this service, or name one that is its own. {AccountSource}",
            Problems(new() { Project = "acme-dev", Existing = email }));

    [Theory]
    [InlineData("a")]
    [InlineData("Hugging_Face-2")]
    public void Check_Secret_Accepts(string secret) =>
        Assert.Equal([secret], ServiceIdentitySpec.Require("chat", new() { Project = "acme-dev", Secrets = [secret] }).Secrets);

    [Theory]
    [InlineData("")]
    [InlineData("projects/p/secrets/token")]
    [InlineData("tök")]
    public void Check_SecretThatIsNoId_Refuses(string secret) =>
        Assert.Equal(
            $"Error secrets[0]: is '{secret}', which is not the id of a secret. "
                + $"Use 1 to 255 letters, digits, hyphens and underscores. {SecretSource}",
            Problems(new() { Project = "acme-dev", Secrets = [secret] }));

    [Fact]
    public void Check_SecretOfTheLongestId_AcceptsAndRefusesOneMore()
    {
        Assert.Equal("", Problems(new() { Project = "acme-dev", Secrets = [new('a', 255)] }));
        Assert.Equal(
            $"Error secrets[0]: is '{new string('a', 256)}', which is not the id of a secret. "
                + $"Use 1 to 255 letters, digits, hyphens and underscores. {SecretSource}",
            Problems(new() { Project = "acme-dev", Secrets = [new('a', 256)] }));
    }

    [Fact]
    public void Check_SecretListedTwice_RefusesTheSecond() =>
        Assert.Equal(
            $"Error secrets[2]: is a, which is listed before. Remove it. {SecretSource}",
            Problems(new() { Project = "acme-dev", Secrets = ["a", "b", "a"] }));

    [Fact]
    public void Check_PersonAsDeployer_Refuses() =>
        Assert.Equal(
            "Error deployers[0]: is user:ann@acme.example, a personal account, which leaves with its owner. "
                + "Put the person into a group and name the group: member. "
                + "[https://cloud.google.com/iam/docs/principal-identifiers]",
            Problems(new() { Project = "acme-dev", Deployers = ["user:ann@acme.example"] }));

    private static string Problems(ServiceIdentityArgs args) => Refusal.Of(ServiceIdentitySpec.Check("chat", args));
}
