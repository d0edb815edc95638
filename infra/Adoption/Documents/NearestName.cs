namespace GpuInfra.Adoption;

// The name that was meant by one that nobody knows.
internal static class NearestName
{
    public static string? Of(string name, IEnumerable<string> names) => names
        .Select(known => (Known: known, Distance: EditDistance.Of(name, known)))
        .Where(static pair => pair.Distance <= Math.Max(1, pair.Known.Length / 4))
        .OrderBy(static pair => pair.Distance).ThenBy(static pair => pair.Known, StringComparer.Ordinal)
        .Select(static pair => pair.Known).FirstOrDefault();
}
