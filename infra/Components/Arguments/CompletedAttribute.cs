namespace GpuInfra;

// Says of an argument that settings may say it, and that the program says it where they do not.
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CompletedAttribute : Attribute;
