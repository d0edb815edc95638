namespace GpuInfra;

/// <summary>The words of the arguments that have few.</summary>
internal static class Choices
{
    internal static Choice<Ingress> Ingress { get; } = new(
        Sources.ServiceApi,
        new("internal", GpuInfra.Ingress.Internal),
        new("internal-and-cloud-load-balancing", GpuInfra.Ingress.InternalAndCloudLoadBalancing),
        new("all", GpuInfra.Ingress.All));

    internal static Choice<Egress> Egress { get; } = new(
        Sources.DirectVpc,
        new("all-traffic", GpuInfra.Egress.AllTraffic),
        new("private-ranges-only", GpuInfra.Egress.PrivateRangesOnly));

    internal static Choice<ProbeType> Probe { get; } = new(
        Sources.HealthChecks,
        new("http", ProbeType.Http),
        new("grpc", ProbeType.Grpc),
        new("tcp", ProbeType.Tcp));
}
