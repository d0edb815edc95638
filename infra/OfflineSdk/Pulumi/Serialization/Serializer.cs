using System.Collections;
using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>
/// Turns arguments into what goes over the wire: null, bool, int, double, string, <c>List</c> and <c>Dictionary</c>.
/// </summary>
internal sealed class Serializer(ResourceForm resourceForm)
{
    /// <summary>The resources that what was serialized so far comes from.</summary>
    public HashSet<Resource> Dependencies { get; } = [];

    /// <param name="context">Where the value stands, for messages.</param>
    /// <param name="value">What an argument holds.</param>
    public ValueTask<object?> SerializeAsync(string context, object? value) => value switch
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

    private async ValueTask<object?> SerializeOutputAsync(string context, IOutput output)
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

    private async ValueTask<object?> SerializeResourceAsync(string context, Resource resource)
    {
        if (resource is CustomResource custom && resourceForm == ResourceForm.Id)
        {
            return await SerializeAsync(context, custom.Id).ConfigureAwait(false);
        }

        var urn = await SerializeAsync(context, resource.Urn).ConfigureAwait(false);
        return resourceForm == ResourceForm.Id ? urn : Signed(WireFormat.Resource, "urn", urn);
    }

    private async ValueTask<object?> SerializeMapAsync(string context, IDictionary map)
    {
        var result = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var key in map.Keys)
        {
            var name = key as string
                ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{context}");
            if (await SerializeAsync($"{context}.{name}", map[name]).ConfigureAwait(false) is { } value)
            {
                result[name] = value;
            }
        }

        return result;
    }

    private async ValueTask<object?> SerializeListAsync(string context, IList list)
    {
        var result = new List<object?>();
        if (!IsDefaultArray(list))
        {
            for (var i = 0; i < list.Count; i++)
            {
                result.Add(await SerializeAsync($"{context}[{i}]", list[i]).ConfigureAwait(false));
            }
        }

        return result;
    }

    // Default immutable arrays equal each other, whatever they are of.
    private static bool IsDefaultArray(IList list) => list is ValueType && list.Equals(default(ImmutableArray<object>));

    private static Dictionary<string, object?> Signed(string signature, string key, object? value) =>
        new(StringComparer.Ordinal) { [WireFormat.Signature] = signature, [key] = value };
}
