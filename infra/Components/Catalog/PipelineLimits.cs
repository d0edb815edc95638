namespace GpuInfra;

// What GitHub and Google say of the identities of pipelines.
internal static class PipelineLimits
{
    public const string Issuer = "https://token.actions.githubusercontent.com";

    public const int SubjectBytes = 127;

    public const int OwnerCharacters = 39;

    public const int RepositoryCharacters = 100;

    public const int KeyRotationDays = 90;

    public const int KeyDestructionDays = 30;

    public const int StateSoftDeleteDays = 30;

    public const int StateHistoryDays = 90;

    // How many of a state's newest versions are kept whatever their age, the current one included.
    public const int StateKeptVersions = 10;

    // The roles that editors or viewers of a project have on each new bucket of it. Source:
    // https://cloud.google.com/storage/docs/access-control/iam-roles#legacy-roles, read 2026-11-29.
    public static IReadOnlyList<string> LegacyBucketRoles { get; } =
        ["legacyBucketOwner", "legacyBucketReader", "legacyObjectOwner", "legacyObjectReader"];
}
