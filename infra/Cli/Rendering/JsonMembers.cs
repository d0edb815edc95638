using System.Text.Json;

namespace GpuInfra.Cli;

/// <summary>Writes members of objects that several formats have.</summary>
internal static class JsonMembers
{
    private const int Places = 6;

    // A decimal keeps the zeros that it was computed with; a division by one with many takes them away.
    private const decimal One = 1.000000000000000000000000000000m;

    /// <summary>Writes an amount as a number, as exact as anybody pays it.</summary>
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

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
