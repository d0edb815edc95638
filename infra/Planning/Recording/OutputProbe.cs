using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.Planning;

internal readonly record struct ProbedOutput(object? Value, bool IsSecret, ImmutableHashSet<Resource> Dependencies);

// Reads any output or input without knowing its type parameter. There is one probe for each type parameter.
internal abstract class OutputProbe
{
    private static readonly ConcurrentDictionary<Type, OutputProbe?> ByType = new();

    private static readonly MethodInfo MakeMethod =
        typeof(OutputProbe).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static OutputProbe? For(Type type) => ByType.GetOrAdd(type, Create);

    // The value inside a union, which is one of several types; nothing for any other value.
    public static object? Unwrap(object value) =>
        value.GetType() is { IsValueType: true, IsConstructedGenericType: true } type
        && type.Assembly == typeof(Resource).Assembly
            ? type.GetProperty("Value")?.GetValue(value)
            : null;

    public abstract ValueTask<ProbedOutput> ReadAsync(object source);

    private static OutputProbe? Create(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsConstructedGenericType
                && (current.GetGenericTypeDefinition() == typeof(Output<>)
                    || current.GetGenericTypeDefinition() == typeof(Input<>)))
            {
                return (OutputProbe)MakeMethod.MakeGenericMethod(current.GenericTypeArguments).Invoke(null, null)!;
            }
        }

        return null;
    }

    private static OutputProbe<T> Make<T>() => new();
}

internal sealed class OutputProbe<T> : OutputProbe
{
    public override async ValueTask<ProbedOutput> ReadAsync(object source)
    {
        var output = source as Output<T> ?? ((Input<T>)source).ToOutput();
        return new ProbedOutput(
            await OutputUtilities.GetValueAsync(output).ConfigureAwait(false),
            await Output.IsSecretAsync(output).ConfigureAwait(false),
            await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false));
    }
}
