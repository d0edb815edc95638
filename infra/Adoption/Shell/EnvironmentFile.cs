using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// Lines of NAME=VALUE, as in .env.
internal static partial class EnvironmentFile
{
    public static bool IsOf(SourceText file) => Path.GetFileName(file.File) is var name
        && (name.EndsWith(".env", StringComparison.Ordinal) || name.StartsWith(".env", StringComparison.Ordinal)
            || (Path.GetExtension(name) is "" or ".txt" && file.Text.Split('\n').All(static line => line.TrimStart() is "" or ['#', ..] or ['\r', ..] || Line().IsMatch(line))));

    public static IEnumerable<(string Key, string Value, SourcePlace Place)> Read(SourceText file)
    {
        var lines = file.Text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var match = Line().Match(lines[at].TrimEnd('\r'));
            if (match.Success)
            {
                yield return (match.Groups["name"].Value, Unquote(match.Groups["value"].Value), new SourcePlace(file.File, at + 1, match.Groups["value"].Index + 1));
            }
        }
    }

    private static string Unquote(string value)
    {
        value = value.Trim();
        if (value.Length > 1 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is var close and > 0)
        {
            return value[1..close];
        }

        return value.Split(" #")[0].TrimEnd();
    }

    [GeneratedRegex(@"^\s*(?:export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_.]*)\s*=(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
