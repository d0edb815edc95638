using Pulumi.Gcp;

namespace GpuInfra.StackFiles;

/// <summary>
/// The provider that everything in a stack is made by. It is explicit, so that a shell that points at another project cannot
/// redirect a deployment.
/// </summary>
public static class StackProvider
{
    /// <summary>Makes the provider.</summary>
    /// <param name="project">The project's id.</param>
    /// <param name="region">The region, such as <c>europe-west4</c>.</param>
    /// <param name="labels">Labels of everything that can carry them, beside and before the ones that every stack has.</param>
    public static Provider Create(string project, string region, IEnumerable<KeyValuePair<string, string>> labels)
    {
        var all = new Dictionary<string, string>
        {
            ["component"] = "gpuinfra",
            ["environment"] = StackNames.LabelOf(Deployment.Instance.StackName),
            ["managed-by"] = "pulumi",
        };
        foreach (var (key, value) in labels)
        {
            all[key] = value;
        }

        return new("gcp", new()
        {
            Project = project,
            Region = region,
            DefaultLabels = all,
            AddPulumiAttributionLabel = false,
        });
    }
}
