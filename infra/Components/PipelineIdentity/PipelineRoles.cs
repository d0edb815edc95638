using Pulumi.Gcp.Projects;
using Pulumi.Gcp.Projects.Inputs;

namespace GpuInfra;

// The roles that the pipelines have, each of which holds what they need and nothing else.
internal sealed class PipelineRoles(PipelineIdentitySpec spec, Func<string[], CustomResourceOptions> after)
{
    public void GrantOnProject(string name, Input<string> member, IEnumerable<string> permissions) =>
        Grant(name, member, Create(name, permissions), null);

    public void GrantUnderCondition(string name, Input<string> member, IEnumerable<string> permissions, GrantCondition condition) =>
        Grant(name, member, Create(name, permissions), new IAMMemberConditionArgs
        {
            Title = condition.Title,
            Description = condition.Description,
            Expression = condition.Expression,
        });

    // Makes a role, which is not granted here.
    public Output<string> Create(string name, IEnumerable<string> permissions)
    {
        var role = new IAMCustomRole(name, new()
        {
            RoleId = name.Replace('-', '_'),
            Project = spec.Project,
            Title = name,
            Description = "What the pipelines need for what they make, and nothing else",
            Permissions = [.. permissions],
        }, after(["iam"]));
        return Output.Format($"projects/{spec.Project}/roles/{role.RoleId}");
    }

    public CustomResourceOptions After(params string[] apis) => after(apis);

    private void Grant(string name, Input<string> member, Output<string> role, IAMMemberConditionArgs? condition)
    {
        var args = new Pulumi.Gcp.Projects.IAMMemberArgs { Project = spec.Project, Role = role, Member = member };
        if (condition is not null)
        {
            args.Condition = condition;
        }

        _ = new Pulumi.Gcp.Projects.IAMMember(name, args, after(["cloudresourcemanager"]));
    }
}
