namespace Pulumi.Serialization;

/// <summary>Serializes arguments one by one; those that are null are left out.</summary>
internal static class PropertySerializer
{
    public static async Task<SerializedProperties> SerializeAsync(string label, IDictionary<string, object?> properties)
    {
        var serializer = new Serializer(ResourceForm.Reference);
        var values = new Dictionary<string, object?>(properties.Count, StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            try
            {
                if (await serializer.SerializeAsync($"{label}.{name}", value).ConfigureAwait(false) is { } serialized)
                {
                    values[name] = serialized;
                }
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
            }
        }

        return new SerializedProperties(values, serializer.Dependencies);
    }
}
