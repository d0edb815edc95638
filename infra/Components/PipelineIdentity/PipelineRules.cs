using System.Text;
using System.Text.RegularExpressions;

namespace GpuInfra;

/// <summary>What must hold for the identities of pipelines.</summary>
internal static partial class PipelineRules
{
    internal const string Keys = "https://docs.cloud.google.com/kms/docs/resource-hierarchy";

    public static IEnumerable<Violation> Check(string name, PipelineIdentitySpec spec) =>
    [
        .. NameRules.NameFits(name, PipelineIdentitySpec.NameMaximum),
        .. PoolIsNotGoogles(name),
        .. ProjectRules.ProjectIsAnId(spec.Project),
        .. ProjectNumberIsANumber(spec),
        .. LocationRules.LocationIsGiven(spec.Location),
        .. RepositoryIsNamed(spec),
        .. GitHubIdIsANumber("repositoryId", spec.RepositoryId, "id"),
        .. GitHubIdIsANumber("repositoryOwnerId", spec.RepositoryOwnerId, "owner.id"),
        .. EnvironmentIsNamed(spec),
        .. BranchIsNamed(spec),
        .. SubjectFits(spec),
        .. BucketNameRules.ExistingBucketIsAName("stateBucket", spec.StateBucket),
        .. SecretsKeyIsAKey(spec),
    ];

    private static IEnumerable<Violation> PoolIsNotGoogles(string name)
    {
        if (name.StartsWith("gcp-", StringComparison.Ordinal) || name.StartsWith("goog", StringComparison.Ordinal)
            || name.Contains("google", StringComparison.Ordinal))
        {
            yield return Violation.Error(
                "name", $"is {name}, but Google keeps the pools that begin with gcp- and the buckets that are named after it",
                "Choose another.", PipelineSources.Pools.Url);
        }
    }

    private static IEnumerable<Violation> ProjectNumberIsANumber(PipelineIdentitySpec spec)
    {
        if (!IsNumber(spec.ProjectNumber))
        {
            yield return Violation.Error(
                "projectNumber", IsMissing(spec.ProjectNumber, "the number of a project"),
                "Use what 'gcloud projects describe' says as projectNumber.", PipelineSources.Federation.Url);
        }
    }

    private static IEnumerable<Violation> RepositoryIsNamed(PipelineIdentitySpec spec)
    {
        if (spec.Repository.Split('/') is not [var owner, var name]
            || !Owner().IsMatch(owner) || owner.Length > PipelineLimits.OwnerCharacters
            || !Name().IsMatch(name) || name.Length > PipelineLimits.RepositoryCharacters)
        {
            yield return Violation.Error(
                "repository", IsMissing(spec.Repository, "the name of a repository on GitHub"),
                "Write owner and name, such as acme/gpu-inference.", PipelineSources.Subjects.Url);
        }
    }

    private static IEnumerable<Violation> GitHubIdIsANumber(string path, string id, string field)
    {
        if (!IsNumber(id))
        {
            yield return Violation.Error(
                path, IsMissing(id, "a number of GitHub's"), $"Use what 'gh api repos/OWNER/NAME --jq .{field}' says.",
                PipelineSources.Subjects.Url);
        }
    }

    private static IEnumerable<Violation> EnvironmentIsNamed(PipelineIdentitySpec spec)
    {
        if (!Environment().IsMatch(spec.Environment))
        {
            yield return Violation.Error(
                "environment", IsMissing(spec.Environment, "a name that stays the same in a subject and in a key's name"),
                "Use 1 to 56 letters, digits, hyphens and underscores.", PipelineSources.Subjects.Url);
        }
    }

    private static IEnumerable<Violation> BranchIsNamed(PipelineIdentitySpec spec)
    {
        if (!Branch().IsMatch(spec.Branch) || spec.Branch.StartsWith("refs/", StringComparison.Ordinal))
        {
            yield return Violation.Error(
                "branch", IsMissing(spec.Branch, "the name of one branch"),
                "Write its name alone, such as main: no refs/heads/, no pattern.", PipelineSources.Subjects.Url);
        }
    }

    private static IEnumerable<Violation> SubjectFits(PipelineIdentitySpec spec)
    {
        var longest = spec.Tokens.Subjects.MaxBy(Encoding.UTF8.GetByteCount)!;
        if (Encoding.UTF8.GetByteCount(longest) > PipelineLimits.SubjectBytes)
        {
            yield return Violation.Error(
                "repository",
                $"makes the subject {longest}, which has {Encoding.UTF8.GetByteCount(longest)} bytes, but Google takes at most "
                    + $"{PipelineLimits.SubjectBytes}",
                "Shorten the name of the repository, the environment or the branch.", PipelineSources.Providers.Url);
        }
    }

    private static IEnumerable<Violation> SecretsKeyIsAKey(PipelineIdentitySpec spec)
    {
        if (spec.SecretsKey is not null && (!CloudNames.IsKey(spec.SecretsKey, out var location) || location.Length == 0))
        {
            yield return Violation.Error(
                "secretsKey", $"is '{spec.SecretsKey}', which is not the resource name of a key",
                "Write projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY, without gcpkms://.", Keys);
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
