namespace GpuInfra.Components.Tests;

/// <summary>What a stack takes from the bootstrap where that makes the accounts.</summary>
public sealed class PreparationRulesTests
{
    private const string File = "infra/Bootstrap/Pulumi.dev.yaml";
    private const string Step = "run 'pulumi up' there as an administrator before this is deployed.";
    private const string Account = "reader@acme-models.iam.gserviceaccount.com";

    [Fact]
    public void Check_NothingIsPrepared_TellsEverythingAtOnce() => Assert.Equal(
        [
            $"STK021 services.chat: runs as the account chat-identity, which accounts of gpuinfra:pipeline in {File} does not list. Add chat-identity to it and {Step}",
            $"STK021 services.chat: imports its model as the account chat-import, which accounts of gpuinfra:pipeline in {File} does not list. Add chat-import to it and {Step}",
            $"STK022 services.chat.secrets: reads api and hub, which secrets of gpuinfra:pipeline in {File} does not list. Add api and hub to it and {Step}",
            $"IAM012 services.chat.iapAccessors: is given, but iap of gpuinfra:pipeline in {File} is not true, so that the deployer may not grant it. Set it to true and {Step}",
            $"STK021 services.code: runs as the account coder, which accounts of gpuinfra:pipeline in {File} does not list. Add coder to it and {Step}",
            $"STK022 platform.images.dockerHub.passwordSecret: reads docker, which secrets of gpuinfra:pipeline in {File} does not list. Add docker to it and {Step}",
            $"QTA007 platform.quota.request: asks for quota, which takes cloudquotas.quotas.update, and permissions of gpuinfra:pipeline in {File} do not list it. "
                + $"Add cloudquotas.quotas.update to them and {Step}",
        ],
        Check(Everything(), new()));

    [Fact]
    public void Check_EverythingIsPrepared_IsFine() => Assert.Empty(Check(
        Everything(),
        new()
        {
            Accounts = ["chat-identity", "chat-import", "coder"],
            Secrets = ["api", "hub", "docker"],
            Permissions = ["cloudquotas.quotas.update"],
            Iap = true,
        }));

    [Fact]
    public void Check_SomeOfItIsPrepared_TellsTheRest() => Assert.Equal(
        [
            $"STK021 services.chat: imports its model as the account chat-import, which accounts of gpuinfra:pipeline in {File} does not list. Add chat-import to it and {Step}",
            $"STK022 services.chat.secrets: reads hub, which secrets of gpuinfra:pipeline in {File} does not list. Add hub to it and {Step}",
            $"IAM012 services.chat.iapAccessors: is given, but iap of gpuinfra:pipeline in {File} is not true, so that the deployer may not grant it. Set it to true and {Step}",
        ],
        Check(
            Everything(),
            new()
            {
                Accounts = ["coder", "chat-identity"],
                Secrets = ["docker", "api"],
                Permissions = ["run.services.get", "cloudquotas.quotas.update"],
                Iap = false,
            }));

    [Theory]
    [InlineData(null)]
    [InlineData("created")]
    public void Check_AccountsThatTheStackMakes_NeedNoPreparation(string? accounts) => Assert.Empty(Check(Everything(accounts), new()));

    [Fact]
    public void Check_ServiceThatTakesNothing_NeedsItsAccountAlone() => Assert.Equal(
        ["STK021 services.chat"],
        Check(GivenStack.Of(Existing(), ("chat", GivenStack.Service())), new()).Select(line => line.Split(':')[0]));

    // Somebody else made it, and lets it in.
    [Fact]
    public void Check_AccountOfSomebodyElse_IsNotAskedFor() => Assert.Empty(Check(
        GivenStack.Of(Existing(), ("chat", new() { Image = GivenStack.Image, ServiceAccount = Account })), new()));

    private static InferenceStackSpec Everything(string? accounts = "existing") => GivenStack.Of(
        Existing(
            accounts,
            new() { Mirrors = ["docker-hub"], DockerHub = new() { Username = "acme", PasswordSecret = "docker:1", ProjectNumber = "210987654321" } },
            new() { Request = new() { ContactEmail = "a@b.co" } }),
        ("chat", new()
        {
            Engine = "vllm",
            Model = "google/gemma-3-4b-it",
            Import = new() { Token = "hub:1" },
            Secrets = new Dictionary<string, string> { ["API_TOKEN"] = "api:1" },
            Iap = true,
            IapAccessors = ["group:ml@acme.example"],
        }),
        ("code", new() { Image = GivenStack.Image, ServiceAccountId = "coder" }));

    private static InferencePlatformArgs Existing(string? accounts = "existing", ImageRepositoryArgs? images = null, QuotaArgs? quota = null) =>
        new() { ServiceAccounts = accounts, Images = images, Quota = quota };

    private static IEnumerable<string> Check(InferenceStackSpec stack, GivenPipeline pipeline) =>
        PreparationRules.Check(stack, pipeline.Args, File).Select(violation => $"{violation.Rule.Id} {violation.Path}: {violation.Problem}. {violation.Fix}");
}
