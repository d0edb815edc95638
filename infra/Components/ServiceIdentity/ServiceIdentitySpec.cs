namespace GpuInfra;

/// <summary>A runtime identity with every default applied.</summary>
public sealed partial record ServiceIdentitySpec
{
    internal static readonly Rule AccountIsDedicated = new(
        "IAM003", "A service runs as an account of its own.",
        "A default account is shared by everything in the project and is often an editor of it.")
    { Source = ServiceIdentitySpec.AccountSource };

    internal static readonly Rule ProjectIsGiven = new(
        "IAM004", "An identity knows the project that its roles are granted on.",
        "A grant has no default project. Name the project's id.")
    { Source = ServiceIdentitySpec.AccountSource };

    internal static readonly Rule SecretsAreIds = new(
        "IAM005", "A secret is named by its id.",
        "The grant is made on a secret of the project; an address or a version in its place names none.")
    { Source = ServiceIdentitySpec.SecretSource };

    internal static readonly Rule SecretsAreListedOnce = new(
        "IAM006", "A secret is listed once.",
        "Two grants of the same role on the same secret are one grant, which both would then delete.")
    { Source = ServiceIdentitySpec.SecretSource, RefusedBy = Refuser.Program };

    internal static readonly Rule AccountIdIsAnId = new(
        "CFG020", "The id of a new service account is one that Google takes.",
        "It stands before the @ of its address, which would be refused, or be the account of somebody else.")
    { Source = NameLimits.ServiceAccountId.Source.Url };

    internal static readonly Rule AccountIsNamedOnce = new(
        "CFG021", "An account that exists has no id for a new one beside it.",
        "Nothing would be made of the id. One of the two is meant.")
    { Source = ServiceIdentitySpec.AccountSource };

    internal static readonly Rule AccountIsAnAddress = new(
        "CFG022", "An account that exists is named by its address.",
        "Its id alone, or a word such as default, names none: the service and every grant would be refused.")
    { Source = ServiceIdentitySpec.AccountSource };

    internal const string AccountSource = "https://cloud.google.com/run/docs/securing/service-identity";
    internal static string SecretSource => NameLimits.SecretId.Source.Url;

    private ServiceIdentitySpec(string name, ServiceIdentityArgs args)
    {
        Existing = args.Existing;
        (SaidAccountId, AccountId) = (args.AccountId, args.AccountId ?? CloudNames.ServiceAccountId(name));
        Deployers = [.. args.Deployers ?? []];
        Secrets = [.. args.Secrets ?? []];
        CloudSqlInstances = [.. args.CloudSqlInstances ?? []];
        Prepared = args.Prepared ?? false;
        HasProject = args.Project is not null;
    }

    /// <summary>E-mail address of the account to use in place of a new one, if any.</summary>
    public string? Existing { get; }

    /// <summary>The id of the new account.</summary>
    public string AccountId { get; }

    // What is said in place of what follows from the component's name.
    private string? SaidAccountId { get; }

    internal bool Prepared { get; }

    /// <summary>Who may act as the account.</summary>
    public IReadOnlyList<string> Deployers { get; }

    /// <summary>Ids of the secrets that the account reads.</summary>
    public IReadOnlyList<string> Secrets { get; }

    internal IReadOnlyList<string> CloudSqlInstances { get; }

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
            .. NameRules.CheckNameFits(name, NameLimits.Compute.Most),
            .. spec.CheckProjectIsGiven(),
            .. spec.CheckAccountIsDedicated(),
            .. spec.CheckAccountIdIsAnId(),
            .. spec.CheckAccountIsNamedOnce(),
            .. spec.CheckSecretsAreIds(),
            .. spec.CheckSecretsAreListedOnce(),
            .. PrincipalRules.All("deployers", spec.Deployers),
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static ServiceIdentitySpec Require(string name, ServiceIdentityArgs args) =>
        Check(name, args).OrThrow(nameof(ServiceIdentity), name);

    private IEnumerable<Violation> CheckProjectIsGiven()
    {
        if (!HasProject)
        {
            yield return ProjectIsGiven.Broken(
                "project", "is missing, but roles are granted on it", "Name the project's id.");
        }
    }

    private IEnumerable<Violation> CheckAccountIsDedicated()
    {
        if (Existing is null)
        {
            yield break;
        }

        if (PrincipalRules.IsDefaultAccount(Existing))
        {
            yield return AccountIsDedicated.Broken(
                "existing", $"is {Existing}, a default account that everything in the project shares",
                "Leave it out to have an account made for this service, or name one that is its own.");
        }
        else if (!Address().IsMatch(Existing))
        {
            yield return AccountIsAnAddress.Broken(
                "existing", $"is '{Existing}', which is not the address of a service account",
                "Write NAME@PROJECT.iam.gserviceaccount.com.");
        }
    }

    private IEnumerable<Violation> CheckAccountIdIsAnId()
    {
        if (SaidAccountId is { } id && !(NameLimits.ServiceAccountId.Contains(id.Length) && NameRules.IsRfc1035(id)))
        {
            yield return AccountIdIsAnId.Broken(
                "accountId", $"is '{id}', which is not the id of a service account",
                $"Use {NameLimits.ServiceAccountId.Range} lower-case letters, digits and hyphens, the first a letter, the last no hyphen, without the @ and what follows it.");
        }
    }

    private IEnumerable<Violation> CheckAccountIsNamedOnce()
    {
        if (SaidAccountId is { } id && Existing is { } existing)
        {
            yield return AccountIsNamedOnce.Broken(
                "accountId", $"is {id}, but {existing} exists already and is used, so that none is made",
                "Remove it, or leave the existing account out to have one of this id made.");
        }
    }

    private IEnumerable<Violation> CheckSecretsAreIds()
    {
        for (var i = 0; i < Secrets.Count; i++)
        {
            if (!NameLimits.SecretId.Contains(Secrets[i].Length)
                || !Secrets[i].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                yield return SecretsAreIds.Broken(
                    ArgumentPath.Index("secrets", i), $"is '{Secrets[i]}', which is not the id of a secret",
                    $"Use {NameLimits.SecretId.Range} letters, digits, hyphens and underscores.");
            }
        }
    }

    private IEnumerable<Violation> CheckSecretsAreListedOnce()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Secrets.Count; i++)
        {
            if (!seen.Add(Secrets[i]))
            {
                yield return SecretsAreListedOnce.Broken(
                    ArgumentPath.Index("secrets", i), $"is {Secrets[i]}, which is listed before", "Remove it.");
            }
        }
    }

    [GeneratedRegex(
        @"^[a-z][a-z0-9-]*@(?<project>[a-z][a-z0-9-]*)(\.(?<domain>[a-z0-9.-]+))?\.iam\.gserviceaccount\.com\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
