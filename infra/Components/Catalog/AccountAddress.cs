namespace GpuInfra;

/// <summary>The addresses that Google gives to service accounts.</summary>
public static class AccountAddress
{
    private const string Domain = ".iam.gserviceaccount.com";

    /// <summary>
    /// The address of an account. A project that belongs to a domain has it before its id, as in <c>example.com:models</c>, but
    /// behind it in the addresses of its accounts. Source: https://cloud.google.com/iam/docs/service-account-types.
    /// </summary>
    /// <param name="id">What its creator calls it.</param>
    /// <param name="project">The id of its project.</param>
    public static string Of(string id, string project) => $"{id}@{Host(project)}{Domain}";

    internal static string Host(string project) =>
        project.Split(':') is [var domain, var name] ? $"{name}.{domain}" : project;
}
