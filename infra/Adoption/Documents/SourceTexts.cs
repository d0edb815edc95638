using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>Scalars as the texts that they are written as.</summary>
public static class SourceTexts
{
    /// <summary>The text of a scalar, spelled as JSON spells it; empty for nothing.</summary>
    public static string Of(SourceScalar scalar) => scalar.Value switch
    {
        null => "",
        true => "true",
        false => "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var text => text.ToString() ?? "",
    };

    /// <summary>The text of a value, if it is a scalar that has one.</summary>
    public static string? Of(SourceValue? value) => value is SourceScalar { Value: not null } scalar ? Of(scalar) : null;

    /// <summary>What a plain word means: true, false, nothing, a number that would be spelled just so, or the text.</summary>
    public static object? Typed(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole.ToString(CultureInfo.InvariantCulture) == text => whole,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && number.ToString(CultureInfo.InvariantCulture) == text => number,
        _ => text,
    };
}
