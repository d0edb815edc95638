using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Program;

/// <summary>
/// What a value without quotes means: the core schema of YAML 1.2, less what the YAML reader of Pulumi understands
/// otherwise. That one also knows octal numbers by a leading zero, binary numbers, underscores and dates.
/// </summary>
internal static partial class ScalarSyntax
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign;

    public static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Truth,
        _ when !MayBeNumber(text[0]) => ScalarKind.Text,
        _ when AmbiguousForm.IsMatch(text) => ScalarKind.Ambiguous,
        _ when WholeNumberForm.IsMatch(text) => ScalarKind.WholeNumber,
        _ when FractionForm.IsMatch(text) => ScalarKind.Fraction,
        _ => ScalarKind.Text,
    };

    /// <summary>The text that Pulumi makes of the value, if it is the text that is written.</summary>
    public static bool KeepsItsText(ConfigScalar scalar, out string text)
    {
        text = scalar.Kind == ScalarKind.Truth ? (IsTrue(scalar) ? "true" : "false") : scalar.Text;
        return scalar.Kind switch
        {
            ScalarKind.Text or ScalarKind.Truth => true,
            ScalarKind.WholeNumber => TryWholeNumber(scalar, out var number)
                && number.ToString(CultureInfo.InvariantCulture) == scalar.Text,
            ScalarKind.Fraction => TryFraction(scalar, out var number)
                && number.ToString(CultureInfo.InvariantCulture) == scalar.Text,
            _ => false,
        };
    }

    public static bool IsTrue(ConfigScalar scalar) => scalar.Text is "true" or "True" or "TRUE";

    public static bool TryWholeNumber(ConfigScalar scalar, out long number)
    {
        var digits = scalar.Text;
        return digits.StartsWith("0x", StringComparison.Ordinal)
            ? long.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number) && number >= 0
            : digits.StartsWith("0o", StringComparison.Ordinal)
            ? TryOctal(digits[2..], out number)
            : long.TryParse(digits, Signed, CultureInfo.InvariantCulture, out number);
    }

    public static bool TryFraction(ConfigScalar scalar, out double number) =>
        double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static bool MayBeNumber(char first) => char.IsAsciiDigit(first) || first is '-' or '+' or '.';

    private static bool TryOctal(string digits, out long number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (number > long.MaxValue >> 3)
            {
                return false;
            }

            number = (number << 3) + (digit - '0');
        }

        return true;
    }

    [GeneratedRegex("^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$")]
    private static partial Regex WholeNumberForm { get; }

    [GeneratedRegex(@"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$")]
    private static partial Regex FractionForm { get; }

    [GeneratedRegex(
        @"^([-+]?0[0-9]+|[-+]?0b[01_]+|[-+]?0[xo][0-9a-fA-F]*_[0-9a-fA-F_]*|[-+]0[xo][0-9a-fA-F_]+"
        + @"|[-+]?[0-9.][0-9.]*_[0-9._]*([eE][-+]?[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9].*)?)$")]
    private static partial Regex AmbiguousForm { get; }
}
