namespace GpuInfra;

// The tokens that GitHub gives to jobs of one repository, as far as Google lets them in.
internal sealed record WorkflowTokens(string Deploy, string PullRequest, string Branch, string Condition)
{
    // What Google keeps of a token. No claim that only some tokens have, such as the environment: a token without it would be
    // refused.
    public static IReadOnlyDictionary<string, string> Mapping { get; } = new Dictionary<string, string>
    {
        ["google.subject"] = "assertion.sub",
        ["attribute.event_name"] = "assertion.event_name",
        ["attribute.ref"] = "assertion.ref",
        ["attribute.repository_id"] = "assertion.repository_id",
        ["attribute.repository_owner_id"] = "assertion.repository_owner_id",
    };

    public IReadOnlyList<string> Subjects => [Deploy, PullRequest, Branch];

    public static WorkflowTokens Of(PipelineIdentitySpec spec)
    {
        var (prefix, reference) = (PrefixOf(spec), $"refs/heads/{spec.Branch}");
        var deploy = $"{prefix}:environment:{spec.Environment}";
        var pullRequest = $"{prefix}:pull_request";
        var branch = $"{prefix}:ref:{reference}";

        // Names can be given to others and numbers cannot, and an environment alone does not say which branch a job runs for.
        var condition = $"assertion.repository_id == '{spec.RepositoryId}'"
            + $" && assertion.repository_owner_id == '{spec.RepositoryOwnerId}'"
            + $" && ((assertion.sub == '{deploy}' && assertion.ref == '{reference}')"
            + $" || assertion.sub == '{pullRequest}' || assertion.sub == '{branch}')";
        return new(deploy, pullRequest, branch, condition);
    }

    private static string PrefixOf(PipelineIdentitySpec spec) =>
        spec.ImmutableSubjects && spec.Repository.Split('/') is [var owner, var name]
            ? $"repo:{owner}@{spec.RepositoryOwnerId}/{name}@{spec.RepositoryId}"
            : $"repo:{spec.Repository}";
}
