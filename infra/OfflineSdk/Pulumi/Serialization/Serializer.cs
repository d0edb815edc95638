using System.Collections;
using System.Globalization;

namespace Pulumi.Serialization;

// Turns arguments into what goes over the wire: null, bool, int, double, string, List and Dictionary.
internal sealed class Serializer(ResourceForm resourceForm)
{
    public HashSet<Resource> Dependencies { get; } = [];

    public ValueTask<object?> SerializeAsync(Place context, object? value) => value switch
    {
        null or bool or int or double or string => new(value),
        InputArgs args => SerializeMapAsync(context, args.ToDictionary()),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{context}"),
        IInput input => SerializeOutputAsync(context, input.ToOutput()),
        IOutput output => SerializeOutputAsync(context, output),
        Resource resource => SerializeResourceAsync(context, resource),
        IDictionary map => SerializeMapAsync(context, map),
        IList list => SerializeListAsync(context, list),
        ValueTuple => new((object?)null),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{context}"),
    };

    private async ValueTask<object?> SerializeOutputAsync(Place context, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
        {
            return WireFormat.Unknown;
        }

        var value = await SerializeAsync(context, data.Value).ConfigureAwait(false);
        return data.IsSecret ? Signed(WireFormat.Secret, "value", value) : value;
    }

    private async ValueTask<object?> SerializeResourceAsync(Place context, Resource resource)
    {
        if (resource is CustomResource custom && resourceForm == ResourceForm.Id)
        {
            return await SerializeAsync(context, custom.Id).ConfigureAwait(false);
        }

        var urn = await SerializeAsync(context, resource.Urn).ConfigureAwait(false);
        return resourceForm == ResourceForm.Id ? urn : Signed(WireFormat.Resource, "urn", urn);
    }

    private async ValueTask<object?> SerializeMapAsync(Place context, IDictionary map)
    {
        var result = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var key in map.Keys)
        {
            var name = key as string
                ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}");
            if (await SerializeAsync(context.Property(name), map[name]).ConfigureAwait(false) is { } value)
            {
                result[name] = value;
            }
        }

        return result;
    }

    private async ValueTask<object?> SerializeListAsync(Place context, IList list)
    {
        var result = new List<object?>();
        if (!IsDefaultArray(list))
        {
            for (var i = 0; i < list.Count; i++)
            {
                result.Add(await SerializeAsync(context.Item(i), list[i]).ConfigureAwait(false));
            }
        }

        return result;
    }

    // Default immutable arrays equal each other, whatever they are of.
    private static bool IsDefaultArray(IList list) => list is ValueType && list.Equals(default(ImmutableArray<object>));

    private static Dictionary<string, object?> Signed(string signature, string key, object? value) =>
        new(StringComparer.Ordinal) { [WireFormat.Signature] = signature, [key] = value };
}

// Serializes arguments one by one; those that are null are left out.
internal static class PropertySerializer
{
    public static async ValueTask<SerializedProperties> SerializeAsync(string label, IDictionary<string, object?> properties)
    {
        var serializer = new Serializer(ResourceForm.Reference);
        var place = new Place(label);
        var values = new Dictionary<string, object?>(properties.Count, StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            try
            {
                if (await serializer.SerializeAsync(place.Property(name), value).ConfigureAwait(false) is { } serialized)
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

// Where a value is: a chain, since only an error needs it in words.
internal sealed class Place(string? name, int index = 0, Place? parent = null)
{
    public Place Property(string property) => new(property, parent: this);

    public Place Item(int item) => new(null, item, this);

    public override string ToString() =>
        parent is null ? name ?? "" : name is null ? string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]") : $"{parent}.{name}";
}

// How a resource that is an argument is written.
internal enum ResourceForm
{
    Id,

    Reference,
}

// Arguments as they go over the wire, and the resources that they come from.
internal sealed record SerializedProperties(Dictionary<string, object?> Values, HashSet<Resource> Dependencies);

// The marks that the engine and its clients have agreed on for what JSON has no word for.
internal static class WireFormat
{
    // A value that is not known yet.
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public const string Signature = "4dabf18193072939515e22adb298388d";

    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    public const string InternalPrefix = "__";
}
