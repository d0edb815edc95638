using System.Collections;

namespace Pulumi;

/// <summary>A map argument, whose values may each be the output of another resource.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _items;
    private Output<ImmutableDictionary<string, TValue>>? _values;

    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty)) { }

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> items) => _items = items;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        values.Apply(ImmutableDictionary.CreateRange);

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        values.Apply(ImmutableDictionary.CreateRange);

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(ToInputs));

    public void Add(string key, Input<TValue> value) => Replace(_items.Apply(items =>
        items.SetItem(key, items.TryGetValue(key, out var existing) ? Same(key, existing, value) : value)));

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var values = await AsOutput().GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var value in values)
        {
            yield return value;
        }
    }

    internal override Output<ImmutableDictionary<string, TValue>> AsOutput() => _values ??= _items.Apply(items =>
        items is null ? Output.Create(default(ImmutableDictionary<string, TValue>)!) : Flatten(items));

    private static Output<ImmutableDictionary<string, TValue>> Flatten(ImmutableDictionary<string, Input<TValue>> items)
    {
        var keys = items.Keys.ToList();
        return Output.All(keys.Select(key => items[key])).Apply(values =>
            keys.Zip(values, KeyValuePair.Create).ToImmutableDictionary());
    }

    private static Input<TValue> Same(string key, Input<TValue> existing, Input<TValue> value) =>
        Output.Tuple(existing.AsOutput(), value.AsOutput()).Apply(pair => EqualityComparer<TValue>.Default.Equals(pair.Item1, pair.Item2)
            ? pair.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static ImmutableDictionary<string, Input<TValue>> ToInputs(ImmutableDictionary<string, TValue> values) =>
        values?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!;

    private void Replace(Output<ImmutableDictionary<string, Input<TValue>>> items)
    {
        _items = items;
        _values = null;
    }

    // Only collection initializers need this interface; the values may not be here yet.
    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");
}
