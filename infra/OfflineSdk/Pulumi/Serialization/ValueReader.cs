namespace Pulumi.Serialization;

// Makes a value of one .NET type out of what Deserializer read.
internal abstract class ValueReader
{
    public static ValueReader Text { get; } = new PlainReader(typeof(string));

    public static ValueReader Boolean { get; } = new PlainReader(typeof(bool));

    public static ValueReader Number { get; } = new PlainReader(typeof(double));

    public static ValueReader Integer { get; } = new IntegerReader();

    // A value as a type; its default where the value is of another.
    public static T As<T>(object? value) => value is T read ? read : default!;

    // What does not fit is logged and becomes null.
    public object? Read(object? value, string context) => value is null ? null : ReadValue(value, context);

    protected abstract object? ReadValue(object value, string context);

    protected static object? Mismatch(Type expected, object value, string context)
    {
        Log.Warn($"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {context}");
        return null;
    }
}

// Takes a value as it came.
internal sealed class PlainReader(Type type) : ValueReader
{
    protected override object? ReadValue(object value, string context) =>
        type.IsInstanceOfType(value) ? value : Mismatch(type, value, context);
}

// Cuts a number to an integer.
internal sealed class IntegerReader : ValueReader
{
    protected override object? ReadValue(object value, string context) =>
        value is double number ? (int)number : Mismatch(typeof(double), value, context);
}

// Reads a list item by item.
internal sealed class ListReader<T>(ValueReader items) : ValueReader
{
    protected override object? ReadValue(object value, string context) => value is ImmutableArray<object?> list
        ? list.Select(item => As<T>(items.Read(item, context))).ToImmutableArray()
        : Mismatch(typeof(ImmutableArray<object>), value, context);
}

// Reads a map value by value.
internal sealed class MapReader<T>(ValueReader values) : ValueReader
{
    protected override object? ReadValue(object value, string context) => value is ImmutableDictionary<string, object?> map
        ? map.ToImmutableDictionary(entry => entry.Key, entry => As<T>(values.Read(entry.Value, context)))
        : Mismatch(typeof(ImmutableDictionary<string, object>), value, context);
}

// Calls the constructor of an output class with the properties that its parameters are named after.
internal sealed class ObjectReader(Type type, (string Name, Func<ValueReader> Reader)[] parameters, Func<object?[], object> make) : ValueReader
{
    // Each reader and what it says that it reads; made when they are needed, since classes may be parts of each other.
    private (ValueReader Reader, string Context)[] Readers =>
        field ??= [.. parameters.Select(parameter => (parameter.Reader(), $"{type.FullName}({parameter.Name})"))];

    protected override object? ReadValue(object value, string context) => value is ImmutableDictionary<string, object?> map
        ? make([.. parameters.Zip(Readers, (parameter, part) => part.Reader.Read(map.GetValueOrDefault(parameter.Name), part.Context))])
        : Mismatch(typeof(ImmutableDictionary<string, object>), value, context);
}
