using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// Durations as gcloud takes them: 900, 15m, 1h30m, PT15M.
internal static partial class GcloudDuration
{
    public static double? Seconds(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds;
        }

        var match = Duration().Match(text);
        return !match.Success || match.Groups["part"].Captures.Count == 0
            ? null
            : match.Groups["part"].Captures.Sum(static part => Part(part.Value));
    }

    private static double Part(string part)
    {
        var digits = part.AsSpan().TrimEnd("smhdwSMHDW ");
        return double.Parse(digits, CultureInfo.InvariantCulture) * char.ToLowerInvariant(part.TrimEnd()[digits.TrimEnd().Length..].Trim()[0]) switch
        {
            'm' => 60,
            'h' => 3600,
            'd' => 86400,
            'w' => 604800,
            _ => 1,
        };
    }

    [GeneratedRegex(@"\A(?:[Pp][Tt]?)?(?<part>\d+(?:\.\d+)?\s*[smhdwSMHDW]\s*)+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
