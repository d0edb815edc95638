using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Makes a value of one .NET type out of what <see cref="Deserializer"/> read.</summary>
internal abstract class ValueReader
{
    private static readonly ConcurrentDictionary<Type, ValueReader> Known = new();

    private protected ValueReader(Type type) => Type = type;

    protected Type Type { get; }

    /// <summary>The reader of a type; throws where outputs cannot be of that type.</summary>
    public static ValueReader For(Type type, string context)
    {
        if (!Known.TryGetValue(type, out var reader))
        {
            reader = Known.GetOrAdd(type, Create(type, context));
        }

        return reader;
    }

    /// <summary>What does not fit is logged and becomes null.</summary>
    public object? Read(object? value, string context) => value is null ? null : ReadValue(value, context);

    protected abstract object? ReadValue(object value, string context);

    protected static object? Mismatch(Type expected, object value, string context)
    {
        Log.Warn($"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {context}");
        return null;
    }

    private static ValueReader Create(Type type, string context)
    {
        if (type == typeof(string) || type == typeof(bool) || type == typeof(double) || type == typeof(object))
        {
            return new PlainReader(type);
        }

        if (type == typeof(int) || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)))
        {
            return new IntegerReader(type);
        }

        if (type == typeof(Resource) || type.IsSubclassOf(typeof(Resource)))
        {
            return new PlainReader(typeof(Resource));
        }

        return type.IsConstructedGenericType ? CreateGeneric(type, context) : CreateMarked(type, context);
    }

    private static ValueReader CreateGeneric(Type type, string context)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(Nullable<>))
        {
            return For(arguments[0], context);
        }

        if (definition == typeof(ImmutableArray<>))
        {
            return CreateFor(typeof(ListReader<>), arguments[0], context);
        }

        if (definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string))
        {
            return CreateFor(typeof(MapReader<>), arguments[1], context);
        }

        throw new InvalidOperationException(
            $"{context} contains invalid type {type.FullName}:\n" +
            "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
    }

    private static ValueReader CreateFor(Type reader, Type element, string context) =>
        (ValueReader)Activator.CreateInstance(reader.MakeGenericType(element), For(element, context))!;

    private static ValueReader CreateMarked(Type type, string context)
    {
        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null)
        {
            return new EnumReader(type);
        }

        return type.GetCustomAttribute<OutputTypeAttribute>() is not null
            ? new ObjectReader(type)
            : throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n" +
                "    String, Boolean, Int32, Double,\n" +
                "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n" +
                $"    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
    }
}
