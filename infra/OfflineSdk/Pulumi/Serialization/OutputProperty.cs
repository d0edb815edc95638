using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A property of a resource class that is an output.</summary>
internal sealed class OutputProperty
{
    private static readonly MethodInfo CreateSlotMethod =
        typeof(OutputProperty).GetMethod(nameof(CreateSlot), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly MethodInfo _setter;
    private readonly Func<OutputProperty, Resource, OutputSlot> _createSlot;

    private OutputProperty(PropertyInfo info, OutputAttribute output)
    {
        var place = $"[Output] {info.ReflectedType!.FullName}.{info.Name}";
        var type = info.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([output.Name!]);
        }

        // The setter is mostly private, and then only the class that declares it has it.
        _setter = info.DeclaringType!.GetProperty(info.Name, type)?.SetMethod
            ?? throw new InvalidOperationException($"{place} did not have a 'set' method");
        var value = type.GenericTypeArguments[0];
        _ = ValueReader.For(value, place);

        Info = info;
        Name = output.Name ?? info.Name;
        _createSlot = CreateSlotMethod.MakeGenericMethod(value).CreateDelegate<Func<OutputProperty, Resource, OutputSlot>>();
    }

    public PropertyInfo Info { get; }

    public string Name { get; }

    public static OutputProperty[] Of(Type type) =>
    [
        .. from info in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let output = info.GetCustomAttribute<OutputAttribute>()
           where output is not null
           select new OutputProperty(info, output),
    ];

    public OutputSlot Assign(Resource resource) => _createSlot(this, resource);

    // A delegate, because reflection would compile a stub for every property.
    public void Set<T>(Resource resource, Output<T> output) => _setter.CreateDelegate<Action<Output<T>>>(resource)(output);

    private static OutputSlot<T> CreateSlot<T>(OutputProperty property, Resource resource) => new(property, resource);
}
