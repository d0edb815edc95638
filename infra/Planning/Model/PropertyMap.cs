using System.Diagnostics.CodeAnalysis;

namespace GpuInfra.Planning;

/// <summary>Values by name: immutable, in the ordinal order of the names, and compared by what they hold.</summary>
public sealed class PropertyMap : IEquatable<PropertyMap>
{
    private const string Name = "name";
    private const string Value = "value";
    private const string Variables = "env";

    private readonly ImmutableArray<KeyValuePair<string, PropertyValue>> _entries;

    /// <summary>Makes a map.</summary>
    /// <exception cref="ArgumentException">Two entries have one name.</exception>
    public PropertyMap(IEnumerable<KeyValuePair<string, PropertyValue>> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (var index = 1; index < sorted.Length; index++)
        {
            if (sorted[index - 1].Key == sorted[index].Key)
            {
                throw new ArgumentException($"Two entries have the name '{sorted[index].Key}'.", nameof(entries));
            }
        }

        Conceal(sorted);
        _entries = ImmutableArray.Create(sorted);
    }

    /// <summary>The map without entries.</summary>
    public static PropertyMap Empty { get; } = new([]);

    /// <summary>The entries, in the ordinal order of their names.</summary>
    public IReadOnlyList<KeyValuePair<string, PropertyValue>> Entries => _entries;

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>The value of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public PropertyValue this[string name] =>
        TryGet(name, out var value) ? value : throw new KeyNotFoundException($"There is no property '{name}'.");

    /// <summary>The value of a name, if there is one.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out PropertyValue? value)
    {
        var (low, high) = (0, _entries.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_entries[middle].Key, name);
            if (order == 0)
            {
                value = _entries[middle].Value;
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        value = null;
        return false;
    }

    /// <summary>
    /// The value at a path in the engine's spelling, such as <c>template.containers[0].limits["nvidia.com/gpu"]</c>,
    /// or nothing if the path leads nowhere.
    /// </summary>
    public PropertyValue? Find(string path) => PropertyPath.Follow(PropertyValue.Of(this), path);

    /// <inheritdoc/>
    public bool Equals(PropertyMap? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (var index = 0; index < Count; index++)
        {
            var (left, right) = (_entries[index], other._entries[index]);
            if (left.Key != right.Key || !left.Value.Equals(right.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _entries.Aggregate(_entries.Length, static (hash, entry) => HashCode.Combine(hash, entry.Key, entry.Value));

    /// <summary>The entries on one line, for people.</summary>
    public override string ToString() => string.Join(", ", _entries.Select(entry => $"{entry.Key}: {entry.Value}"));

    // The variables of a container that are called like secrets, by name or each with its name.
    private static void Conceal(KeyValuePair<string, PropertyValue>[] sorted)
    {
        PropertyValue? name = null;
        for (var index = 0; index < sorted.Length; index++)
        {
            var (key, value) = sorted[index];
            if (key == Name && value.IsText)
            {
                name = value;
            }
            else if (key == Value && name is not null)
            {
                sorted[index] = new(key, Concealed(name.Text, value));
            }
            else if (key == Variables && value.Kind == PropertyKind.Map)
            {
                sorted[index] = new(key, PropertyValue.Of(new PropertyMap(
                    value.Map.Entries.Select(entry => new KeyValuePair<string, PropertyValue>(entry.Key, Concealed(entry.Key, entry.Value))))));
            }
        }
    }

    private static PropertyValue Concealed(string name, PropertyValue value) =>
        value.IsText && SecretText.IsVariable(name, value.Text) ? value.Concealed() : value;
}
