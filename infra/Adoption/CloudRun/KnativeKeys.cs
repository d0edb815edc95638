namespace GpuInfra.Adoption;

// The keys of a service in the Cloud Run Admin API v1, place by place; [] stands for each item of a list.
// https://docs.cloud.google.com/run/docs/reference/rest/v1/namespaces.services, read 2026-11-30.
internal static class KnativeKeys
{
    private const string Container = "spec.template.spec.containers[]";
    private const string Volume = "spec.template.spec.volumes[]";

    private static readonly string[] Probe =
        ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "failureThreshold", "successThreshold", "tcpSocket", "httpGet", "grpc", "exec"];

    private static readonly Dictionary<string, string[]> Known = new()
    {
        [""] = ["apiVersion", "kind", "metadata", "spec", "status"],
        ["metadata"] =
        [
            "name", "namespace", "labels", "annotations", "generateName", "uid", "resourceVersion", "selfLink", "generation",
            "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "finalizers", "ownerReferences", "clusterName", "managedFields",
        ],
        ["spec"] = ["template", "traffic"],
        ["spec.template"] = ["metadata", "spec"],
        ["spec.template.metadata"] = ["name", "namespace", "labels", "annotations", "creationTimestamp"],
        ["spec.template.spec"] =
        [
            "containerConcurrency", "timeoutSeconds", "serviceAccountName", "containers", "volumes", "nodeSelector", "enableServiceLinks",
            "imagePullSecrets", "runtimeClassName",
        ],
        [Container] =
        [
            "name", "image", "command", "args", "workingDir", "env", "envFrom", "ports", "resources", "volumeMounts", "startupProbe",
            "livenessProbe", "readinessProbe", "imagePullPolicy", "securityContext", "terminationMessagePath", "terminationMessagePolicy",
        ],
        [$"{Container}.resources"] = ["limits", "requests"],
        [$"{Container}.env[]"] = ["name", "value", "valueFrom"],
        [$"{Container}.env[].valueFrom"] = ["secretKeyRef", "configMapKeyRef"],
        [$"{Container}.ports[]"] = ["name", "containerPort", "protocol"],
        [$"{Container}.volumeMounts[]"] = ["name", "mountPath", "subPath", "readOnly"],
        [$"{Container}.startupProbe"] = Probe,
        [$"{Container}.livenessProbe"] = Probe,
        [$"{Container}.readinessProbe"] = Probe,
        [Volume] = ["name", "secret", "configMap", "emptyDir", "csi", "nfs"],
    };

    // The places that stand for themselves: one key means one thing, and it is clear what was meant.
    private static readonly Dictionary<string, string> Properties = new()
    {
        ["spec.template.spec.containerConcurrency"] = "template.maxInstanceRequestConcurrency",
        ["spec.template.spec.timeoutSeconds"] = "template.timeout",
        ["spec.template.spec.serviceAccountName"] = "template.serviceAccount",
        ["spec.template.spec.volumes"] = "template.volumes",
        ["spec.template.spec.nodeSelector"] = "template.nodeSelector.accelerator",
        ["spec.template.spec.containers"] = "template.containers",
        ["spec.traffic"] = "traffic",
        [$"{Container}.resources"] = "template.containers[0].resources.limits",
        [$"{Container}.env"] = "template.containers[0].env",
        [$"{Container}.ports"] = "template.containers[0].ports",
        [$"{Container}.args"] = "template.containers[0].args",
        [$"{Container}.command"] = "template.containers[0].command",
        [$"{Container}.startupProbe"] = "template.containers[0].startupProbe",
        [$"{Container}.livenessProbe"] = "template.containers[0].livenessProbe",
        [$"{Container}.readinessProbe"] = "template.containers[0].readinessProbe",
        [$"{Container}.volumeMounts"] = "template.containers[0].volumeMounts",
        [$"{Container}.image"] = "template.containers[0].image",
    };

    // Every key that its place does not know, with the place where it would mean something; none if nowhere.
    public static IEnumerable<(SourceEntry Entry, string Place, string? RightPlace)> Unknown(SourceMap service) => Unknown("", service);

    public static string? PropertyOf(string place) => Properties.GetValueOrDefault(place);

    private static IEnumerable<(SourceEntry Entry, string Place, string? RightPlace)> Unknown(string place, SourceValue value)
    {
        switch (value)
        {
            case SourceMap map:
                var keys = Known.GetValueOrDefault(place);
                foreach (var entry in map.Entries)
                {
                    var inner = SourceLeaves.Join(place, entry.Name);
                    if (keys?.Contains(entry.Name) == false)
                    {
                        yield return (entry, place, RightPlaceOf(entry.Name));
                    }
                    else if (inner != "status")
                    {
                        foreach (var unknown in Unknown(inner, entry.Value))
                        {
                            yield return unknown;
                        }
                    }
                }

                break;
            case SourceList list:
                foreach (var unknown in list.Items.SelectMany(item => Unknown($"{place}[]", item)))
                {
                    yield return unknown;
                }

                break;
        }
    }

    private static string? RightPlaceOf(string key) =>
        Properties.Keys.FirstOrDefault(place => place.EndsWith($".{key}", StringComparison.Ordinal));
}
