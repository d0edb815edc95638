using System.Reflection;

namespace GpuInfra.Program;

/// <summary>A key that a map of a stack file may have, and the property that its value becomes.</summary>
internal sealed record ArgsMember(string Key, PropertyInfo Property, Binding Binding, bool IsRequired);
