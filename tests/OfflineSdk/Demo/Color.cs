using Pulumi;

namespace GpuInfra.OfflineSdk.Tests;

[EnumType]
internal readonly record struct Color
{
    private readonly string _value;

    private Color(string value) => _value = value;

    public static Color Red => new("RED");

    public static explicit operator string(Color color) => color._value;
}
