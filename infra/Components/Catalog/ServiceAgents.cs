namespace GpuInfra;

// The accounts as which services of Google act in a project; the number of the project names them.
internal static partial class ServiceAgents
{
    // As whom Cloud Run uses keys.
    public static string OfCloudRun(string projectNumber) => $"serviceAccount:service-{projectNumber}@serverless-robot-prod.iam.gserviceaccount.com";

    public static bool IsAgent(string member) => Agent.IsMatch(member);

    public static bool IsOfProxy(string member) => Proxy.IsMatch(member);

    [GeneratedRegex(@"\AserviceAccount:[^@]+@(gcp-sa-[a-z0-9-]+|serverless-robot-prod)\.iam\.gserviceaccount\.com\z")]
    private static partial Regex Agent { get; }

    [GeneratedRegex(@"\AserviceAccount:service-[0-9]+@gcp-sa-iap\.iam\.gserviceaccount\.com\z")]
    private static partial Regex Proxy { get; }
}
