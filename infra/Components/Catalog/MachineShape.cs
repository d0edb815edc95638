namespace GpuInfra;

/// <summary>One row of a <see cref="MachineTable"/>: how much memory goes with so much CPU.</summary>
/// <param name="Cpu">The number of vCPUs.</param>
/// <param name="MinimumMemory">The least memory that goes with it.</param>
/// <param name="MaximumMemory">The most memory that goes with it.</param>
public sealed record MachineShape(Vcpu Cpu, Memory MinimumMemory, Memory MaximumMemory)
{
    internal static MachineShape Of(int cpus, Memory minimum, Memory maximum) => new(Vcpu.Cpus(cpus), minimum, maximum);
}
