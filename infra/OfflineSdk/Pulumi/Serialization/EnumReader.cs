using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Wraps a string or number in the value type that stands for it.</summary>
internal sealed class EnumReader(Type type) : ValueReader(type)
{
    private readonly ConstructorInfo? _fromText = Constructor(type, typeof(string));
    private readonly ConstructorInfo? _fromNumber = Constructor(type, typeof(double));

    protected override object? ReadValue(object value, string context) => value switch
    {
        string when _fromText is not null => _fromText.Invoke([value]),
        double when _fromNumber is not null => _fromNumber.Invoke([value]),
        _ => Mismatch(Type, value, context),
    };

    private static ConstructorInfo? Constructor(Type type, Type parameter) =>
        type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [parameter]);
}
