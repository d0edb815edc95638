using System.Collections.Generic;

namespace GpuInfra.SchemaGenerator;

internal sealed record Property(string Name, PropertyType Type)
{
    public string? CSharpName { get; init; }

    public bool IsRequired { get; init; }

    public bool IsSecret { get; init; }

    public string? DefaultLiteral { get; init; }

    public IReadOnlyList<string> DefaultVariables { get; init; } = [];
}
