namespace GpuInfra.Cli;

// Whether something is as a deployment needs it.
internal enum Health
{
    Ok,

    Missing,

    // It cannot be told from here.
    Unknown,
}

// One thing that a deployment needs, how it is, and what to do where it is not as it should be.
internal sealed record Symptom(string Name, Health Health, string Detail)
{
    public string? Fix { get; init; }

    // Whether a deployment goes on without it.
    public bool IsOptional { get; init; }

    public bool IsFatal => Health == Health.Missing && !IsOptional;

    public string Word => Health switch
    {
        Health.Ok => "ok",
        Health.Missing => "missing",
        _ => "unknown",
    };

    public static Symptom Ok(string name, string detail) => new(name, Health.Ok, detail);

    public static Symptom Missing(string name, string detail, string fix) => new(name, Health.Missing, detail) { Fix = fix };

    public static Symptom Unknown(string name, string detail, string fix) => new(name, Health.Unknown, detail) { Fix = fix };

    // Of a program that did not say what it was asked for.
    public static Symptom Unknown(string name, ProgramRun run) => Unknown(
        name,
        !run.IsThere ? $"there is no {run.Command.Split(' ')[0]} that could tell"
            : run.ExitCode is null ? "what could tell it took too long"
            : $"it cannot be told: {FirstLine(run)}",
        !run.IsThere ? $"Install {run.Command.Split(' ')[0]} first." : $"Run it yourself: {run.Command}");

    private static string FirstLine(ProgramRun run) => (run.Error.Length > 0 ? run.Error : run.Output)
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.TrimEnd('.') ?? "nothing";
}
