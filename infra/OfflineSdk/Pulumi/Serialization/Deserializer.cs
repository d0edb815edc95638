namespace Pulumi.Serialization;

// Reads what came over the wire: bool, double, string, ImmutableArray, ImmutableDictionary or a resource. What is unknown or
// secret inside makes the whole so.
internal static class Deserializer
{
    public static OutputData<object?> Read(object? value) => value switch
    {
        WireFormat.Unknown => OutputData<object?>.Known(null) with { IsKnown = false },
        int number => OutputData<object?>.Known((double)number),
        List<object?> list => ReadList(list),
        Dictionary<string, object?> map => ReadMap(map),
        _ => OutputData<object?>.Known(value),
    };

    // Only what is known and not null.
    public static ImmutableDictionary<string, object> ReadKnown(Dictionary<string, object?> map)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (key, value) in map)
        {
            if (Read(value) is { IsKnown: true, Value: { } known })
            {
                result.Add(key, known);
            }
        }

        return result.ToImmutable();
    }

    private static OutputData<object?> ReadList(List<object?> list)
    {
        var values = ImmutableArray.CreateBuilder<object?>(list.Count);
        var whole = OutputData<object?>.Known(null);
        foreach (var item in list)
        {
            whole = whole.Then(Read(item));
            values.Add(whole.Value);
        }

        return whole.With<object?>(values.MoveToImmutable());
    }

    private static OutputData<object?> ReadMap(Dictionary<string, object?> map)
    {
        switch (map.GetValueOrDefault(WireFormat.Signature))
        {
            case WireFormat.Secret:
                return Read(map["value"]) with { IsSecret = true };
            case WireFormat.Resource:
                return OutputData<object?>.Known(new DependencyResource((string)map["urn"]!));
        }

        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        var whole = OutputData<object?>.Known(null);
        foreach (var (key, value) in map)
        {
            if (!key.StartsWith(WireFormat.InternalPrefix, StringComparison.Ordinal))
            {
                whole = whole.Then(Read(value));
                values.Add(key, whole.Value);
            }
        }

        return whole.With<object?>(values.ToImmutable());
    }
}
