namespace GpuInfra;

/// <summary>Says of a list that it may be written in the place of an argument that has one value alone.</summary>
/// <param name="argument">The name of that argument.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class InPlaceOfAttribute(string argument) : Attribute
{
    /// <summary>The name of that argument.</summary>
    public string Argument { get; } = argument;
}
