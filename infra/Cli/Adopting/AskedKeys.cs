using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// Marks in a draft what must be asked, at the key that will say it.
internal sealed class AskedKeys(DraftMap config, DraftMap services, bool areSeveral)
{
    private const string Container = "template.containers[0].";

    private static readonly string[] OfContainer = ["env", "args", "command", "startupProbe", "livenessProbe", "readinessProbe", "image"];

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["template.serviceAccount"] = "serviceAccount",
        ["invokers"] = "invokers",
        ["invoker.public"] = "invokers",
        ["template.scaling.minInstanceCount"] = "minInstances",
        ["template.scaling.maxInstanceCount"] = "maxInstances",
        ["template.scaling"] = "maxInstances",
        ["template.maxInstanceRequestConcurrency"] = "concurrency",
        ["template.timeout"] = "timeoutSeconds",
        ["template.vpcAccess.egress"] = "egress",
        ["template.nodeSelector.accelerator"] = "gpu",
        ["template.gpuZonalRedundancyDisabled"] = "zonalRedundancy",
        ["template.containers[0].resources.limits"] = "cpu",
        ["template.containers[0].resources.startupCpuBoost"] = "startupCpuBoost",
        ["engine"] = "engine",
        ["model"] = "model",
    };

    public void Mark(IEnumerable<SourceQuestion> questions)
    {
        foreach (var question in questions)
        {
            var text = question.Default is { } taken ? $"{question.Ask} ({taken} until somebody says so)" : question.Ask;
            var (service, path) = Split(question.Path);
            switch (path)
            {
                case "project":
                    config.Ask("gcp:project", text);
                    break;
                case "location":
                    config.Ask("gcp:region", text);
                    break;
                default:
                    foreach (var map in MapsOf(service))
                    {
                        map.Ask(KeyOf(path) is "serviceAccount" && map.Find("serviceAccountId") is not null ? "serviceAccountId" : KeyOf(path), text);
                    }

                    break;
            }
        }
    }

    private (string? Service, string Path) Split(string path) =>
        areSeveral && path.StartsWith("services[", StringComparison.Ordinal) && path.IndexOf("].", StringComparison.Ordinal) is > 0 and var end
            ? (path["services[".Length..end], path[(end + 2)..])
            : (null, path);

    // A question about all of them is one about each.
    private IEnumerable<DraftMap> MapsOf(string? service) => services.Entries
        .Where(entry => service is null or "*" || entry.Key == service)
        .Select(entry => entry.Value)
        .OfType<DraftMap>();

    // The key that says a property, or that the property is a part of; the property's own path where no key does.
    private static string KeyOf(string path)
    {
        var own = path.StartsWith(Container, StringComparison.Ordinal) ? path[Container.Length..] : path;
        var first = own.Split('.', '[')[0];
        return Keys.GetValueOrDefault(path)
            ?? (own != path && OfContainer.Contains(first) || first is "labels" or "annotations" ? first
            : path.StartsWith("template.volumes", StringComparison.Ordinal) ? "volumes"
            : path.StartsWith("template.labels", StringComparison.Ordinal) ? "labels"
            : path.Split('.')[^1].Split('[')[0] is "image" ? "image"
            : path);
    }
}
