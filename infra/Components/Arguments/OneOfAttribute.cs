namespace GpuInfra;

// Says that an argument is one word of those that a Choice reads as the enumeration.
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneOfAttribute<T> : Attribute
    where T : struct, Enum;
