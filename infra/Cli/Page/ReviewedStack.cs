namespace GpuInfra.Cli;

// A stack on the page, and the anchors by which its parts point to each other.
internal sealed class ReviewedStack
{
    private readonly int _number;
    private readonly Dictionary<string, string> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceChange> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceChange, string> _changeIds = new(ReferenceEqualityComparer.Instance);

    public ReviewedStack(StackReview review, int number)
    {
        Review = review;
        _number = number;
        Resources = [.. review.Plan.Resources, .. Changes.Where(change => change.New is null).Select(change => change.Old!)];
        foreach (var resource in Resources)
        {
            _resources.TryAdd(resource.Urn, Anchor($"r{_resources.Count + 1}"));
        }

        foreach (var change in Changes)
        {
            _changeIds[change] = Anchor($"c{_changeIds.Count + 1}");
            foreach (var urn in new[] { change.New?.Urn, change.Old?.Urn }.OfType<string>())
            {
                _changes.TryAdd(urn, change);
            }
        }
    }

    public StackReview Review { get; }

    public string Name => Review.Plan.Stack;

    public string Id => Anchor("stack");

    public IReadOnlyList<PlannedResource> Resources { get; }

    public IReadOnlyList<ResourceChange> Changes => Review.Diff?.Changes ?? [];

    public string Anchor(string part) => string.Create(CultureInfo.InvariantCulture, $"s{_number}-{part}");

    public string? AnchorOf(PlannedResource resource) => _resources.GetValueOrDefault(resource.Urn);

    public string AnchorOf(ResourceChange change) => _changeIds[change];

    public ResourceChange? ChangeOf(PlannedResource resource) => _changes.GetValueOrDefault(resource.Urn);
}
