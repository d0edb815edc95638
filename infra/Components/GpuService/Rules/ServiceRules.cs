namespace GpuInfra;

// Every rule over a service, in the order in which its violations are told.
internal static class ServiceRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ServiceNameRules.Check(spec),
        .. AcceleratorRules.Check(spec),
        .. MachineRules.Check(spec),
        .. ScalingRules.Check(spec),
        .. ContainerRules.Check(spec),
        .. ProbeRules.Check(spec),
        .. PortRules.Check(spec),
        .. ServerRules.Check(spec),
        .. ServerProbeRules.Check(spec),
        .. ServerConcurrencyRules.Check(spec),
        .. EnvironmentRules.Check(spec),
        .. VolumeRules.Check(spec),
        .. StartOrderRules.Check(spec),
        .. AccessRules.Check(spec),
        .. ServiceOptionRules.Check(spec),
    ];
}
