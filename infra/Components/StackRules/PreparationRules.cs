namespace GpuInfra;

/// <summary>Whether the bootstrap of an environment has prepared what the services' stack does not make itself.</summary>
public static class PreparationRules
{
    internal static readonly Rule AccountIsPrepared = new(
        "STK021", "The accounts that the services run as are made by the bootstrap.",
        "With serviceAccounts: existing, the pipeline makes no account and may act as those alone that the bootstrap lists. A "
            + "new service is an administrator's step first.");

    internal static readonly Rule SecretsArePrepared = new(
        "STK022", "The deployer may let the services read their secrets.",
        "The pipeline grants on those secrets alone that the bootstrap lists, so that nobody reads the others through it.");

    internal static readonly Rule AccessorsArePrepared = new(
        "IAM012", "The deployer may say who comes in through Identity-Aware Proxy.",
        "With serviceAccounts: existing, the pipeline grants that role alone which the bootstrap lets it grant, and there only where iap is "
            + "true.");

    internal static readonly Rule RequestIsPrepared = new(
        "QTA007", "The deployer may ask for quota where the stack does.",
        "The pipeline asks Google for nothing unless the bootstrap lets it: a permission that costs money is given by its name.")
    { IsAboutStack = true };

    private const string UpdateQuota = "cloudquotas.quotas.update";
    private const string Run = "run 'pulumi up' there as an administrator before this is deployed.";

    /// <summary>Runs every rule.</summary>
    /// <param name="stack">The services' stack.</param>
    /// <param name="pipeline">What the bootstrap says of the environment.</param>
    /// <param name="file">The bootstrap's stack file.</param>
    public static IReadOnlyList<Violation> Check(InferenceStackSpec stack, PipelineIdentityArgs pipeline, string file) =>
        stack.Platform.HasAccounts
            ? [
                .. stack.Services.SelectMany(service => OfService(service.Key, service.Value, pipeline, file)),
                .. CheckTokenIsPrepared(stack.Platform, pipeline, file),
                .. CheckRequestIsPrepared(stack.Platform, pipeline, file),
            ]
            : [];

    private static IEnumerable<Violation> OfService(
        string name, ModelServiceSpec service, PipelineIdentityArgs pipeline, string file) =>
        CheckAccountIsPrepared(name, service.Identity.Existing is null ? service.Identity.AccountId ?? ModelServiceSpec.IdentityName(name) : null, "runs", pipeline, file)
            .Concat(CheckAccountIsPrepared(name, service.Importing is null ? null : ModelServiceSpec.ImportName(name), "imports its model", pipeline, file))
            .Concat(CheckSecretsArePrepared(name, service, pipeline, file))
            .Concat(CheckAccessorsArePrepared(name, service, pipeline, file));

    private static IEnumerable<Violation> CheckAccountIsPrepared(
        string name, string? account, string does, PipelineIdentityArgs pipeline, string file)
    {
        if (account is not null && !(pipeline.Accounts ?? []).Contains(account))
        {
            yield return AccountIsPrepared.Broken(
                InferenceStackSpec.PathOf(name),
                $"{does} as the account {account}, which accounts of gpuinfra:pipeline in {file} does not list",
                $"Add {account} to it and {Run}");
        }
    }

    private static IEnumerable<Violation> CheckSecretsArePrepared(
        string name, ModelServiceSpec service, PipelineIdentityArgs pipeline, string file) => CheckSecretsArePrepared(
            InferenceStackSpec.PathOf(name, "secrets"),
            (service.Identity.Secrets ?? []).Concat(service.Importing?.Token is { } token ? [token.Secret] : []), pipeline, file);

    private static IEnumerable<Violation> CheckAccessorsArePrepared(
        string name, ModelServiceSpec service, PipelineIdentityArgs pipeline, string file)
    {
        if (service.Service.Options.IapAccessors.Count > 0 && pipeline.Iap != true)
        {
            yield return AccessorsArePrepared.Broken(
                InferenceStackSpec.PathOf(name, "iapAccessors"),
                $"is given, but iap of gpuinfra:pipeline in {file} is not true, so that the deployer may not grant it",
                $"Set it to true and {Run}");
        }
    }

    // Artifact Registry is let in to the token by whoever deploys.
    private static IEnumerable<Violation> CheckTokenIsPrepared(InferencePlatformSpec platform, PipelineIdentityArgs pipeline, string file) =>
        ImageRepositorySpec.Check(platform.Parts.ImagesName, platform.Parts.Images).Spec.GrantedToken is { } token
            ? CheckSecretsArePrepared($"{InferenceStackSpec.PlatformPath}.images.dockerHub.passwordSecret", [token.Secret], pipeline, file)
            : [];

    private static IEnumerable<Violation> CheckRequestIsPrepared(
        InferencePlatformSpec platform, PipelineIdentityArgs pipeline, string file)
    {
        if (platform.Quota.Request is not null && !(pipeline.Permissions ?? []).Contains(UpdateQuota))
        {
            yield return RequestIsPrepared.Broken(
                $"{QuotaLimit.Path}.request",
                $"asks for quota, which takes {UpdateQuota}, and permissions of gpuinfra:pipeline in {file} do not list it",
                $"Add {UpdateQuota} to them and {Run}");
        }
    }

    private static IEnumerable<Violation> CheckSecretsArePrepared(
        string path, IEnumerable<string> secrets, PipelineIdentityArgs pipeline, string file)
    {
        var missing = secrets.Except(pipeline.Secrets ?? []).ToList();
        if (missing.Count > 0)
        {
            yield return SecretsArePrepared.Broken(
                path,
                $"reads {Wording.All(missing)}, which secrets of gpuinfra:pipeline in {file} does not list",
                $"Add {Wording.All(missing)} to it and {Run}");
        }
    }
}
