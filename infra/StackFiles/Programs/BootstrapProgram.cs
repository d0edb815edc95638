namespace GpuInfra.StackFiles;

/// <summary>What the pipelines of one environment need before their first run.</summary>
public static class BootstrapProgram
{
    /// <summary>The name of the identities, from which the names of accounts, roles, pool, bucket and ring are made.</summary>
    public const string PipelineName = "pulumi";

    /// <summary>The name of what keeps a destroy from beginning.</summary>
    public const string GuardName = "pulumi-guard";

    /// <summary>Registers everything and returns the stack's outputs.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static IDictionary<string, object?> Build(BootstrapSettings settings)
    {
        var provider = StackProvider.Create(settings.Project, settings.Region, []);
        var pipeline = new PipelineIdentity(PipelineName, settings.Pipeline, new() { Providers = { provider } });
        _ = new DestroyGuard(GuardName, new() { Protect = settings.Pipeline.Protect }, new() { DependsOn = { pipeline } });
        return new Dictionary<string, object?>
        {
            ["backend"] = pipeline.Backend,
            ["deployer"] = pipeline.DeployerEmail,
            ["previewer"] = pipeline.PreviewerEmail,
            ["secretsProvider"] = pipeline.SecretsProvider,
            ["workloadIdentityProvider"] = pipeline.WorkloadIdentityProvider,
        };
    }
}
