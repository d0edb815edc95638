namespace Pulumi.Serialization;

/// <summary>Cuts a number to an integer, or to the enum constant of that value.</summary>
internal sealed class IntegerReader(Type type) : ValueReader(type)
{
    protected override object? ReadValue(object value, string context)
    {
        if (value is not double number)
        {
            return Mismatch(typeof(double), value, context);
        }

        return Type.IsEnum ? Enum.ToObject(Type, (int)number) : (int)number;
    }
}
