using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Calls the constructor of an output class with the properties that its parameters are named after.</summary>
internal sealed class ObjectReader : ValueReader
{
    private readonly ConstructorInfo _constructor;
    private readonly ParameterInfo[] _parameters;

    public ObjectReader(Type type)
        : base(type)
    {
        var constructors = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance);
        _constructor = constructors.FirstOrDefault(each => each.GetCustomAttribute<OutputConstructorAttribute>() is not null)
            ?? constructors.Where(each => each.IsPublic).ToArray() switch
            {
                [var only] => only,
                _ => throw new InvalidOperationException(
                    $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor marked with " +
                    $"[{nameof(OutputConstructorAttribute)}]."),
            };
        _parameters = _constructor.GetParameters();
    }

    protected override object? ReadValue(object value, string context)
    {
        if (value is not ImmutableDictionary<string, object?> map)
        {
            return Mismatch(typeof(ImmutableDictionary<string, object>), value, context);
        }

        // A parameter that gets null and is of a value type gets its default.
        var arguments = _parameters.Select(parameter =>
        {
            var place = $"{Type.FullName}({parameter.Name})";
            return For(parameter.ParameterType, place).Read(map.GetValueOrDefault(parameter.Name!), place);
        });
        return _constructor.Invoke([.. arguments]);
    }
}
