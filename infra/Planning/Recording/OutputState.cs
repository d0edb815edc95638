using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Pulumi.Utilities;

namespace GpuInfra.Planning;

// What the recorder answers when a resource is registered: every output has a known value. An output that is also an
// input has the input's value, a secret stays one, what the provider knows at preview is told, and the rest are stand-ins.
internal static class OutputState
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, OutputShape Shape)>> ByType = new();

    public static ImmutableDictionary<string, object> Of(
        Registration registration, SymbolTable<Registration> symbols, Func<string, string?> provider)
    {
        var secrets = registration.AdditionalSecretOutputs;
        var known = KnownOutputs.Of(registration.Type, name => registration.FindText(name, symbols), provider)
            .ToDictionary(StringComparer.Ordinal);
        var state = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in registration.Inputs)
        {
            if (CanBeAnswered(value))
            {
                var isSecret = registration.Mask(name) is not null || secrets.Contains(name);
                state[name] = isSecret ? Output.CreateSecret(value) : value;
            }
        }

        foreach (var (name, shape) in OutputsOf(registration.Resource))
        {
            if (!registration.Inputs.ContainsKey(name))
            {
                var value = known.GetValueOrDefault(name) ?? shape.Imagine(symbols, registration, name);
                state[name] = secrets.Contains(name) ? Output.CreateSecret(value) : value;
            }
        }

        return state.ToImmutable();
    }

    private static bool CanBeAnswered(object? value) => value switch
    {
        string => true,
        Resource => false,
        IDictionary map => map.Values.Cast<object?>().All(CanBeAnswered),
        IList list => list.Cast<object?>().All(CanBeAnswered),
        _ => true,
    };

    private static IReadOnlyList<(string Name, OutputShape Shape)> OutputsOf(Resource resource)
    {
        var type = resource.GetType();
        if (!ByType.TryGetValue(type, out var outputs))
        {
            outputs = ByType.GetOrAdd(type, ReadOutputs(type));
        }

        return outputs;
    }

    private static List<(string Name, OutputShape Shape)> ReadOutputs(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type)
    {
        var outputs = new List<(string, OutputShape)>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute
                && property.DeclaringType?.Assembly != typeof(Resource).Assembly
                && OutputShape.Of(property.PropertyType.GenericTypeArguments[0]) is { } shape)
            {
                outputs.Add((attribute.Name ?? property.Name, shape));
            }
        }

        return outputs;
    }
}

// Reads outputs after the run, which ends only when all of them have their values.
internal static class ResolvedOutput
{
    public static T Value<T>(Output<T> output) => OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult();
}
