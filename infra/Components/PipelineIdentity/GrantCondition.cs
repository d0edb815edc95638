namespace GpuInfra;

// When a role counts that is granted on a project.
internal sealed record GrantCondition(string Title, string Description, string Expression)
{
    private const string BucketType = "storage.googleapis.com/Bucket";

    public static GrantCondition Invokers { get; } = new(
        "Callers alone", "Lets callers call services, and grants nothing else on them", OnlyRole(PipelinePermissions.InvokerRole));

    public static GrantCondition Accessors { get; } = new(
        "Access through the proxy alone", "Lets people in through Identity-Aware Proxy, and grants nothing else there",
        OnlyRole(PipelinePermissions.AccessorRole));

    public static GrantCondition BucketsOf(IReadOnlyList<string> beginnings)
    {
        var names = string.Join(" || ", beginnings.Select(name => $"resource.name.startsWith('projects/_/buckets/{name}')"));
        return new(
            "Buckets by name", "Looks after the buckets of the models, and never after the one of the state",
            $"resource.type == '{BucketType}' && ({names}) && {OnlyRole(PipelinePermissions.BucketReaderRole)}");
    }

    // Without a default, a request that grants nothing would be refused.
    private static string OnlyRole(string role) =>
        $"api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['{role}'])";
}
