using System.Text.Json;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Values of a plan as values of JSON.</summary>
internal static class PropertyJson
{
    /// <summary>Writes a value, or null for one that is not there.</summary>
    public static void Write(Utf8JsonWriter json, string name, PropertyValue? value)
    {
        json.WritePropertyName(name);
        Write(json, value ?? PropertyValue.Null);
    }

    private static void Write(Utf8JsonWriter json, PropertyValue value)
    {
        switch (value.Kind)
        {
            case PropertyKind.Flag:
                json.WriteBooleanValue(value.Flag);
                break;
            case PropertyKind.Number:
                json.WriteNumberValue(value.Number);
                break;
            case PropertyKind.Text:
                json.WriteStringValue(value.Text);
                break;
            case PropertyKind.List:
                WriteItems(json, value.Items);
                break;
            case PropertyKind.Map:
                WriteEntries(json, value.Map);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteItems(Utf8JsonWriter json, IReadOnlyList<PropertyValue> items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }

    private static void WriteEntries(Utf8JsonWriter json, PropertyMap map)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map.Entries)
        {
            Write(json, name, value);
        }

        json.WriteEndObject();
    }
}
