namespace GpuInfra.Components.Tests;

public sealed class AccountRulesTests
{
    private const string Shared = "models@acme-models.iam.gserviceaccount.com";

    [Fact]
    public void Check_AccountsOfTheirOwn_Accepts() =>
        Assert.Equal("", Check(("chat", null), ("chat-identity", null), ("code", Shared)));

    [Fact]
    public void Check_SharedAccount_IsRefusedAtEveryOtherService() => Assert.Equal(
        $"Error AccountIsOwn services.code.serviceAccount: is {Shared}, which chat runs as, too: each may read the other's models "
            + "and secrets, and when one of them goes, its grants are taken from both. Leave it out, so that the service gets an account of its own. [securing/service-identity]\n"
            + $"Error AccountIsOwn services.voice.serviceAccount: is {Shared}, which chat runs as, too: each may read the other's "
            + "models and secrets, and when one of them goes, its grants are taken from both. Leave it out, so that the service gets an account of its own. [securing/service-identity]",
        Check(("chat", Shared), ("code", Shared), ("voice", Shared)));

    [Fact]
    public void Check_AccountThatIsMadeForAnother_IsRefused() => Assert.Equal(
        "Error AccountIsOwn services.chat.serviceAccount: is code-identity@acme-models.iam.gserviceaccount.com, which code runs "
            + "as, too: each may read the other's models and secrets, and when one of them goes, its grants are taken from both. Leave it out, so that the service gets an account of its own. "
            + "[securing/service-identity]",
        Check(("chat", "code-identity@acme-models.iam.gserviceaccount.com"), ("code", null)));

    [Fact]
    public void Check_AccountWhoseIdIsSaid_IsTheOneThatIsMade() => Assert.Equal(
        "services.chat.serviceAccount: is models@acme-models.iam.gserviceaccount.com, which code runs as, too",
        GivenStack.Violations(
            GivenStack.Platform(),
            ("chat", new() { Image = GivenStack.Image, ServiceAccount = Shared }),
            ("code", new() { Image = GivenStack.Image, ServiceAccountId = "models" })).Split(": each")[0]["Error AccountIsOwn ".Length..]);

    // Two of the first 44,555 names of this form whose hashes begin alike.
    [Fact]
    public void Check_NamesWithOneShortForm_AreRefused() => Assert.Equal(
        "Error AccountIsOwn services.a-model-with-a-long-name-44554: would run as "
            + "a-model-with-a-long-n-fc03e72c@acme-models.iam.gserviceaccount.com, the name of the account that is made for "
            + "a-model-with-a-long-name-44495. Rename one of the two services, or say another serviceAccountId. [securing/service-identity]",
        Check(("a-model-with-a-long-name-44495", null), ("a-model-with-a-long-name-44554", null)));

    private static string Check(params (string Name, string? Account)[] services) => GivenStack.Violations(
        GivenStack.Platform(),
        [.. services.Select(service => (service.Name, new ModelServiceArgs { Image = GivenStack.Image, ServiceAccount = service.Account }))]);
}
