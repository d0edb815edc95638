namespace GpuInfra;

/// <summary>The size of a serving container that says none: what is recommended, if the sidecars leave room for it.</summary>
internal sealed class DefaultSize
{
    private readonly MachineTable _table;
    private readonly Vcpu _othersCpu;
    private readonly Memory _othersMemory;

    internal DefaultSize(MachineTable table, IReadOnlyList<ContainerSpec> others)
    {
        _table = table;
        _othersCpu = others.Cpu();
        _othersMemory = others.Memory();
    }

    internal Vcpu Cpu =>
        (_table.Shapes.LastOrDefault(s => s.Cpu <= _table.DefaultCpu && s.Cpu + _othersCpu <= _table.MaximumCpu)
            ?? _table.ShapeOf(_table.DefaultCpu)).Cpu;

    internal Memory MemoryFor(Vcpu cpu)
    {
        var shape = _table.ShapeOf(cpu);
        var most = Lesser(_table.DefaultMemory, shape.MaximumMemory);
        var room = Memory.Mebibytes(Math.Max(0, (_table.MaximumMemory.Bytes - _othersMemory.Bytes) >> 20));
        var fitting = Lesser(most, room);
        return fitting > shape.MinimumMemory ? fitting : shape.MinimumMemory;
    }

    private static Memory Lesser(Memory left, Memory right) => left < right ? left : right;
}
