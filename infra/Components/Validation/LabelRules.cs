namespace GpuInfra;

// What must hold for the labels of a resource.
internal static class LabelRules
{
    internal static readonly Rule LabelsAreValid = new(
        "API006", "A label's key and value have the letters and the length that Google takes.",
        "Google refuses the resource, often after others have been made.")
    { Source = LabelRules.Source, RefusedBy = Refuser.Cloud };

    internal static string Source => NameLimits.Label.Source.Url;

    public static IEnumerable<Violation> CheckLabelsAreValid(string path, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (key, value) in labels)
        {
            if (!NameLimits.Label.Contains(key.Length) || !IsLetter(key[0]) || !key.All(IsAllowed))
            {
                yield return LabelsAreValid.Broken(
                    ArgumentPath.Key(path, key), $"is labelled '{key}', which is not a label's key",
                    $"Use {NameLimits.Label.Range} lower-case letters, digits, hyphens and underscores, the first a letter.");
            }

            if (value.Length > NameLimits.Label.Most || !value.All(IsAllowed))
            {
                yield return LabelsAreValid.Broken(
                    ArgumentPath.Key(path, key), $"is '{value}', which is not a label's value",
                    $"Use at most {NameLimits.Label.Most} lower-case letters, digits, hyphens and underscores.");
            }
        }
    }

    private static bool IsAllowed(char c) => IsLetter(c) || char.IsDigit(c) || c is '-' or '_';

    // Letters of scripts that know no case are fine.
    private static bool IsLetter(char c) => char.IsLetter(c) && !char.IsUpper(c);
}
