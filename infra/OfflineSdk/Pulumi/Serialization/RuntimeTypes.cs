using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Serialization;

// Outputs of types that are only found while the program runs: those of resource classes that no package declares.
internal static class RuntimeTypes
{
    private const string Reason = "The types of outputs are found while the program runs.";

    // Whether the program can still make types; a native one cannot.
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    public static bool AreSupported { get; } = RuntimeFeature.IsDynamicCodeSupported;

    [RequiresDynamicCode(Reason)]
    [RequiresUnreferencedCode(Reason)]
    public static OutputSlot CreateSlot(OutputProperty property, Resource resource, Type type)
    {
        var reader = ReaderOf(type, property.Place);
        return (OutputSlot)Activator.CreateInstance(typeof(OutputSlot<>).MakeGenericType(type), property, resource, reader)!;
    }

    // The reader of a type; throws where outputs cannot be of that type.
    [RequiresDynamicCode(Reason)]
    [RequiresUnreferencedCode(Reason)]
    private static ValueReader ReaderOf(Type type, string context) =>
        type == typeof(string) ? ValueReader.Text
        : type == typeof(bool) ? ValueReader.Boolean
        : type == typeof(double) ? ValueReader.Number
        : type == typeof(int) ? ValueReader.Integer
        : type == typeof(object) ? new PlainReader(type)
        : type.IsAssignableTo(typeof(Resource)) ? new PlainReader(typeof(Resource))
        : type.IsConstructedGenericType ? ReaderOfGeneric(type, context)
        : type.GetCustomAttribute<OutputTypeAttribute>() is not null ? ReaderOfObject(type)
        : throw new InvalidOperationException(
            $"{context} contains invalid type {type.FullName}. Allowed types are:\n" +
            "    String, Boolean, Int32, Double,\n" +
            "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n" +
            $"    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");

    [RequiresDynamicCode(Reason)]
    [RequiresUnreferencedCode(Reason)]
    private static ValueReader ReaderOfGeneric(Type type, string context)
    {
        var definition = type.GetGenericTypeDefinition();
        var reader = definition == typeof(Nullable<>) ? null
            : definition == typeof(ImmutableArray<>) ? typeof(ListReader<>)
            : definition == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] == typeof(string) ? typeof(MapReader<>)
            : throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n" +
                "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        var inner = ReaderOf(type.GenericTypeArguments[^1], context);
        return reader is null
            ? inner
            : (ValueReader)Activator.CreateInstance(reader.MakeGenericType(type.GenericTypeArguments[^1]), inner)!;
    }

    [RequiresDynamicCode(Reason)]
    [RequiresUnreferencedCode(Reason)]
    private static ObjectReader ReaderOfObject(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance);
        var constructor = constructors.FirstOrDefault(each => each.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? constructors.Where(each => each.IsPublic).ToArray() switch
            {
                [var only] => only,
                _ => throw new InvalidOperationException(
                    $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor marked with " +
                    $"[{nameof(OutputConstructorAttribute)}]."),
            };
        (string, Func<ValueReader>)[] parameters =
        [
            .. constructor.GetParameters().Select(parameter =>
                (parameter.Name!, (Func<ValueReader>)(() => ReaderOf(parameter.ParameterType, $"{type.FullName}({parameter.Name})")))),
        ];
        return new ObjectReader(type, parameters, constructor.Invoke);
    }
}
