using Pulumi.Gcp.ServiceAccount;

namespace GpuInfra;

// The accounts that services and jobs run as. Who may act as an account could give it away, so that an administrator makes them
// and says who may.
internal sealed class RuntimeAccounts(string name, PipelineIdentitySpec spec, Func<string[], CustomResourceOptions> after)
{
    public void Create(Output<string> deployer)
    {
        foreach (var account in spec.Accounts)
        {
            var made = CreateAccount(account);
            GrantOnProject($"{account}-log-writer", "roles/logging.logWriter", Output.Format($"serviceAccount:{made.Email}"));
            GrantOnProject($"{account}-metric-writer", "roles/monitoring.metricWriter", Output.Format($"serviceAccount:{made.Email}"));
            AllowToActAs($"{account}-{name}-deployer", made, deployer);
            foreach (var other in spec.Deployers)
            {
                AllowToActAs($"{account}-deployer-{MemberKey.Of(other)}", made, other);
            }
        }

        foreach (var other in spec.Deployers)
        {
            GrantOnProject($"{name}-developer-{MemberKey.Of(other)}", "roles/run.developer", other);
        }
    }

    private Account CreateAccount(string account) => new(account, new()
    {
        AccountId = CloudNames.ServiceAccountId(account),
        Project = spec.Project,
        DisplayName = account,
        Description = "Runtime identity of a Cloud Run service",
    }, after(["iam"]));

    private void GrantOnProject(string grant, string role, Input<string> member) =>
        _ = new Pulumi.Gcp.Projects.IAMMember(grant, new()
        {
            Project = spec.Project,
            Role = role,
            Member = member,
        }, after(["cloudresourcemanager"]));

    private void AllowToActAs(string grant, Account account, Input<string> member) =>
        _ = new IAMMember(grant, new()
        {
            ServiceAccountId = Output.Format($"projects/{spec.Project}/serviceAccounts/{account.Email}"),
            Role = "roles/iam.serviceAccountUser",
            Member = member,
        }, after(["iam"]));
}
