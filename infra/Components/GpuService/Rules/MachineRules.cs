namespace GpuInfra;

/// <summary>Which amounts of CPU and memory go with each other and with a GPU.</summary>
internal static class MachineRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. spec.Containers.SelectMany(c => CpuFits(c, SizeOf(spec, c)).Concat(MemoryFits(c, SizeOf(spec, c))).Select(v => v.Under(c.Path))),
        .. ContainersFitInstance(spec),
    ];

    private static IEnumerable<Violation> CpuFits(ContainerSpec container, DefaultSize size)
    {
        var (table, cpu, owner) = (container.Machines, container.Cpu, container.MachineOwner);
        if (cpu < table.MinimumCpu)
        {
            yield return Violation.Against(
                table.Minimum, "cpu", $"is {cpu}, but {owner} needs at least {table.MinimumCpu}",
                $"Use {table.MinimumCpu} or more{Recommend(size.Cpu, table.MinimumCpu, table.MaximumCpu)}.");
        }
        else if (cpu > table.MaximumCpu)
        {
            yield return Violation.Against(
                table.Maximum, "cpu", $"is {cpu}, but {owner} takes at most {table.MaximumCpu}",
                $"Use {table.MaximumCpu} or less.");
        }
        else if (!table.Takes(cpu))
        {
            yield return Violation.Against(
                table.Steps, "cpu", $"is {cpu}, but {owner} takes {Wording.Either(table.Shapes.Select(s => s.Cpu))}",
                $"Use {table.Shapes.First(s => s.Cpu > cpu).Cpu}.");
        }
    }

    private static IEnumerable<Violation> MemoryFits(ContainerSpec container, DefaultSize size)
    {
        var (table, memory, owner) = (container.Machines, container.Memory, container.MachineOwner);
        var shape = table.ShapeOf(container.Cpu);
        if (memory < shape.MinimumMemory)
        {
            var with = shape.MinimumMemory > table.MinimumMemory ? $" with {shape.Cpu} vCPU" : "";
            yield return Violation.Against(
                table.Minimum, "memory", $"is {memory}, but {owner} needs at least {shape.MinimumMemory}{with}",
                $"Use {shape.MinimumMemory} or more{Recommend(size.MemoryFor(container.Cpu), shape.MinimumMemory, shape.MaximumMemory)}.");
        }

        if (memory > shape.MaximumMemory)
        {
            var with = shape.MaximumMemory < table.MaximumMemory ? $" with {shape.Cpu} vCPU" : "";
            var larger = table.Shapes.FirstOrDefault(s => s.MaximumMemory >= memory);
            yield return Violation.Against(
                table.Maximum, "memory", $"is {memory}, but {owner} takes at most {shape.MaximumMemory}{with}",
                $"Use {shape.MaximumMemory} or less{(larger is null ? "" : $", or cpu {larger.Cpu}")}.");
        }
    }

    private static IEnumerable<Violation> ContainersFitInstance(GpuServiceSpec spec)
    {
        var table = spec.Accelerator?.Machines ?? CloudRunLimits.Machines;
        var own = Own(spec);
        var (cpu, memory) = (own.Cpu(), own.Memory());
        if (own.Count > 1 && cpu > table.MaximumCpu)
        {
            yield return Violation.Against(
                Sources.Containers.Unconfirmed, "cpu",
                $"adds up to {cpu} over all containers, but one takes at most {table.MaximumCpu}", "Give the containers less.");
        }

        if (own.Count > 1 && memory > table.MaximumMemory)
        {
            yield return Violation.Against(
                Sources.Containers.Unconfirmed, "memory",
                $"adds up to {memory} over all containers, but one takes at most {table.MaximumMemory}",
                "Give the containers less.");
        }
    }

    // Google itself puts small containers beside one of the greatest size, and so does a preset.
    private static List<ContainerSpec> Own(GpuServiceSpec spec) => [.. spec.Containers.Where(container => !container.IsOfPreset)];

    private static DefaultSize SizeOf(GpuServiceSpec spec, ContainerSpec container) =>
        new(container.Machines, [.. Own(spec).Where(other => other.Name != container.Name)]);

    private static string Recommend<T>(T recommended, T minimum, T maximum)
        where T : IComparable<T> =>
        recommended.CompareTo(minimum) > 0 && recommended.CompareTo(maximum) <= 0 ? $"; {recommended} is recommended" : "";
}
