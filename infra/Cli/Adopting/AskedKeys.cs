using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// Marks in a draft what must be asked, at the key that will say it.
internal sealed partial class AskedKeys(DraftMap config, DraftMap services, IReadOnlyDictionary<string, IReadOnlyList<DraftMap>> containers, bool areSeveral)
{

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
        ["template.encryptionKey"] = "encryptionKey",
        ["template.sessionAffinity"] = "sessionAffinity",
        ["template.vpcAccess.networkInterfaces[0].tags"] = "networkTags",
        ["template.annotations"] = "revisionAnnotations",
        ["defaultUriDisabled"] = "defaultUrlDisabled",
        ["iapEnabled"] = "iap",
        ["binaryAuthorization.policy"] = "binaryAuthorization",
        ["binaryAuthorization.useDefault"] = "binaryAuthorization",
        ["scaling.minInstanceCount"] = "serviceMinInstances",
        ["scaling.maxInstanceCount"] = "serviceMaxInstances",
        ["scaling.manualInstanceCount"] = "manualInstances",
        ["workingDir"] = "workingDirectory",
        ["resources.limits"] = "cpu",
        ["resources.startupCpuBoost"] = "startupCpuBoost",
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
                    config.Ask("gcp:project", new("gcp:project", text, IsOpen: true));
                    break;
                case "location":
                    config.Ask("gcp:region", new("gcp:region", text, IsOpen: true));
                    break;
                default:
                    foreach (var (map, own) in MapsOf(service, path))
                    {
                        Mark(map, own, new("", text, question.Default is null));
                    }

                    break;
            }
        }
    }

    private (string? Service, string Path) Split(string path) =>
        areSeveral && path.StartsWith("services[", StringComparison.Ordinal) && path.IndexOf("].", StringComparison.Ordinal) is > 0 and var end
            ? (path["services[".Length..end], path[(end + 2)..])
            : (null, path);

    // A question about all of them is one about each; what is asked of a container, or of its GPU, is asked at its keys.
    private IEnumerable<(DraftMap Map, string Path)> MapsOf(string? service, string path)
    {
        foreach (var entry in services.Entries.Where(entry => entry.Value is DraftMap && (service is null or "*" || entry.Key == service)))
        {
            var own = containers.GetValueOrDefault(entry.Key) ?? [];
            if (Container.Match(path) is { Success: true } container && int.Parse(container.Groups["index"].Value, CultureInfo.InvariantCulture) is var index && index < own.Count)
            {
                yield return (own[index], path[container.Length..]);
            }
            else
            {
                var map = (DraftMap)entry.Value!;
                yield return (Keys.GetValueOrDefault(path) == "gpu" ? own.FirstOrDefault(HasGpu) ?? map : map, path);
            }
        }
    }

    private static bool HasGpu(DraftMap map) => map.Find("gpu")?.Value is DraftText { Value: string gpu } && gpu != ServiceDraft.NoGpu;

    private static void Mark(DraftMap map, string path, DraftQuestion question)
    {
        var key = KeyOf(path);
        var name = Named.Match(path) is { Success: true } named ? named.Groups["name"].Value : "";
        name = key == "volumes" ? VolumeDraft.NameOf(name) : name;
        key = key == "serviceAccount" && map.Find("serviceAccountId") is not null ? "serviceAccountId"
            : key == "env" && (map.Find("secrets")?.Value as DraftMap)?.Find(name) is not null ? "secrets"
            : key;
        map.Ask(key, question with { Of = name.Length == 0 ? key : name.All(char.IsAsciiDigit) ? $"{key}[{name}]" : ArgumentPath.Key(key, name) });
    }

    // The key that says a property, or that the property is a part of; the property's own path where no key does.
    private static string KeyOf(string path)
    {
        var first = path.Split('.', '[')[0];
        return Keys.GetValueOrDefault(path)
            ?? (OfContainer.Contains(first) || first is "labels" or "annotations" ? first
            : path.StartsWith("template.volumes", StringComparison.Ordinal) ? "volumes"
            : path.StartsWith("template.labels", StringComparison.Ordinal) ? "labels"
            : path.Split('.')[^1].Split('[')[0] is "image" ? "image"
            : path);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\Atemplate\.containers\[(?<index>[0-9]+)\]\.")]
    private static partial System.Text.RegularExpressions.Regex Container { get; }

    // What stands in a map or a list of a container.
    [System.Text.RegularExpressions.GeneratedRegex(@"\A(?:env|args|command|labels|annotations|template\.volumes|template\.labels)\[(?<name>[^\]]+)\]")]
    private static partial System.Text.RegularExpressions.Regex Named { get; }
}
