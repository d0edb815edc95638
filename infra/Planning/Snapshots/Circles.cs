namespace GpuInfra.Planning;

// No engine writes resources that wait for each other, and whoever follows them would never come to an end.
internal static class Circles
{
    // Resources that wait for each other, each for the next and the last for the first; nothing if there are none.
    public static IReadOnlyList<string>? Find(IReadOnlyDictionary<string, PlannedResource> resources)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var urn in resources.Keys.Order(StringComparer.Ordinal))
        {
            if (!done.Contains(urn) && Follow(urn, resources, done) is { } circle)
            {
                return circle;
            }
        }

        return null;
    }

    // A way may be longer than a stack of calls is deep.
    private static List<string>? Follow(
        string start, IReadOnlyDictionary<string, PlannedResource> resources, HashSet<string> done)
    {
        var way = new List<(string Urn, IEnumerator<string> Left)> { (start, Needs(resources[start])) };
        var onTheWay = new HashSet<string>(StringComparer.Ordinal) { start };
        while (way.Count > 0)
        {
            var (urn, left) = way[^1];
            if (!left.MoveNext())
            {
                done.Add(urn);
                onTheWay.Remove(urn);
                way.RemoveAt(way.Count - 1);
            }
            else if (left.Current is var next && onTheWay.Contains(next))
            {
                return [.. way.Select(static step => step.Urn).SkipWhile(step => step != next)];
            }
            else if (!done.Contains(next) && resources.TryGetValue(next, out var needed))
            {
                onTheWay.Add(next);
                way.Add((next, Needs(needed)));
            }
        }

        return null;
    }

    private static IEnumerator<string> Needs(PlannedResource resource) => resource.Needs.GetEnumerator();
}
