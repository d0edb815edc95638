namespace GpuInfra;

/// <summary>How many containers there may be, and what they are called.</summary>
internal static class ContainerRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ContainersAreFew(spec),
        .. spec.Containers.Skip(1).SelectMany(SidecarHasOwnName),
        .. spec.Containers.SelectMany(c => ImageRules.Check(c.Image).Select(v => v.Under(c.Path))),
    ];

    private static IEnumerable<Violation> ContainersAreFew(GpuServiceSpec spec)
    {
        if (!CloudRunLimits.Containers.Contains(spec.Containers.Count))
        {
            yield return Violation.Against(
                CloudRunLimits.Containers.Source, "sidecars",
                $"makes {spec.Containers.Count} containers, but an instance takes at most {CloudRunLimits.Containers.Maximum}",
                "Leave some out.");
        }
    }

    private static IEnumerable<Violation> SidecarHasOwnName(ContainerSpec sidecar)
    {
        if (sidecar.Name == GpuServiceSpec.ServingContainer)
        {
            yield return Violation.Error(
                sidecar.Path, "has the name of the serving container", "Choose another name.", Sources.Containers.Url);
        }
    }
}
