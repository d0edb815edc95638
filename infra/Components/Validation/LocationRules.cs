namespace GpuInfra;

/// <summary>What must hold for the region of a regional resource.</summary>
internal static class LocationRules
{
    internal const string Source = "https://cloud.google.com/run/docs/locations";

    public static IEnumerable<Violation> LocationIsGiven(string location, string path = "location")
    {
        if (!NameRules.IsRfc1035(location))
        {
            yield return Violation.Error(
                path, location.Length == 0 ? "is missing" : $"is '{location}', which is not a region",
                "Name a region, such as europe-west4.", Source);
        }
    }
}
