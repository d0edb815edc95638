namespace GpuInfra;

// What must hold for the names that Google Cloud derives resources from.
internal static class NameRules
{
    internal static readonly Rule NameFits = new(
        "API005", "A component's name leaves room for the names of what it makes.",
        "Resources are named after it with a role behind, and Google refuses names that are too long.")
    { Source = NameRules.Source, RefusedBy = Refuser.Cloud };

    internal static string Source => NameLimits.Compute.Source.Url;

    public static IEnumerable<Violation> CheckNameFits(string name, int maximum)
    {
        if (name.Length > maximum || !IsRfc1035(name))
        {
            yield return NameFits.Broken(
                "name", $"is '{name}', but resources are named after it",
                $"Use 1 to {maximum} lower-case letters, digits and hyphens, the first a letter, the last no hyphen.");
        }
    }

    public static bool IsRfc1035(string name) =>
        name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name[^1] != '-'
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
