namespace Pulumi.Serialization;

/// <summary>Takes a value as it came.</summary>
internal sealed class PlainReader(Type type) : ValueReader(type)
{
    protected override object? ReadValue(object value, string context) =>
        Type.IsInstanceOfType(value) ? value : Mismatch(Type, value, context);
}
