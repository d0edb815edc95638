namespace GpuInfra.Cli;

// What somebody wants an environment to be.
internal sealed record StartAnswers
{
    public const string Dev = "dev";
    public const string Prod = "prod";

    // The answer's flags, which the mistakes of an answer name.
    public const string ProjectFlag = "--project";
    public const string RegionFlag = "--region";
    public const string EngineFlag = "--engine";
    public const string ModelFlag = "--model";
    public const string AudienceFlag = "--audience";
    public const string RevisionFlag = "--revision";
    public const string DigestFlag = "--digest";

    // Which answer the value below a path comes from.
    private static readonly (string End, string Flag)[] Origins =
    [
        (ProjectId, ProjectFlag), (RegionId, RegionFlag), (".engine", EngineFlag), (".model", ModelFlag), (".revision", RevisionFlag), (".image", DigestFlag),
    ];

    private const string ProjectId = "gcp:project";
    private const string RegionId = "gcp:region";

    public static IReadOnlyList<string> Audiences { get; } = [Dev, Prod];

    public string? Project { get; init; }

    public string? Region { get; init; }

    public string? Engine { get; init; }

    public string? Model { get; init; }

    public string? Audience { get; init; }

    // The revision of the model and the digest of the engine's image, without which a protected stack does not start.
    public string? Revision { get; init; }

    public string? Digest { get; init; }

    public static string? FlagOf(Violation problem) =>
        Origins.FirstOrDefault(origin => problem.Path.EndsWith(origin.End, StringComparison.Ordinal)).Flag;

    // A mistake of an answer, with the flag that says another.
    public static string Told(Violation problem)
    {
        var flag = FlagOf(problem);
        var fix = flag is RevisionFlag or DigestFlag && problem.Fix.IndexOf("', with ", StringComparison.Ordinal) is > 0 and var end
            ? $"Write it behind {flag}{problem.Fix[(end + 1)..]}"
            : problem.Fix;
        return $"{flag ?? problem.Path} {problem.Problem}. {fix} [{problem.Rule.Id}]";
    }

    public string? this[string flag] => flag switch
    {
        ProjectFlag => Project,
        RegionFlag => Region,
        EngineFlag => Engine,
        ModelFlag => Model,
        AudienceFlag => Audience,
        RevisionFlag => Revision,
        _ => Digest,
    };

    public StartAnswers With(string flag, string? answer) => flag switch
    {
        ProjectFlag => this with { Project = answer },
        RegionFlag => this with { Region = answer },
        EngineFlag => this with { Engine = answer },
        ModelFlag => this with { Model = answer },
        AudienceFlag => this with { Audience = answer },
        RevisionFlag => this with { Revision = answer },
        _ => this with { Digest = answer },
    };
}
