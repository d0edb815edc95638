namespace GpuInfra;

/// <summary>A version of a secret in Secret Manager.</summary>
/// <param name="Secret">The secret's id, or its full name if it is in another project.</param>
/// <param name="Version">The number of the version, or <c>latest</c>, which the rules refuse.</param>
public sealed partial record SecretReference(string Secret, string Version)
{
    /// <summary>The word for the newest version.</summary>
    public const string Latest = "latest";

    internal static SecretReference? TryParse(string text)
    {
        var match = Form.Match(text);
        return match.Success ? new SecretReference(match.Groups["secret"].Value, match.Groups["version"].Value) : null;
    }

    /// <summary>The reference in the form in which it is read.</summary>
    public override string ToString() => $"{Secret}:{Version}";

    [GeneratedRegex(@"\A(?<secret>(projects/[a-z0-9:.-]+/secrets/)?[A-Za-z0-9_-]{1,255}):(?<version>[1-9][0-9]*|latest)\z")]
    private static partial Regex Form { get; }
}
