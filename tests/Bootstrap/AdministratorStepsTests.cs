
namespace GpuInfra.Bootstrap.Tests;

public sealed class AdministratorStepsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gpuinfra-steps-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("existing", "accounts: [chat-identity]", "secrets: [token]")]
    [InlineData("existing", "accounts: [chat-import, chat-identity]", "secrets: [other, token]")]
    [InlineData("created", "", "")]
    public void AddedTo_PreparedOrCreated_IsSilent(string accounts, string listed, string secrets) =>
        Assert.Empty(Steps(accounts, listed, secrets));

    [Theory]
    [InlineData("", "secrets: [token]")]
    [InlineData("accounts: []", "secrets: [token]")]
    [InlineData("accounts: [chat]", "secrets: [token]")]
    public void AddedTo_AccountThatIsNotListed_IsAnAdministratorsStep(string listed, string secrets) => Assert.Equal(
        [
            "AccountIsPrepared gpuinfra:services.chat: runs as the account chat-identity, which accounts of gpuinfra:pipeline in "
                + "infra/Bootstrap/Pulumi.dev.yaml does not list. Add chat-identity to it and run 'pulumi up' there as an "
                + "administrator before this is deployed.",
        ],
        Steps("existing", listed, secrets));

    [Theory]
    [InlineData("")]
    [InlineData("secrets: [tokens]")]
    public void AddedTo_SecretThatIsNotListed_IsAnAdministratorsStep(string secrets) => Assert.Equal(
        [
            "SecretsArePrepared gpuinfra:services.chat.secrets: reads token, which secrets of gpuinfra:pipeline in "
                + "infra/Bootstrap/Pulumi.dev.yaml does not list. Add token to it and run 'pulumi up' there as an administrator "
                + "before this is deployed.",
        ],
        Steps("existing", "accounts: [chat-identity]", secrets));

    [Theory]
    [InlineData("secrets: [token]", 1)]
    [InlineData("secrets: [token, hub]", 0)]
    public void AddedTo_TokenOfDockerHub_IsGrantedOnWhereItIsListed(string secrets, int missing) => Assert.Equal(
        Enumerable.Repeat(
            "SecretsArePrepared gpuinfra:platform.images.dockerHub.passwordSecret: reads hub, which secrets of gpuinfra:pipeline in "
                + "infra/Bootstrap/Pulumi.dev.yaml does not list. Add hub to it and run 'pulumi up' there as an administrator "
                + "before this is deployed.",
            missing),
        Steps(
            "existing\n    images: {mirrors: [docker-hub], dockerHub: {username: acme, passwordSecret: \"hub:1\", projectNumber: \"123456789012\"}}",
            "accounts: [chat-identity]", secrets));

    [Theory]
    [InlineData("", 1)]
    [InlineData("\n    permissions: [pubsub.topics.create]", 1)]
    [InlineData("\n    permissions: [cloudquotas.quotas.update]", 0)]
    public void AddedTo_RequestForQuota_TakesAPermission(string permissions, int missing) => Assert.Equal(
        Enumerable.Repeat(
            "RequestIsPrepared gpuinfra:platform.quota.request: asks for quota, which takes cloudquotas.quotas.update, and permissions of "
                + "gpuinfra:pipeline in infra/Bootstrap/Pulumi.dev.yaml do not list it. Add cloudquotas.quotas.update to them and run "
                + "'pulumi up' there as an administrator before this is deployed.",
            missing),
        Steps("existing\n    quota: {request: {contactEmail: a@b.co}}", "accounts: [chat-identity]", "secrets: [token]" + permissions));

    [Theory]
    [InlineData("secrets: [token]", 1)]
    [InlineData("secrets: [token]\n    iap: true", 0)]
    public void AddedTo_AccessorsThatTheDeployerMayNotGrant_AreAnAdministratorsStep(string secrets, int missing) => Assert.Equal(
        Enumerable.Repeat(
            "AccessorsArePrepared gpuinfra:services.chat.iapAccessors: is given, but iap of gpuinfra:pipeline in infra/Bootstrap/Pulumi.dev.yaml "
                + "is not true, so that the deployer may not grant it. Set it to true and run 'pulumi up' there as an administrator before this is deployed.",
            missing),
        Steps("existing", "accounts: [chat-identity]", secrets,
            ["iap: true", "iapAccessors: [group:people@acme.example]", "invokers: [serviceAccount:service-123456789012@gcp-sa-iap.iam.gserviceaccount.com]"]));

    [Fact]
    public void AddedTo_NoBootstrapOfThatName_IsSilent() => Assert.Empty(Steps(Write("existing")));

    private IEnumerable<string> Steps(string accounts, string listed, string secrets, IReadOnlyList<string>? keys = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "infra", "Bootstrap")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "Pulumi.dev.yaml"),
            $$"""
            config:
              gcp:project: acme-dev
              gcp:region: europe-west4
              gpuinfra:pipeline:
                projectNumber: "123456789012"
                repository: acme/gpu-inference
                repositoryId: "812345678"
                repositoryOwnerId: "98765432"
                environment: dev
                {{listed}}
                {{secrets}}
            """);
        return Steps(Write(accounts, keys ?? []));
    }

    private static IEnumerable<string> Steps(string path)
    {
        var check = StackCheck.Of(StackFile.Read(path));
        Assert.Empty(check.Errors);
        return AdministratorSteps.AddedTo(check).Errors
            .Select(problem => $"{problem.Rule} {problem.Path}: {problem.Problem}. {problem.Fix}");
    }

    private string Write(string accounts, IReadOnlyList<string>? keys = null)
    {
        var path = Path.Combine(_folder, "Pulumi.dev.yaml");
        File.WriteAllText(
            path,
            $$"""
            config:
              gcp:project: acme-dev
              gcp:region: europe-west4
              gpuinfra:platform:
                serviceAccounts: {{accounts}}
              gpuinfra:services:
                chat:
                  engine: vllm
                  model: gemma-3-4b-it
                  modelSource: bucket
                  image: europe-west4-docker.pkg.dev/acme-dev/inference-images/vllm@sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415
                  secrets: {HF_TOKEN: "token:1"}
                  {{string.Join("\n      ", keys ?? [])}}
            """);
        return path;
    }
}
