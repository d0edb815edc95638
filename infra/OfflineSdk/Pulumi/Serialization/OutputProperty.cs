using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A property of a resource class that is an output.</summary>
internal sealed class OutputProperty
{
    private readonly MethodInvoker _setter;
    private readonly ConstructorInvoker _slot;

    private OutputProperty(PropertyInfo info, OutputAttribute output)
    {
        var place = $"[Output] {info.ReflectedType!.FullName}.{info.Name}";
        var type = info.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw RunException.OutputsHaveIncorrectType([output.Name!]);
        }

        // The setter is mostly private, and then only the class that declares it has it.
        var setter = info.DeclaringType!.GetProperty(info.Name, type)?.SetMethod
            ?? throw new InvalidOperationException($"{place} did not have a 'set' method");
        var value = type.GenericTypeArguments[0];
        _ = ValueReader.For(value, place);

        Info = info;
        Name = output.Name ?? info.Name;
        _setter = MethodInvoker.Create(setter);
        _slot = ConstructorInvoker.Create(typeof(OutputSlot<>).MakeGenericType(value).GetConstructors()[0]);
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

    public OutputSlot Assign(Resource resource) => (OutputSlot)_slot.Invoke(this, resource)!;

    public void Set(Resource resource, object output) => _setter.Invoke(resource, output);
}
