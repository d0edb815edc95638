namespace Pulumi;

/// <summary>Marks a value type that stands for one string or number out of a set.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
