namespace GpuInfra;

/// <summary>What GitHub and Google say of the identities of pipelines.</summary>
internal static class PipelineLimits
{
    /// <summary>Who signs the tokens of GitHub's workflows.</summary>
    public const string Issuer = "https://token.actions.githubusercontent.com";

    /// <summary>How many bytes the subject of a token may have that Google takes.</summary>
    public const int SubjectBytes = 127;

    /// <summary>How many characters the name of an owner of repositories may have.</summary>
    public const int OwnerCharacters = 39;

    /// <summary>How many characters the name of a repository may have.</summary>
    public const int RepositoryCharacters = 100;

    /// <summary>After how many days a key has a new version.</summary>
    public const int KeyRotationDays = 90;

    /// <summary>For how many days a version of a key that is to be destroyed can be brought back.</summary>
    public const int KeyDestructionDays = 30;

    /// <summary>For how many days a deleted state can be brought back.</summary>
    public const int StateSoftDeleteDays = 30;

    /// <summary>For how many days a state that was overwritten is kept at least.</summary>
    public const int StateHistoryDays = 90;

    /// <summary>How many of a state's newest versions are kept whatever their age, the current one included.</summary>
    public const int StateKeptVersions = 10;

    /// <summary>
    /// The roles that editors or viewers of a project have on each new bucket of it.
    /// Source: https://cloud.google.com/storage/docs/access-control/iam-roles#legacy-roles, read 2026-11-29.
    /// </summary>
    public static IReadOnlyList<string> LegacyBucketRoles { get; } =
        ["legacyBucketOwner", "legacyBucketReader", "legacyObjectOwner", "legacyObjectReader"];
}
