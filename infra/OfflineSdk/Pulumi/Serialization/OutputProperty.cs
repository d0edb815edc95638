using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi.Serialization;

// A property of a resource class that is an output.
internal sealed class OutputProperty
{
    private static readonly ConcurrentDictionary<Type, OutputProperty[]> Known = new();

    private readonly MethodInfo _setter;

    private OutputProperty(PropertyInfo info, MethodInfo? setter, OutputAttribute output)
    {
        Place = $"[Output] {info.ReflectedType!.FullName}.{info.Name}";
        if (!info.PropertyType.IsConstructedGenericType || info.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([output.Name!]);
        }

        _setter = setter ?? throw new InvalidOperationException($"{Place} did not have a 'set' method");
        Info = info;
        Type = info.PropertyType.GenericTypeArguments[0];
        Name = output.Name ?? info.Name;
        WirePlace = $"{info.ReflectedType.FullName}.{Name}";
    }

    public PropertyInfo Info { get; }

    // The type of the value.
    public Type Type { get; }

    public string Name { get; }

    public string Place { get; }

    // What a message calls the value of it that came over the wire.
    public string WirePlace { get; }

    public static OutputProperty[] Of([DynamicallyAccessedMembers(Resource.Outputs)] Type type)
    {
        if (!Known.TryGetValue(type, out var properties))
        {
            properties = Known.GetOrAdd(type, Read(type));
        }

        return properties;
    }

    // A delegate, because reflection would compile a stub for every property.
    public void Set<T>(Resource resource, Output<T> output) => _setter.CreateDelegate<Action<Output<T>>>(resource)(output);

    private static OutputProperty[] Read([DynamicallyAccessedMembers(Resource.Outputs)] Type type) =>
    [
        .. from info in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let output = info.GetCustomAttribute<OutputAttribute>()
           where output is not null
           select new OutputProperty(info, SetterOf(type, info), output),
    ];

    // The setter is mostly private, and then only the class that declares it has it.
    private static MethodInfo? SetterOf([DynamicallyAccessedMembers(Resource.Outputs)] Type type, PropertyInfo info)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current == info.DeclaringType)
            {
                return current.GetProperty(info.Name, info.PropertyType)?.SetMethod;
            }
        }

        return null;
    }
}
