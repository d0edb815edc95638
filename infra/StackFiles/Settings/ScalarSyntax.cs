namespace GpuInfra.StackFiles;

// What a value without quotes means: the core schema of YAML 1.2, less what the YAML reader of Pulumi understands otherwise.
// That one also knows octal numbers by a leading zero, binary numbers, capital prefixes, underscores and dates, and takes a
// number that it cannot hold for a text. Pulumi reads with gopkg.in/yaml.v3; what follows is its resolve.go.
internal static partial class ScalarSyntax
{
    private const NumberStyles Signed = NumberStyles.AllowLeadingSign;
    private const int GregorianCycle = 400;

    public static ScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when !MayBeNumber(text[0]) => ScalarKind.Text,
        _ when WholeNumberForm.IsMatch(text) => ScalarKind.WholeNumber,
        _ when IsDate(text) || OtherNumberForm.IsMatch(text) || IsSeparated(text) => ScalarKind.Ambiguous,
        _ when FractionForm.IsMatch(text) => IsHeld(text) ? ScalarKind.Fraction : ScalarKind.Ambiguous,
        _ => ScalarKind.Text,
    };

    public static bool KeepsItsText(ConfigScalar scalar, out string text)
    {
        text = scalar.Kind == ScalarKind.Boolean ? (IsTrue(scalar) ? "true" : "false") : scalar.Text;
        return scalar.Kind switch
        {
            ScalarKind.Text or ScalarKind.Boolean => true,
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

    // The value if it is a number, whatever its form.
    public static bool TryNumber(ConfigScalar scalar, out double number)
    {
        number = 0;
        if (scalar.Kind == ScalarKind.WholeNumber && TryWholeNumber(scalar, out var whole))
        {
            number = whole;
            return true;
        }

        return scalar.Kind is ScalarKind.WholeNumber or ScalarKind.Fraction && TryFraction(scalar, out number);
    }

    public static string? InDecimal(ConfigScalar scalar)
    {
        var text = scalar.Text.ToLowerInvariant();
        return PrefixedForm.IsMatch(text) && TryWholeNumber(new(text, ScalarKind.WholeNumber, scalar.Place), out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static bool MayBeNumber(char first) => char.IsAsciiDigit(first) || first is '-' or '+' or '.';

    // A number whose digits underscores separate; one that begins with a point is none to Pulumi.
    private static bool IsSeparated(string text) =>
        text[0] != '.' && text.Contains('_', StringComparison.Ordinal) && IsNumber(text.Replace("_", "", StringComparison.Ordinal));

    private static bool IsNumber(string text) =>
        WholeNumberForm.IsMatch(text) || OtherNumberForm.IsMatch(text) || DecimalForm.IsMatch(text);

    // Infinity is written as such; what only comes to it is a text to Pulumi and a number to YAML 1.2.
    private static bool IsHeld(string text) => !DecimalForm.IsMatch(text)
        || double.IsFinite(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static bool IsDate(string text) =>
        DateForm.Match(text) is { Success: true } date
        && Part(date, "month") is >= 1 and <= 12 and var month
        && Part(date, "day") is >= 1 and var day
        && day <= DateTime.DaysInMonth((Part(date, "year") % GregorianCycle) + GregorianCycle, month)
        && Part(date, "hour") <= 23 && Part(date, "minute") <= 59 && Part(date, "second") <= 59;

    private static int Part(Match date, string name) =>
        date.Groups[name] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

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

    [GeneratedRegex("^([-+]?(0|[1-9][0-9]*)|0o[0-7]+|0x[0-9a-fA-F]+)$")]
    private static partial Regex WholeNumberForm { get; }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex DecimalForm { get; }

    [GeneratedRegex(@"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$")]
    private static partial Regex FractionForm { get; }

    [GeneratedRegex("^(0o[0-7]+|0x[0-9a-f]+)$")]
    private static partial Regex PrefixedForm { get; }

    // Numbers to Pulumi that are other numbers or texts to YAML 1.2; a sign after the prefix is a quirk of its reader.
    [GeneratedRegex(
        "^([-+]?0[0-9]+|[-+]?0[bB][01]+|[-+]?0[oO][0-7]+|[-+]?0[xX][0-9a-fA-F]+|0b[-+][01]+|0o[-+][0-7]+)$")]
    private static partial Regex OtherNumberForm { get; }

    [GeneratedRegex(
        "^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})("
        + @"[Tt](?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})([.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})"
        + @"| (?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})([.,][0-9]+)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DateForm { get; }
}
