namespace GpuInfra;

/// <summary>Whether the bootstrap of an environment has prepared what the services' stack does not make itself.</summary>
public static class PreparationRules
{
    private const string Run = "run 'pulumi up' there as an administrator before this is deployed.";

    /// <summary>Runs every rule.</summary>
    /// <param name="stack">The services' stack.</param>
    /// <param name="pipeline">What the bootstrap says of the environment.</param>
    /// <param name="file">The bootstrap's stack file.</param>
    public static IReadOnlyList<Violation> Check(InferenceStackSpec stack, PipelineIdentityArgs pipeline, string file) =>
        stack.Platform.HasAccounts
            ? [.. stack.Services.SelectMany(service => OfService(service.Key, service.Value, pipeline, file))]
            : [];

    private static IEnumerable<Violation> OfService(
        string name, ModelServiceSpec service, PipelineIdentityArgs pipeline, string file) =>
        AccountIsPrepared(name, service, pipeline, file).Concat(SecretsArePrepared(name, service, pipeline, file));

    private static IEnumerable<Violation> AccountIsPrepared(
        string name, ModelServiceSpec service, PipelineIdentityArgs pipeline, string file)
    {
        var account = ModelServiceSpec.IdentityName(name);
        if (service.Identity.Existing is null && !(pipeline.Accounts ?? []).Contains(account))
        {
            yield return Violation.Error(
                InferenceStackSpec.PathOf(name),
                $"runs as the account {account}, which accounts of gpuinfra:pipeline in {file} does not list",
                $"Add {account} to it and {Run}", RuleBook.IdOf(nameof(AccountIsPrepared)));
        }
    }

    private static IEnumerable<Violation> SecretsArePrepared(
        string name, ModelServiceSpec service, PipelineIdentityArgs pipeline, string file)
    {
        var missing = (service.Identity.Secrets ?? []).Except(pipeline.Secrets ?? []).ToList();
        if (missing.Count > 0)
        {
            yield return Violation.Error(
                InferenceStackSpec.PathOf(name, "secrets"),
                $"reads {Wording.All(missing)}, which secrets of gpuinfra:pipeline in {file} does not list",
                $"Add {Wording.All(missing)} to it and {Run}", RuleBook.IdOf(nameof(SecretsArePrepared)));
        }
    }
}
