using Pulumi.Gcp.ArtifactRegistry;
using Pulumi.Gcp.SecretManager;

namespace GpuInfra;

// What the deployer may do with some resources alone, since over the whole project it would be too much.
internal sealed class DeployerReach(string name, PipelineIdentitySpec spec, PipelineRoles roles)
{
    public void Create(Output<string> deployer)
    {
        roles.GrantUnderCondition($"{name}-caller-granter", deployer, PipelinePermissions.OnServices, GrantCondition.Invokers);
        if (spec.Iap)
        {
            roles.GrantUnderCondition($"{name}-accessor-granter", deployer, PipelinePermissions.OnIap, GrantCondition.Accessors);
        }

        if (spec.Buckets.Count > 0)
        {
            roles.GrantUnderCondition(
                $"{name}-bucket-keeper", deployer, PipelinePermissions.OnBuckets, GrantCondition.BucketsOf(spec.Buckets));
        }

        GrantOnRepositories(deployer);
        GrantOnSecrets(deployer);
    }

    // Artifact Registry knows neither names of resources nor roles in conditions.
    private void GrantOnRepositories(Output<string> deployer)
    {
        if (spec.Repositories.Count == 0)
        {
            return;
        }

        var role = roles.Create($"{name}-repository-granter", PipelinePermissions.OnRepositories);
        foreach (var repository in spec.Repositories)
        {
            _ = new RepositoryIamMember($"{name}-repository-{repository}", new()
            {
                Repository = repository,
                Location = spec.Location,
                Project = spec.Project,
                Role = role,
                Member = deployer,
            }, roles.After("iam"));
        }
    }

    private void GrantOnSecrets(Output<string> deployer)
    {
        if (spec.Secrets.Count == 0)
        {
            return;
        }

        var role = roles.Create($"{name}-secret-granter", PipelinePermissions.OnSecrets);
        foreach (var secret in spec.Secrets)
        {
            _ = new SecretIamMember($"{name}-secret-{secret}", new()
            {
                SecretId = secret,
                Project = spec.Project,
                Role = role,
                Member = deployer,
            }, roles.After("iam"));
        }
    }
}
