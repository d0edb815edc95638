namespace GpuInfra.Planning;

// The plan of resources in the order of whatever file they come from.
internal static class SnapshotPlan
{
    private const int MostNamed = 5;

    // The URN is of one of the resources, or of one that is not there.
    public static Plan Of(JsonPlace document, IEnumerable<PlannedResource> resources, string urn)
    {
        if (UrnParts.Find(urn) is not { } stack)
        {
            throw document.Mistake($"is of no stack: '{urn}' is no URN");
        }

        var unique = new Dictionary<string, PlannedResource>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            if (UrnParts.Find(resource.Urn) is not { } parts || (parts.Project, parts.Stack) != (stack.Project, stack.Stack))
            {
                throw document.Mistake($"holds resources of two stacks: {urn} and {resource.Urn}");
            }

            if (!unique.TryAdd(resource.Urn, resource))
            {
                throw document.Mistake($"holds the resource {resource.Urn} twice");
            }
        }

        if (Circles.Find(unique) is { } circle)
        {
            throw document.Mistake(circle is [var alone]
                ? $"holds a resource that waits for itself: {alone}"
                : $"holds resources that wait for each other: {string.Join(", ", circle.Take(MostNamed))}");
        }

        return new Plan
        {
            Project = stack.Project,
            Stack = stack.Stack,
            Resources =
            [
                .. unique.Values.OrderByDescending(resource => resource.Type == StackName.RootType)
                    .ThenBy(resource => resource.Urn, StringComparer.Ordinal),
            ],
        };
    }
}
