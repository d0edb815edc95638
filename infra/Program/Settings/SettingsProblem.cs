namespace GpuInfra.Program;

/// <summary>One mistake in a file of the user: where, what, and how to mend it.</summary>
public sealed record SettingsProblem
{
    /// <summary>How bad it is. An error, unless it is said.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The line, counted from 1; 0 where the value does not come from a file.</summary>
    public int Line { get; init; }

    /// <summary>The column, counted from 1; 0 where the value does not come from a file.</summary>
    public int Column { get; init; }

    /// <summary>The value, such as <c>gpuinfra:services.chat.memory</c>; empty for the file as a whole.</summary>
    public string Path { get; init; } = "";

    /// <summary>What is wrong: a clause that follows the path.</summary>
    public required string Problem { get; init => field = SecretText.Redact(value); }

    /// <summary>What to do, in full sentences.</summary>
    public required string Fix { get; init => field = SecretText.Redact(value); }

    /// <summary>The rule that is broken, such as <c>MemoryFits</c>: the name of one of <see cref="RuleBook.All"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>Where the rule comes from; none for a mistake of form.</summary>
    public string? Source { get; init; }

    /// <summary>Why the file wants it not to count, in one line; none unless a <see cref="SilenceArgs"/> says so.</summary>
    public string? Silenced { get; init => field = value is null ? null : SecretText.Redact(value); }

    /// <summary>Whether it stops the deployment.</summary>
    public bool IsError => Severity == Severity.Error && Silenced is null;

    /// <summary>Whether it is only reported.</summary>
    public bool IsWarning => Severity == Severity.Warning && Silenced is null;

    /// <summary>A broken rule, at its place in a stack file.</summary>
    /// <param name="violation">The broken rule, with a path in the vocabulary of a component's arguments.</param>
    /// <param name="file">The stack file that the arguments come from.</param>
    /// <param name="prefix">Where the arguments stand in it, such as <c>gpuinfra:services.chat</c>.</param>
    public static SettingsProblem From(Violation violation, StackFile file, string prefix)
    {
        var path = ArgumentPath.Join(prefix, violation.Path);
        var mark = file.Locate(path);
        return new SettingsProblem
        {
            Severity = violation.Severity,
            File = mark.File ?? file.Path,
            Line = mark.Line,
            Column = mark.Column,
            Path = path,
            Problem = violation.Problem,
            Fix = violation.Fix,
            Rule = violation.Rule,
            Source = violation.Source,
            Silenced = violation.Silenced,
        };
    }

    /// <summary>Problems in the order of a file, and after them those of others.</summary>
    internal static IReadOnlyList<SettingsProblem> InFileOrder(IEnumerable<SettingsProblem> problems, string file) =>
    [
        .. problems.OrderBy(problem => problem.File == file ? 0 : 1)
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column),
    ];

    /// <summary>Whether it is about a part of the configuration, such as <c>gpuinfra:services.chat</c>.</summary>
    internal bool IsWithin(string part) => IsWithin(Path, part);

    /// <summary>Whether a place is a part of the configuration, or within it.</summary>
    internal static bool IsWithin(string place, string part) =>
        place.StartsWith(part, StringComparison.Ordinal) && (place.Length == part.Length || place[part.Length] is '.' or '[');

    /// <summary>What is wrong with which value, what to do, who says so, and why it is silenced, if it is.</summary>
    public string Message =>
        $"{(Path.Length > 0 ? $"{Path}: " : "")}{Problem}. {Fix}{(Source is null ? "" : $" [{Source}]")}"
        + (Silenced is null ? "" : $" Silenced: {Silenced}");

    /// <summary>The problem as it is printed: how bad it is, the id of its rule, its place and its <see cref="Message"/>, in one line.</summary>
    public string Finding
    {
        get
        {
            var word = IsError ? "error" : IsWarning ? "warning" : "silenced";

            // A value of the file may hold what would break the line, or steer the terminal.
            var line = $"{word} {RuleBook.IdOf(Rule)}: {this}";
            return VisibleText.Of(string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter)));
        }
    }

    /// <summary>The problem as one line: its place in the file, and its <see cref="Message"/>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}: {Message}" : $"{File}: {Message}";
}
