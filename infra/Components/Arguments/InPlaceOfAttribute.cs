namespace GpuInfra;

// Says of a list that it may be written in the place of an argument that has one value alone.
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InPlaceOfAttribute(string argument) : Attribute
{
    public string Argument { get; } = argument;
}
