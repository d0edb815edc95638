namespace GpuInfra;

/// <summary>The amounts of CPU a container may have, and the memory that goes with each.</summary>
public sealed record MachineTable
{
    /// <summary>One row for each amount of CPU, least first.</summary>
    public required IReadOnlyList<MachineShape> Shapes { get; init; }

    /// <summary>Who says what the least amounts are.</summary>
    public required Source Minimum { get; init; }

    /// <summary>Who says what the greatest amounts are.</summary>
    public required Source Maximum { get; init; }

    /// <summary>Who says that there is nothing between two rows.</summary>
    public required Source Steps { get; init; }

    /// <summary>The CPU a container gets that says none.</summary>
    public required Vcpu DefaultCpu { get; init; }

    /// <summary>The memory a container gets that says none, as far as its CPU takes so much.</summary>
    public required Memory DefaultMemory { get; init; }

    /// <summary>The least CPU of all rows.</summary>
    public Vcpu MinimumCpu => Shapes[0].Cpu;

    /// <summary>The greatest CPU of all rows.</summary>
    public Vcpu MaximumCpu => Shapes[^1].Cpu;

    /// <summary>The least memory of all rows.</summary>
    public Memory MinimumMemory => Shapes.Min(s => s.MinimumMemory);

    /// <summary>The most memory of all rows.</summary>
    public Memory MaximumMemory => Shapes.Max(s => s.MaximumMemory);

    /// <summary>Whether an amount of CPU is a row of its own, or a fraction of one vCPU where fractions are taken.</summary>
    public bool Takes(Vcpu cpu) => Shapes.Any(s => s.Cpu == cpu) || (cpu > MinimumCpu && cpu < Vcpu.Cpus(1));

    /// <summary>The row that rules an amount of CPU: its own or, between two rows, the lower one.</summary>
    public MachineShape ShapeOf(Vcpu cpu) => Shapes.LastOrDefault(s => s.Cpu <= cpu) ?? Shapes[0];
}
