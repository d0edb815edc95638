namespace GpuInfra.Planning;

/// <summary>What a stack costs.</summary>
public sealed record CostReport
{
    /// <summary>The name of the stack.</summary>
    public required string Stack { get; init; }

    /// <summary>All of it.</summary>
    public required MonthlyCost Total { get; init; }

    /// <summary>The services by name.</summary>
    public required IReadOnlyList<ServiceCost> Services { get; init; }

    /// <summary>Everything that is paid for, by the services and by what they share.</summary>
    public required IReadOnlyList<CostLine> Lines { get; init; }

    /// <summary>The day on which the oldest of the prices was read; nothing where no price was used.</summary>
    public DateOnly? OldestPrice { get; init; }

    /// <summary>What the reader must know, in sentences: what is left out, what is not confirmed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
