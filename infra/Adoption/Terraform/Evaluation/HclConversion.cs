using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>Turns values into the primitive types, as Terraform does by itself.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion</remarks>
internal static class HclConversion
{
    /// <summary>An <see cref="HclText"/>, or an <see cref="HclUnknown"/>.</summary>
    public static HclValue ToText(HclValue value) => value switch
    {
        HclText or HclUnknown => value,
        HclBool truth => new HclText(truth.Value ? "true" : "false", value.Place) { Secret = value.Secret },
        HclNumber number => new HclText(Text(number.Value), value.Place) { Secret = value.Secret },
        _ => HclEvaluator.Failure("a text is wanted", value.Place),
    };

    /// <summary>An <see cref="HclNumber"/>, or an <see cref="HclUnknown"/>.</summary>
    public static HclValue ToNumber(HclValue value) => value switch
    {
        HclNumber or HclUnknown => value,
        HclText text when decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            => new HclNumber(number, value.Place) { Secret = value.Secret },
        _ => HclEvaluator.Failure("a number is wanted", value.Place),
    };

    /// <summary>An <see cref="HclBool"/>, or an <see cref="HclUnknown"/>.</summary>
    public static HclValue ToBool(HclValue value) => value switch
    {
        HclBool or HclUnknown => value,
        HclText { Value: "true" or "1" } => new HclBool(true, value.Place) { Secret = value.Secret },
        HclText { Value: "false" or "0" } => new HclBool(false, value.Place) { Secret = value.Secret },
        _ => HclEvaluator.Failure("true or false is wanted", value.Place),
    };

    public static string Text(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
