namespace GpuInfra;

// What a service needs from elsewhere, and whether it is granted here.
internal static class GrantedRules
{
    internal static readonly Rule KeyIsUsable = new(
        "IAM010", "Cloud Run may use the key that a service is encrypted with.",
        "It uses the key as its service agent, which is named by the number of the project. A platform that knows the number grants it on a "
            + "key of its project; on another one, or where accounts exist already, whoever administers the key does. Until then no "
            + "instance starts.")
    { Severity = Severity.Warning, Source = Sources.CustomerKeys.Url };

    internal static readonly Rule InstanceIsReachable = new(
        "IAM011", "A service's account may connect to its instances of Cloud SQL.",
        "It needs roles/cloudsql.client on the project of the instance, which is granted here for the instance alone where it is in the "
            + "project and the account is made here.")
    { Severity = Severity.Warning, Source = Sources.CloudSql.Url };

    internal static IEnumerable<Violation> Check(ModelServiceArgs args) => [.. CheckKeyIsUsable(args), .. CheckInstanceIsReachable(args)];

    // The instances in the project, each once.
    internal static List<string> InstancesOf(ModelServiceArgs args) =>
        [.. args.SqlInstances.Select(named => named.Instance).Where(instance => args.Project is { } project && ProjectOf(instance) == project).Distinct()];

    // One that is no name of a key is told as such.
    private static IEnumerable<Violation> CheckKeyIsUsable(ModelServiceArgs args)
    {
        if (args.EncryptionKey is not { } key || args.KeyIsGranted || !CloudNames.IsKey(key, out _))
        {
            yield break;
        }

        var parts = key.Split('/');
        var reason = parts[1] != args.Project ? $"is in the project {parts[1]}, whose keys are not granted here"
            : args.CheckAccountIsPrepared == true ? "is granted by nobody here, since serviceAccounts is existing"
            : "is granted by nobody here, since platform.projectNumber is not said";
        yield return KeyIsUsable.Broken(
            "encryptionKey", reason,
            $"Have '{GrantCommand(parts)}' run before the first deployment, and silence this{(reason.EndsWith("said", StringComparison.Ordinal) ? ", or say the number" : "")}.");
    }

    private static string GrantCommand(string[] key) =>
        $"gcloud kms keys add-iam-policy-binding {key[7]} --keyring={key[5]} --location={key[3]} --project={key[1]} "
        + $"--member={ServiceAgents.OfCloudRun("PROJECT_NUMBER")} --role={InferencePlatform.KeyUserRole}";

    private static IEnumerable<Violation> CheckInstanceIsReachable(ModelServiceArgs args) =>
        from named in args.SqlInstances
        let project = ProjectOf(named.Instance)
        where project.Length > 0 && (args.CheckAccountIsPrepared == true || (args.Project is { Length: > 0 } own && project != own))
        select InstanceIsReachable.Broken(
            named.Path,
            args.Project is { Length: > 0 } own && project != own ? $"is in the project {project}, on which nothing is granted here" : "is granted by nobody here, since serviceAccounts is existing",
            $"Have 'gcloud projects add-iam-policy-binding {project} --member=serviceAccount:ACCOUNT --role={ServiceIdentity.SqlClientRole} "
                + "--condition=None' run with the service's account, and silence this.");

    // The project of project:region:instance; one that belongs to a domain has a colon in it. Nothing where it is no instance.
    private static string ProjectOf(string instance) =>
        instance.Split(':') is { Length: >= 3 } parts ? string.Join(':', parts[..^2]) : "";
}
