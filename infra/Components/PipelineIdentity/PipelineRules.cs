using System.Text;

namespace GpuInfra;

// What must hold for the identities of pipelines.
internal static partial class PipelineRules
{
    internal static readonly Rule RepositoryIsNamed = new(
        "CIP001", "The repository is named by its owner and its name.",
        "The subject of a token begins with them, and a pattern or an address in their place lets nobody in.")
    { Source = PipelineSources.Subjects.Url };

    internal static readonly Rule GitHubIdIsANumber = new(
        "CIP002", "The repository and its owner are told by their numbers, too.",
        "A name that was given up can be taken by somebody else, whose tokens would say the same. A number stays.")
    { Source = PipelineSources.Subjects.Url };

    internal static readonly Rule ProjectNumberIsANumber = new(
        "CIP003", "The project is told by its number, too.",
        "Google names federated identities and its own accounts by the project's number; the id in its place names nobody.")
    { Source = PipelineSources.Federation.Url };

    internal static readonly Rule EnvironmentIsNamed = new(
        "CIP004", "The environment has a name that GitHub writes as it is.",
        "A colon, for one, is encoded in the subject of a token, so that the environment's jobs would be refused. The key of "
            + "the secrets is named after the environment.")
    { Source = PipelineSources.Subjects.Url };

    internal static readonly Rule BranchIsNamed = new(
        "CIP005", "One branch is deployed, by its name alone.",
        "Tokens name the branch exactly: a pattern matches nothing, and a quote would end what keeps others out.")
    { Source = PipelineSources.Subjects.Url };

    internal static readonly Rule SubjectFits = new(
        "CIP006", $"The subjects of tokens have at most {PipelineLimits.SubjectBytes} bytes.",
        "Google refuses a token with a longer one, at the first run of the pipeline.")
    { Source = PipelineSources.Providers.Url };

    internal static readonly Rule PoolIsNotGoogles = new(
        "CIP007", "A pool and a bucket are not named as Google names its own.",
        "Google refuses pools that begin with gcp-, and buckets that begin with goog or hold google.")
    { Source = PipelineSources.Pools.Url };

    internal static readonly Rule SecretsKeyIsAKey = new(
        "CIP008", "An existing key is named by its full resource name.",
        "Pulumi and the grant on the key need the whole of it: project, region, ring and key.")
    { Source = PipelineRules.Keys };

    internal const string Keys = "https://docs.cloud.google.com/kms/docs/resource-hierarchy";

    public static IEnumerable<Violation> Check(string name, PipelineIdentitySpec spec) =>
    [
        .. NameRules.CheckNameFits(name, PipelineIdentitySpec.NameMaximum),
        .. CheckPoolIsNotGoogles(name),
        .. ProjectRules.CheckProjectIsAnId(spec.Project),
        .. CheckProjectNumberIsANumber(spec),
        .. LocationRules.CheckLocationIsGiven(spec.Location),
        .. CheckRepositoryIsNamed(spec),
        .. CheckGitHubIdIsANumber("repositoryId", spec.RepositoryId, "id"),
        .. CheckGitHubIdIsANumber("repositoryOwnerId", spec.RepositoryOwnerId, "owner.id"),
        .. CheckEnvironmentIsNamed(spec),
        .. CheckBranchIsNamed(spec),
        .. CheckSubjectFits(spec),
        .. BucketNameRules.CheckExistingBucketIsAName("stateBucket", spec.StateBucket),
        .. CheckSecretsKeyIsAKey(spec),
    ];

    private static IEnumerable<Violation> CheckPoolIsNotGoogles(string name)
    {
        if (name.StartsWith("gcp-", StringComparison.Ordinal) || name.StartsWith("goog", StringComparison.Ordinal)
            || name.Contains("google", StringComparison.Ordinal))
        {
            yield return PoolIsNotGoogles.Broken(
                "name", $"is {name}, but Google keeps the pools that begin with gcp- and the buckets that are named after it",
                "Choose another.");
        }
    }

    private static IEnumerable<Violation> CheckProjectNumberIsANumber(PipelineIdentitySpec spec)
    {
        if (!IsNumber(spec.ProjectNumber))
        {
            yield return ProjectNumberIsANumber.Broken(
                "projectNumber", IsMissing(spec.ProjectNumber, "the number of a project"),
                "Use what 'gcloud projects describe' says as projectNumber.");
        }
    }

    private static IEnumerable<Violation> CheckRepositoryIsNamed(PipelineIdentitySpec spec)
    {
        if (spec.Repository.Split('/') is not [var owner, var name]
            || !Owner().IsMatch(owner) || owner.Length > PipelineLimits.OwnerCharacters
            || !Name().IsMatch(name) || name.Length > PipelineLimits.RepositoryCharacters)
        {
            yield return RepositoryIsNamed.Broken(
                "repository", IsMissing(spec.Repository, "the name of a repository on GitHub"),
                "Write owner and name, such as acme/gpu-inference.");
        }
    }

    private static IEnumerable<Violation> CheckGitHubIdIsANumber(string path, string id, string field)
    {
        if (!IsNumber(id))
        {
            yield return GitHubIdIsANumber.Broken(
                path, IsMissing(id, "a number of GitHub's"), $"Use what 'gh api repos/OWNER/NAME --jq .{field}' says.");
        }
    }

    private static IEnumerable<Violation> CheckEnvironmentIsNamed(PipelineIdentitySpec spec)
    {
        if (!Environment().IsMatch(spec.Environment))
        {
            yield return EnvironmentIsNamed.Broken(
                "environment", IsMissing(spec.Environment, "a name that stays the same in a subject and in a key's name"),
                "Use 1 to 56 letters, digits, hyphens and underscores.");
        }
    }

    private static IEnumerable<Violation> CheckBranchIsNamed(PipelineIdentitySpec spec)
    {
        if (!Branch().IsMatch(spec.Branch) || spec.Branch.StartsWith("refs/", StringComparison.Ordinal))
        {
            yield return BranchIsNamed.Broken(
                "branch", IsMissing(spec.Branch, "the name of one branch"),
                "Write its name alone, such as main: no refs/heads/, no pattern.");
        }
    }

    private static IEnumerable<Violation> CheckSubjectFits(PipelineIdentitySpec spec)
    {
        var longest = spec.Tokens.Subjects.MaxBy(Encoding.UTF8.GetByteCount)!;
        if (Encoding.UTF8.GetByteCount(longest) > PipelineLimits.SubjectBytes)
        {
            yield return SubjectFits.Broken(
                "repository",
                $"makes the subject {longest}, which has {Encoding.UTF8.GetByteCount(longest)} bytes, but Google takes at most "
                    + $"{PipelineLimits.SubjectBytes}",
                "Shorten the name of the repository, the environment or the branch.");
        }
    }

    private static IEnumerable<Violation> CheckSecretsKeyIsAKey(PipelineIdentitySpec spec)
    {
        if (spec.SecretsKey is not null && (!CloudNames.IsKey(spec.SecretsKey, out var location) || location.Length == 0))
        {
            yield return SecretsKeyIsAKey.Broken(
                "secretsKey", $"is '{spec.SecretsKey}', which is not the resource name of a key",
                "Write projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY, without gcpkms://.");
        }
    }

    private static string IsMissing(string value, string wanted) =>
        value.Length == 0 ? "is missing" : $"is '{value}', which is not {wanted}";

    private static bool IsNumber(string text) => Number().IsMatch(text);

    [GeneratedRegex(@"^[1-9][0-9]{0,18}\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9_])?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Owner();

    [GeneratedRegex(@"^[A-Za-z0-9._-]+\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,56}\z")]
    private static partial Regex Environment();

    // What git allows in a name but is left out here would mean something else in the provider's condition or in a pattern.
    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._/#+@-]*\z")]
    private static partial Regex Branch();
}
