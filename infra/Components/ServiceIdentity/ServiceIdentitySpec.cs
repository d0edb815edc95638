using System.Text.RegularExpressions;

namespace GpuInfra;

/// <summary>A runtime identity with every default applied.</summary>
public sealed partial record ServiceIdentitySpec
{
    internal const string AccountSource = "https://cloud.google.com/run/docs/securing/service-identity";
    private const int SecretIdMaximum = 255;
    internal const string SecretSource = "https://cloud.google.com/secret-manager/docs/creating-and-accessing-secrets";

    private ServiceIdentitySpec(string name, ServiceIdentityArgs args)
    {
        Existing = args.Existing;
        AccountId = CloudNames.ServiceAccountId(name);
        Deployers = [.. args.Deployers ?? []];
        Secrets = [.. args.Secrets ?? []];
        Prepared = args.Prepared ?? false;
        HasProject = args.Project is not null;
    }

    /// <summary>E-mail address of the account to use in place of a new one, if any.</summary>
    public string? Existing { get; }

    /// <summary>The id of the new account.</summary>
    public string AccountId { get; }

    /// <summary>Whether an administrator has made the account and what it needs on the project.</summary>
    public bool Prepared { get; }

    /// <summary>Who may act as the account.</summary>
    public IReadOnlyList<string> Deployers { get; }

    /// <summary>Ids of the secrets that the account reads.</summary>
    public IReadOnlyList<string> Secrets { get; }

    /// <summary>The project of the account to use in place of a new one, which its address names.</summary>
    internal string ExistingProject
    {
        get
        {
            // A project that belongs to a domain has it before its id, but behind it in the addresses of its accounts.
            var address = Address().Match(Existing ?? "");
            var (project, domain) = (address.Groups["project"].Value, address.Groups["domain"].Value);
            return domain.Length == 0 ? project : $"{domain}:{project}";
        }
    }

    private bool HasProject { get; }

    /// <summary>Applies the defaults and runs every rule.</summary>
    public static Checked<ServiceIdentitySpec> Check(string name, ServiceIdentityArgs args)
    {
        var spec = new ServiceIdentitySpec(name, args);
        return new(spec,
        [
            .. NameRules.NameFits(name, CloudNames.ComputeMaximum),
            .. spec.ProjectIsGiven(),
            .. spec.AccountIsDedicated(),
            .. spec.SecretsAreIds(),
            .. spec.SecretsAreListedOnce(),
            .. PrincipalRules.All("deployers", spec.Deployers),
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static ServiceIdentitySpec Require(string name, ServiceIdentityArgs args) =>
        Check(name, args).OrThrow(nameof(ServiceIdentity), name);

    private IEnumerable<Violation> ProjectIsGiven()
    {
        if (!HasProject)
        {
            yield return Violation.Error(
                "project", "is missing, but roles are granted on it", "Name the project's id.", AccountSource);
        }
    }

    private IEnumerable<Violation> AccountIsDedicated()
    {
        if (Existing is null)
        {
            yield break;
        }

        if (PrincipalRules.IsDefaultAccount(Existing))
        {
            yield return Violation.Error(
                "existing", $"is {Existing}, a default account that everything in the project shares",
                "Leave it out to have an account made for this service, or name one that is its own.", AccountSource);
        }
        else if (!Address().IsMatch(Existing))
        {
            yield return Violation.Error(
                "existing", $"is '{Existing}', which is not the address of a service account",
                "Write NAME@PROJECT.iam.gserviceaccount.com.", AccountSource);
        }
    }

    private IEnumerable<Violation> SecretsAreIds()
    {
        for (var i = 0; i < Secrets.Count; i++)
        {
            if (Secrets[i].Length is 0 or > SecretIdMaximum
                || !Secrets[i].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                yield return Violation.Error(
                    ArgumentPath.Index("secrets", i), $"is '{Secrets[i]}', which is not the id of a secret",
                    $"Use 1 to {SecretIdMaximum} letters, digits, hyphens and underscores.", SecretSource);
            }
        }
    }

    private IEnumerable<Violation> SecretsAreListedOnce()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Secrets.Count; i++)
        {
            if (!seen.Add(Secrets[i]))
            {
                yield return Violation.Error(
                    ArgumentPath.Index("secrets", i), $"is {Secrets[i]}, which is listed before", "Remove it.", SecretSource);
            }
        }
    }

    [GeneratedRegex(
        @"^[a-z][a-z0-9-]*@(?<project>[a-z][a-z0-9-]*)(\.(?<domain>[a-z0-9.-]+))?\.iam\.gserviceaccount\.com\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
