namespace GpuInfra;

/// <summary>What IAM asks of whoever looks after the resources of one type.</summary>
/// <param name="Read">The permissions to look at such a resource.</param>
/// <param name="Write">The permissions to make, change and delete one, beside those to look at it.</param>
/// <param name="Because">What they are for, as a sentence.</param>
public sealed record ResourcePermissions(IReadOnlyList<string> Read, IReadOnlyList<string> Write, string Because)
{
    internal IReadOnlyList<string> Limited { get; init; } = [];

    internal GrantLimits Limit { get; init; }
}
