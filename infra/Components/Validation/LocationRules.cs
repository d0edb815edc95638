namespace GpuInfra;

/// <summary>What must hold for the region of a regional resource.</summary>
internal static class LocationRules
{
    internal const string Source = "https://cloud.google.com/run/docs/locations";

    public static IEnumerable<Violation> LocationIsGiven(string location, string path = "location")
    {
        if (Regions.IsRegion(location))
        {
            yield break;
        }

        var (problem, fix) = location.Length == 0 ? ("is missing", null)
            : Regions.OfZone(location) is { } region ? ($"is '{location}', which is a zone, not a region", $"Write {region}.")
            : Regions.IsMultiRegion(location) ? ($"is '{location}', which is no single region", null)
            : ($"is '{location}', which is not a region", Regions.Nearest(location) is { } near ? $"Write {near}." : null);
        yield return Violation.Error(path, problem, fix ?? "Name a region, such as europe-west4.", Source);
    }
}
