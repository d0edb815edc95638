namespace GpuInfra;

// Which amounts of CPU and memory go with each other and with a GPU.
internal static class MachineRules
{
    internal static readonly Rule CpuFits = new(
        "GPU003", "The CPU is an amount that Cloud Run offers, with the GPU if there is one.",
        "Cloud Run refuses any other amount. Each GPU has its own least, greatest and steps.")
    { Source = Sources.Gpu.Url, RestsOn = Premises.Gpu, RefusedBy = Refuser.Cloud };

    internal static readonly Rule MemoryFits = new(
        "GPU004", "The memory goes with the GPU and the CPU.",
        "Cloud Run refuses less than the GPU needs and more than the CPU takes. Raise one or lower the other.")
    { Source = Sources.Gpu.Url, RestsOn = Premises.Gpu, RefusedBy = Refuser.Cloud };

    internal static readonly Rule ContainersFitInstance = new(
        "GPU005", "All containers together take no more than one container may.",
        "How Cloud Run counts several containers with a GPU is not documented: this much may be refused.")
    { Severity = Severity.Warning, Source = Sources.Containers.Url, RestsOn = Premises.Gpu };

    // An amount that is wrong by itself is not added up.
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec)
    {
        var cpu = spec.Containers.SelectMany(c => CheckCpuFits(c, SizeOf(spec, c)).Select(v => v.Under(c.Path))).ToList();
        var memory = spec.Containers.SelectMany(c => CheckMemoryFits(c, SizeOf(spec, c)).Select(v => v.Under(c.Path))).ToList();
        return [.. cpu, .. memory, .. cpu.Count == 0 ? CpusFitInstance(spec) : [], .. memory.Count == 0 ? MemoriesFitInstance(spec) : []];
    }

    private static IEnumerable<Violation> CheckCpuFits(ContainerSpec container, DefaultSize size)
    {
        var (table, cpu, owner) = (container.Machines, container.Cpu, container.MachineOwner);
        if (cpu < table.MinimumCpu)
        {
            yield return CpuFits.Against(
                table.Minimum, "cpu", $"is {cpu}, but {owner} needs at least {table.MinimumCpu}",
                $"Use {table.MinimumCpu} or more{Recommend(size.Cpu, table.MinimumCpu, table.MaximumCpu)}.");
        }
        else if (cpu > table.MaximumCpu)
        {
            yield return CpuFits.Against(
                table.Maximum, "cpu", $"is {cpu}, but {owner} takes at most {table.MaximumCpu}",
                Vcpu.TryParse($"{cpu}m", out var meant) && meant >= CloudRunLimits.SidecarMachines.MinimumCpu && meant < Vcpu.Cpus(1)
                    ? $"Use {meant}, as thousandths are written, or {table.MaximumCpu} or less."
                    : $"Use {table.MaximumCpu} or less.");
        }
        else if (!table.Takes(cpu))
        {
            yield return CpuFits.Against(
                table.Steps, "cpu", $"is {cpu}, but {owner} takes {Wording.Either(table.Shapes.Select(s => s.Cpu))}",
                $"Use {table.Shapes.First(s => s.Cpu > cpu).Cpu}.");
        }
    }

    private static IEnumerable<Violation> CheckMemoryFits(ContainerSpec container, DefaultSize size)
    {
        var (table, memory, owner) = (container.Machines, container.Memory, container.MachineOwner);
        var shape = table.ShapeOf(container.Cpu);
        if (memory < shape.MinimumMemory)
        {
            var with = shape.MinimumMemory > table.MinimumMemory ? $" with {shape.Cpu} vCPU" : "";
            yield return MemoryFits.Against(
                table.Minimum, "memory", $"is {memory}, but {owner} needs at least {shape.MinimumMemory}{with}",
                $"Use {shape.MinimumMemory} or more{Recommend(size.MemoryFor(container.Cpu), shape.MinimumMemory, shape.MaximumMemory)}.");
        }

        if (memory > shape.MaximumMemory)
        {
            var with = shape.MaximumMemory < table.MaximumMemory ? $" with {shape.Cpu} vCPU" : "";
            var larger = table.Shapes.FirstOrDefault(s => s.MaximumMemory >= memory);
            yield return MemoryFits.Against(
                table.Maximum, "memory", $"is {memory}, but {owner} takes at most {shape.MaximumMemory}{with}",
                $"Use {shape.MaximumMemory} or less{(larger is null ? "" : $", or cpu {larger.Cpu}")}.");
        }
    }

    private static IEnumerable<Violation> CpusFitInstance(GpuServiceSpec spec) =>
        CheckContainersFitInstance(spec, "cpu", own => own.Cpu(), table => table.MaximumCpu);

    private static IEnumerable<Violation> MemoriesFitInstance(GpuServiceSpec spec) =>
        CheckContainersFitInstance(spec, "memory", own => own.Memory(), table => table.MaximumMemory);

    private static IEnumerable<Violation> CheckContainersFitInstance<T>(
        GpuServiceSpec spec, string path, Func<IReadOnlyList<ContainerSpec>, T> sum, Func<MachineTable, T> maximum)
        where T : IComparable<T>
    {
        var (own, most) = (Own(spec), maximum(spec.Accelerator?.Machines ?? CloudRunLimits.Machines));
        if (sum(own).CompareTo(most) > 0)
        {
            yield return ContainersFitInstance.Against(
                Sources.Containers.Unconfirmed, path, $"adds up to {sum(own)} over all containers, but one takes at most {most}",
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
