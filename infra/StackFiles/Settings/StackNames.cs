namespace GpuInfra.StackFiles;

/// <summary>What a stack may be called, and what its resources are labelled with.</summary>
public static partial class StackNames
{
    private const int LongestLabel = 63;

    /// <summary>How the form of a name is described.</summary>
    public const string Form = "1 to 100 letters, digits, hyphens, underscores and points";

    /// <summary>Whether Pulumi takes a text for the name of a stack.</summary>
    public static bool IsValid(string name) => ValidForm.IsMatch(name);

    /// <summary>The name in the form of a label's value: lower case, no points, and no longer than a label may be.</summary>
    public static string LabelOf(string name)
    {
        var label = string.Concat(name.Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter == '_' ? char.ToLowerInvariant(letter) : '-'));
        return label.Length <= LongestLabel ? label : label[..LongestLabel];
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{1,100}\z")]
    private static partial Regex ValidForm { get; }
}
