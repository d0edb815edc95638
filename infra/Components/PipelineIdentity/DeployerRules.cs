namespace GpuInfra;

// What must hold for what the deployer may do.
internal static partial class DeployerRules
{
    internal static readonly Rule PermissionsCannotEscalate = new(
        "CIP009", "No permission lets the deployer get more than it is given.",
        "Whoever may grant roles, act as accounts, make keys or change roles over the whole project has the whole project, and "
            + "with it everybody who may change the branch. Such a permission is granted on single resources, or under a condition.")
    { Source = PipelineSources.Escalations.Url };

    internal static readonly Rule PermissionsAreNamed = new(
        "CIP010", "A permission is named by its service, its resource and its verb.",
        "A role or a pattern in its place is refused with the whole custom role.")
    { Source = PipelineSources.Permissions.Url };

    internal static readonly Rule BucketsLeaveOutState = new(
        "CIP011", "The deployer does not look after the bucket of the state.",
        "It could take the history of the state away and let others read it.")
    { Source = PipelineSources.Conditions.Url };

    internal static readonly Rule AccountsAreNamed = new(
        "CIP012", "An account is named as a service's account is.",
        "The id of the account is made of the name by the same rule as in the program of the services, which looks for it there.")
    { Source = ServiceIdentitySpec.AccountSource };

    internal static readonly Rule NamesAreIds = new(
        "CIP013", "Repositories and secrets are named by their ids, each once.",
        "A role is granted on each, and Google refuses a grant on something that does not exist.")
    { Source = PipelineSources.Permissions.Url };

    // An expression has at most twelve operators, of which two are taken.
    private const int BucketsMaximum = 10;

    public static IEnumerable<Violation> Check(string name, PipelineIdentitySpec spec) =>
    [
        .. CheckPermissionsAreNamed(spec),
        .. CheckPermissionsCannotEscalate(spec),
        .. CheckBucketsLeaveOutState(name, spec),
        .. CheckAccountsAreNamed(spec),
        .. CheckNamesAreIds("repositories", spec.Repositories),
        .. CheckNamesAreIds("secrets", spec.Secrets),
        .. PrincipalRules.All("deployers", spec.Deployers),
    ];

    public static IEnumerable<(PermissionGrant Grant, Escalation Way)> Escalating(IEnumerable<PermissionGrant> grants) =>
        grants.Select(grant => (grant, Escalations.Of(grant))).Where(found => found.Item2 is not null)
            .Select(found => (found.grant, found.Item2!));

    // One that was misspelt is told for that alone.
    private static IEnumerable<Violation> CheckPermissionsAreNamed(PipelineIdentitySpec spec)
    {
        for (var i = 0; i < spec.Permissions.Count; i++)
        {
            var permission = spec.Permissions[i];
            if (!Permission().IsMatch(permission))
            {
                yield return PermissionsAreNamed.Broken(
                    ArgumentPath.Index("permissions", i), $"is '{permission}', which is not the name of a permission",
                    "Write service, resource and verb, such as pubsub.topics.create.");
            }
            else if (spec.Permissions.Take(i).Contains(permission))
            {
                yield return PermissionsAreNamed.Broken(
                    ArgumentPath.Index("permissions", i), $"is {permission}, which is listed before", "Remove it.");
            }
        }
    }

    private static IEnumerable<Violation> CheckPermissionsCannotEscalate(PipelineIdentitySpec spec)
    {
        foreach (var (grant, way) in Escalating(PipelinePermissions.Grants)
            .Where(found => !PipelinePermissions.Remaining.Contains(found.Grant.Permission)))
        {
            yield return PermissionsCannotEscalate.Against(
                way.Source, "permissions", $"hold {grant.Permission} by themselves, with which the deployer {way.How}",
                "Take it out of PipelinePermissions, or limit it there.");
        }

        foreach (var (grant, way) in Escalating(spec.Permissions.Distinct().Select(p => new PermissionGrant(p, GrantLimits.None))))
        {
            yield return PermissionsCannotEscalate.Against(
                way.Source, ArgumentPath.Index("permissions", Enumerable.ToList(spec.Permissions).IndexOf(grant.Permission)),
                $"is {grant.Permission}, with which the deployer {way.How}",
                "Remove it, and let an administrator do what it is for, or grant it on the single resource.");
        }
    }

    private static IEnumerable<Violation> CheckBucketsLeaveOutState(string name, PipelineIdentitySpec spec)
    {
        var state = spec.StateBucket ?? $"{name}-state-";
        for (var i = 0; i < spec.Buckets.Count; i++)
        {
            var (at, beginning) = (ArgumentPath.Index("buckets", i), spec.Buckets[i]);
            if (!BucketBeginning().IsMatch(beginning))
            {
                yield return BucketsLeaveOutState.Broken(
                    at, $"is '{beginning}', which no name of a bucket begins with",
                    "Write how the names begin, such as inference-models-.", BucketNameRules.Naming);
            }
            else if (state.StartsWith(beginning, StringComparison.Ordinal) || IsWithin(beginning, state, spec))
            {
                yield return BucketsLeaveOutState.Broken(
                    at, $"is {beginning}, with which the bucket of the state begins, too, so that the deployer looks after it",
                    "Write more of the name, such as inference-models-.");
            }
        }

        if (spec.Buckets.Count > BucketsMaximum)
        {
            yield return BucketsLeaveOutState.Broken(
                "buckets", $"are {spec.Buckets.Count}, but a condition has room for {BucketsMaximum}",
                "Give several of them one beginning.");
        }
    }

    // The name of a bucket that is made goes on at random.
    private static bool IsWithin(string beginning, string state, PipelineIdentitySpec spec) =>
        spec.StateBucket is null && beginning.StartsWith(state, StringComparison.Ordinal);

    private static IEnumerable<Violation> CheckAccountsAreNamed(PipelineIdentitySpec spec)
    {
        for (var i = 0; i < spec.Accounts.Count; i++)
        {
            var (at, account) = (ArgumentPath.Index("accounts", i), spec.Accounts[i]);
            if (account.Length > NameLimits.Compute.Most || !NameRules.IsRfc1035(account))
            {
                yield return AccountsAreNamed.Broken(
                    at, $"is '{account}', which is not the name of an account",
                    "Write the name alone, such as chat-identity for the service chat.");
            }
            else if (spec.Accounts.Take(i).Contains(account))
            {
                yield return AccountsAreNamed.Broken(
                    at, $"is {account}, which is listed before", "Remove it.");
            }
        }
    }

    private static IEnumerable<Violation> CheckNamesAreIds(string path, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var (at, name) = (ArgumentPath.Index(path, i), names[i]);
            if (!Id().IsMatch(name))
            {
                yield return NamesAreIds.Broken(
                    at, $"is '{name}', which is not an id", "Write the id alone, without project and location.");
            }
            else if (names.Take(i).Contains(name))
            {
                yield return NamesAreIds.Broken(
                    at, $"is {name}, which is listed before", "Remove it.");
            }
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-zA-Z][a-zA-Z0-9]*){2}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Permission();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]*\z")]
    private static partial Regex BucketBeginning();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex Id();
}
