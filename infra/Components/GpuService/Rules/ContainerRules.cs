using System.Text.RegularExpressions;

namespace GpuInfra;

/// <summary>How many containers there may be, and where their images come from.</summary>
internal static partial class ContainerRules
{
    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ContainersAreFew(spec),
        .. spec.Containers.Skip(1).SelectMany(SidecarHasOwnName),
        .. spec.Containers.SelectMany(c => ImageIsFromArtifactRegistry(c.Image).Select(v => v.Under(c.Path))),
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

    private static IEnumerable<Violation> ImageIsFromArtifactRegistry(string image)
    {
        if (image.Length == 0)
        {
            yield return Violation.Error(
                "image", "is missing", "Name an image in Artifact Registry.", Sources.ContainerContract.Url);
        }
        else if (!ArtifactRegistryImage.IsMatch(image))
        {
            yield return Violation.Error(
                "image", $"is '{image}', but must be LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE",
                $"Use a remote repository of Artifact Registry that pulls from {RegistryOf(image)}.", Sources.Deploying.Url);
        }
    }

    private static string RegistryOf(string image)
    {
        var host = image.Split('/')[0];
        return host != image && host.Contains('.', StringComparison.Ordinal) ? host : "docker.io";
    }

    [GeneratedRegex(@"\A[a-z0-9-]+-docker\.pkg\.dev/[^/\s]+/[^/\s]+/[^\s]+\z")]
    private static partial Regex ArtifactRegistryImage { get; }
}
