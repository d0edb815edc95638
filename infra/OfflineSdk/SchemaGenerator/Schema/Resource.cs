using System.Collections.Generic;

namespace GpuInfra.SchemaGenerator;

internal sealed record Resource(Token Token)
{
    public IReadOnlyList<Property> Inputs { get; init; } = [];

    public IReadOnlyList<Property> Outputs { get; init; } = [];

    public IReadOnlyList<string> AliasTypes { get; init; } = [];

    public string? ProviderOf { get; init; }
}
