using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Browser.Tests;

/// <summary>The contrast of two colours, from 1 to 21, as https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio reckons it.</summary>
internal static partial class Contrast
{
    /// <summary>The contrast of two colours in the spelling of <c>getComputedStyle</c>: <c>rgb(1, 2, 3)</c>.</summary>
    public static double Of(string one, string other)
    {
        var (low, high) = (Math.Min(Luminance(one), Luminance(other)), Math.Max(Luminance(one), Luminance(other)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double Luminance(string color)
    {
        var match = Rgb().Match(color);
        Assert.True(match.Success, $"'{color}' is no opaque colour.");
        return (0.2126 * Linear(match, 1)) + (0.7152 * Linear(match, 2)) + (0.0722 * Linear(match, 3));
    }

    private static double Linear(Match match, int group)
    {
        var part = int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"^rgb\((\d+), (\d+), (\d+)\)$")]
    private static partial Regex Rgb();
}
