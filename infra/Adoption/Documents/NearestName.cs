namespace GpuInfra.Adoption;

// The name that was meant by one that nobody knows.
internal static class NearestName
{
    public static string? Of(string name, IEnumerable<string> names) => names
        .Select(known => (Known: known, Distance: Distance(name, known)))
        .Where(static pair => pair.Distance <= Math.Max(1, pair.Known.Length / 4))
        .OrderBy(static pair => pair.Distance).ThenBy(static pair => pair.Known, StringComparer.Ordinal)
        .Select(static pair => pair.Known).FirstOrDefault();

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var left = 1; left <= one.Length; left++)
        {
            var diagonal = row[0];
            row[0] = left;
            for (var right = 1; right <= other.Length; right++)
            {
                var above = row[right];
                row[right] = Math.Min(Math.Min(row[right - 1], above) + 1, diagonal + (one[left - 1] == other[right - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
