namespace GpuInfra.Planning;

internal static class Article
{
    // The letters of an abbreviation are spoken one by one, and an N begins like "en".
    public static string Of(string noun) =>
        noun.StartsWith("NV", StringComparison.Ordinal) || noun.StartsWith("nv", StringComparison.Ordinal)
        || "AEIOaeio".Contains(noun[0], StringComparison.Ordinal)
            ? $"an {noun}"
            : $"a {noun}";
}
