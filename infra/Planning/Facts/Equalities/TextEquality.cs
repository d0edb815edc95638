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
