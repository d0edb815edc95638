namespace GpuInfra;

// What containers take together.
internal static class ContainerSizes
{
    internal static Vcpu Cpu(this IEnumerable<ContainerSpec> containers) =>
        containers.Aggregate(default(Vcpu), (sum, container) => sum + container.Cpu);

    internal static Memory Memory(this IEnumerable<ContainerSpec> containers) =>
        containers.Aggregate(default(Memory), (sum, container) => sum + container.Memory);
}
