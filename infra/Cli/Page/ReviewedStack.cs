namespace GpuInfra.Cli;

// A stack on the page, and the anchors by which its parts point to each other.
internal sealed class ReviewedStack
{
    private readonly Dictionary<string, string> _resources;
    private readonly Dictionary<string, ResourceChange> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceChange, string> _changeIds;

    public ReviewedStack(StackReview review, string id, RepositoryView? repository = null)
    {
        (Review, Id, Repository) = (review, id, repository);
        Resources = [.. review.Plan.Resources, .. Changes.Where(change => change.New is null).Select(change => change.Old!)];
        _resources = Anchors.Of(
                Resources.DistinctBy(resource => resource.Urn),
                resource => [id, "resources", ShortType.Of(resource), resource.Name],
                resource => ResourceIndex.PlainKeyOf(resource.Urn))
            .ToDictionary(resource => resource.Key.Urn, resource => resource.Value, StringComparer.Ordinal);

        // The tree begins below the stack itself.
        if (Resources is [var root, ..])
        {
            _resources[root.Urn] = id;
        }

        _changeIds = Anchors.Of(
            Changes,
            change => [id, "changes", ShortType.Of((change.New ?? change.Old)!), change.Name],
            change => $"{change.Kind} {ResourceIndex.PlainKeyOf(change.Urn)}");
        foreach (var change in Changes)
        {
            foreach (var urn in new[] { change.New?.Urn, change.Old?.Urn }.OfType<string>())
            {
                _changes.TryAdd(urn, change);
            }
        }
    }

    public StackReview Review { get; }

    public RepositoryView? Repository { get; }

    public string Name => Review.Plan.Stack;

    public string Id { get; }

    public IReadOnlyList<PlannedResource> Resources { get; }

    public IReadOnlyList<ResourceChange> Changes => Review.Diff?.Changes ?? [];

    // The stacks with the names that lead to them.
    public static IReadOnlyList<ReviewedStack> Of(IReadOnlyList<StackReview> reviews, RepositoryView? repository)
    {
        var ids = Anchors.Of(reviews, review => [review.Plan.Stack], review => review.Plan.Project);
        return [.. reviews.Select(review => new ReviewedStack(review, ids[review], repository))];
    }

    public string Anchor(params IEnumerable<string> part) => $"{Id}/{Anchors.Of(part)}";

    // The anchor of a resource that is listed; only the first of those that are the same is.
    public string? AnchorOf(PlannedResource resource) => _resources.GetValueOrDefault(resource.Urn);

    public string AnchorOf(ResourceChange change) => _changeIds[change];

    public ResourceChange? ChangeOf(PlannedResource resource) => _changes.GetValueOrDefault(resource.Urn);
}
