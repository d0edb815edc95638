namespace GpuInfra;

// How many containers there may be, and what they are called.
internal static class ContainerRules
{
    internal static readonly Rule ContainersAreFew = new(
        "RUN012", $"An instance has {CloudRunLimits.Containers} containers.",
        "Cloud Run may refuse more.")
    { Severity = Severity.Warning, Source = Sources.Containers.Url };

    internal static readonly Rule SidecarHasOwnName = new(
        "RUN013", "A sidecar has another name than the serving container.",
        "Containers of one instance are told apart by their names.")
    { Source = Sources.Containers.Url };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. CheckContainersAreFew(spec),
        .. spec.Containers.Skip(1).SelectMany(sidecar => CheckSidecarHasOwnName(sidecar, spec.Serving.Name)),
        .. spec.Containers.SelectMany(c => ImageRules.Check(c.Image).Select(v => v.Under(c.Path))),
    ];

    private static IEnumerable<Violation> CheckContainersAreFew(GpuServiceSpec spec)
    {
        if (!CloudRunLimits.Containers.Contains(spec.Containers.Count))
        {
            yield return ContainersAreFew.Against(
                CloudRunLimits.Containers.Source, "sidecars",
                $"makes {spec.Containers.Count} containers, but an instance takes at most {CloudRunLimits.Containers.Maximum}",
                "Leave some out.");
        }
    }

    private static IEnumerable<Violation> CheckSidecarHasOwnName(ContainerSpec sidecar, string serving)
    {
        if (sidecar.Name == serving)
        {
            yield return SidecarHasOwnName.Broken(
                sidecar.Path, "has the name of the serving container", "Choose another name.");
        }
    }
}
