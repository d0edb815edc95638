using System.Text;

namespace GpuInfra.Planning;

// Type tokens as nouns: gcp:dns/managedZone:ManagedZone is a managed zone.
internal static class Noun
{
    public static string Of(PlannedResource resource) =>
        ResourceKinds.Of(resource.Type).Noun
        ?? (CloudTypes.IsProvider(resource.Type) ? "provider" : Split(resource.Type[(resource.Type.LastIndexOf(':') + 1)..]));

    // A capital after a small letter starts a word, and so does one before a small letter; an abbreviation is one.
    private static string Split(string name)
    {
        var words = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var isStart = at > 0 && char.IsAsciiLetterUpper(name[at])
                && (char.IsAsciiLetterLower(name[at - 1]) || (at + 1 < name.Length && char.IsAsciiLetterLower(name[at + 1])));
            words.Append(isStart ? " " : "").Append(char.ToLowerInvariant(name[at]));
        }

        return words.ToString();
    }
}
