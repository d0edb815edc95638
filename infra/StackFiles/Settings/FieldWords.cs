namespace GpuInfra.StackFiles;

// What others call a setting: Cloud Run's two APIs, Kubernetes, Compose, Terraform and gcloud.
internal static class FieldWords
{
    // In small letters, without hyphens and underscores.
    private static readonly Dictionary<string, string> Ours = new()
    {
        ["accelerator"] = "gpu",
        ["acceleratortype"] = "gpu",
        ["allowunauthenticated"] = "invokers",
        ["commandargs"] = "args",
        ["containerconcurrency"] = "concurrency",
        ["containerport"] = "port",
        ["cpuboost"] = "startupCpuBoost",
        ["cloudsqlinstance"] = "cloudSql",
        ["defaultmode"] = "fileMode",
        ["defaulturidisabled"] = "defaultUrlDisabled",
        ["entrypoint"] = "command",
        ["environment"] = "env",
        ["envvars"] = "env",
        ["gpu"] = "gpus",
        ["gputype"] = "gpu",
        ["gpuzonalredundancydisabled"] = "zonalRedundancy",
        ["httpheaders"] = "headers",
        ["iapenabled"] = "iap",
        ["manualinstancecount"] = "manualInstances",
        ["maxconcurrency"] = "concurrency",
        ["maxinstancecount"] = "maxInstances",
        ["maxinstancerequestconcurrency"] = "concurrency",
        ["maxmodellen"] = "contextLength",
        ["maxreplicas"] = "maxInstances",
        ["maxscale"] = "maxInstances",
        ["mininstancecount"] = "minInstances",
        ["minreplicas"] = "minInstances",
        ["minscale"] = "minInstances",
        ["ports"] = "port",
        ["probe"] = "startupProbe",
        ["public"] = "invokers",
        ["replicas"] = "maxInstances",
        ["requesttimeout"] = "timeoutSeconds",
        ["serviceaccountemail"] = "serviceAccount",
        ["serviceaccountname"] = "serviceAccount",
        ["subpath"] = "subPaths",
        ["timeout"] = "timeoutSeconds",
        ["volumemounts"] = "mounts",
        ["vpcaccess"] = "egress",
        ["workingdir"] = "workingDirectory",
    };

    // Our word for another's, of the ones that are known at a place; nothing if there is none.
    public static string? Find(string letters, IEnumerable<string> known) =>
        Ours.GetValueOrDefault(letters) is { } word && known.Contains(word) ? word : null;
}
