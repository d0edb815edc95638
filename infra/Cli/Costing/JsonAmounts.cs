using System.Text.Json;

namespace GpuInfra.Cli;

/// <summary>Writes amounts as numbers, as exact as anybody pays them.</summary>
internal static class JsonAmounts
{
    private const int Places = 6;

    // A decimal keeps the zeros that it was computed with; a division by one with many takes them away.
    private const decimal One = 1.000000000000000000000000000000m;

    public static void WriteAmount(this Utf8JsonWriter json, string name, decimal? amount)
    {
        if (amount is { } known)
        {
            json.WriteNumber(name, Math.Round(known, Places, MidpointRounding.AwayFromZero) / One);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
