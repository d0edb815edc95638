using System.Text.Json;

namespace GpuInfra.Planning.Tests;

/// <summary>Inputs of a resource, said as JSON.</summary>
internal static class Json
{
    public static PropertyMap Map(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement).Map;
    }

    private static PropertyValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => PropertyValue.Of(new PropertyMap(
            element.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Of(property.Value))))),
        JsonValueKind.Array => PropertyValue.Of(element.EnumerateArray().Select(Of)),
        JsonValueKind.String => PropertyValue.Of(element.GetString()!),
        JsonValueKind.Number => PropertyValue.Of(element.GetDouble()),
        JsonValueKind.Null => PropertyValue.Null,
        _ => PropertyValue.Of(element.GetBoolean()),
    };
}
