namespace GpuInfra;

// What must hold for the region of a regional resource.
internal static class LocationRules
{
    internal static readonly Rule LocationIsGiven = new(
        "API004", "Everything is in a region.",
        "A zone, a multi-region or nothing at all is refused. Name a region, such as europe-west4.")
    { Source = LocationRules.Source };

    internal const string Source = "https://cloud.google.com/run/docs/locations";

    public static IEnumerable<Violation> CheckLocationIsGiven(string location, string path = "location")
    {
        if (Regions.IsRegion(location))
        {
            yield break;
        }

        var (problem, fix) = location.Length == 0 ? ("is missing", null)
            : Regions.OfZone(location) is { } region ? ($"is '{location}', which is a zone, not a region", $"Write {region}.")
            : Regions.IsMultiRegion(location) ? ($"is '{location}', which is no single region", null)
            : ($"is '{location}', which is not a region", Regions.Nearest(location) is { } near ? $"Write {near}." : null);
        yield return LocationIsGiven.Broken(path, problem, fix ?? "Name a region, such as europe-west4.");
    }
}
