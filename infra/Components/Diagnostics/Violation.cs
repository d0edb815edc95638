namespace GpuInfra;

/// <summary>One rule that is broken: where, what, how to mend it, and who says so.</summary>
/// <param name="Severity">Whether it stops the deployment.</param>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Path">
/// The argument in the caller's vocabulary, such as <c>startupProbe.periodSeconds</c>, or the value of a file, such as
/// <c>gpuinfra:services.chat.memory</c>; empty for the file as a whole.
/// </param>
/// <param name="Problem">What is wrong, with the value and the limit: a clause that follows the path.</param>
/// <param name="Fix">What to do, in full sentences.</param>
/// <param name="Source">Where the rule comes from: an address, or the id of a rule of this project; none for a mistake of form.</param>
public sealed record Violation(
    Severity Severity, Rule Rule, string Path, string Problem, string Fix, string? Source)
{
    /// <summary>What is wrong, with the value and the limit, but no secret: a clause that follows the path.</summary>
    public string Problem { get; init => field = SecretText.Redact(value); } = SecretText.Redact(Problem);

    /// <summary>What to do, in full sentences, but no secret.</summary>
    public string Fix { get; init => field = SecretText.Redact(value); } = SecretText.Redact(Fix);

    /// <summary>Where the value is written; none for an argument that comes from no file.</summary>
    public Place Place { get; init; }

    /// <summary>Why the caller wants it not to count, in one line; none unless a <see cref="SilenceArgs"/> says so.</summary>
    public string? Silenced { get; init => field = value is null ? null : SecretText.Redact(value); }

    /// <summary>Whether it stops the deployment.</summary>
    public bool IsError => Severity == Severity.Error && Silenced is null;

    /// <summary>Whether it is only reported.</summary>
    public bool IsWarning => Severity == Severity.Warning && Silenced is null;

    /// <summary>What is wrong with which value, what to do, who says so, and why it is silenced, if it is.</summary>
    public string Message =>
        $"{(Path.Length > 0 ? $"{Path}: " : "")}{Problem}. {Fix}{(Source is null ? "" : $" [{Source}]")}"
        + (Silenced is null ? "" : $" Silenced: {Silenced}");

    /// <summary>The violation as it is printed: how bad it is, the id of its rule, its place and its <see cref="Message"/>, in one line.</summary>
    public string Finding
    {
        get
        {
            var word = IsError ? "error" : IsWarning ? "warning" : "silenced";

            // A value of the file may hold what would break the line, or steer the terminal.
            var line = $"{word} {Rule.Id}: {AtPlace}{Message}";
            return VisibleText.Of(string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter)));
        }
    }

    private string AtPlace => Place switch
    {
        { File: null } => "",
        { IsKnown: false, File: var file } => $"{file}: ",
        var (line, column) => $"{Place.File}:{line}:{column}: ",
    };

    /// <summary>The same violation seen from further out: <paramref name="outer"/> goes before its path.</summary>
    public Violation Under(string outer) => this with { Path = ArgumentPath.Join(outer, Path) };

    /// <summary>The violation as one line: its place in a file, if it has one, and its <see cref="Message"/>.</summary>
    public override string ToString() => VisibleText.Of($"{AtPlace}{Message}");
}
