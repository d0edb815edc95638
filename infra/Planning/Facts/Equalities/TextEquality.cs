using System.Net;

namespace GpuInfra.Planning;

// Texts of which the provider overlooks something.
internal static class TextEquality
{
    private static readonly string[] CaseSensitive = ["principalSet:", "principal:", "principalHierarchy:"];

    private static readonly string[] AdmitPolicies = ["admit-on-first-miss", "admit-on-second-miss"];

    public static bool AreSameInCapitals(string deployed, string planned) =>
        string.Equals(deployed, planned, StringComparison.OrdinalIgnoreCase);

    public static bool AreSameMembers(string deployed, string planned) =>
        IsCaseSensitive(deployed) || IsCaseSensitive(planned) ? deployed == planned : AreSameInCapitals(deployed, planned);

    public static bool AreSameDomains(string deployed, string planned) =>
        deployed == planned.TrimEnd('.') || planned == deployed.TrimEnd('.');

    // Google Cloud takes one for the other.
    public static bool AreBothAdmitPolicies(string deployed, string planned) =>
        AdmitPolicies.Contains(deployed) && AdmitPolicies.Contains(planned);

    public static bool AreSameTagConditions(string deployed, string planned) => OfTags(deployed) == OfTags(planned);

    private static bool IsCaseSensitive(string member) =>
        member.Contains("allAuthenticatedUsers", StringComparison.Ordinal) || member.Contains("allUsers", StringComparison.Ordinal)
        || Array.Exists(CaseSensitive, start => member.StartsWith(start, StringComparison.Ordinal));

    private static string OfTags(string condition) =>
        condition.Replace("Labels", "TagId", StringComparison.Ordinal).Replace("label", "tag", StringComparison.Ordinal);
}

// IP addresses, alone or with the length of a mask.
internal static class AddressEquality
{
    // The provider may be told of a reserved address, and reads the address itself.
    public static bool AreSameOrReferred(string deployed, string planned)
    {
        var (old, @new) = (Parts(deployed), Parts(planned));
        return Parse(old[0]) is { } address
            && (Parse(@new[0]) is not { } other || address.Equals(other))
            && (old.Length != 2 || @new.Length != 2 || old[1] == @new[1]);
    }

    public static bool AreSamePrefixes(string deployed, string planned) =>
        Parts(deployed) is [var oldAddress, var oldLength] && Parts(planned) is [var newAddress, var newLength]
        && oldLength == newLength && Parse(oldAddress) is { } address && address.Equals(Parse(newAddress));

    // .NET also takes a mere number for an address.
    public static IPAddress? Parse(string text) =>
        (text.Contains(':', StringComparison.Ordinal) || text.Count(static letter => letter == '.') == 3) && IPAddress.TryParse(text, out var address)
            ? address
            : null;

    private static string[] Parts(string text) => text.Split('/');
}

// Whether the provider takes what is deployed for what is planned, though they are spelled differently.
internal delegate bool Equality(PropertyValue? deployed, PropertyValue? planned, ResourceInputs inputs);
