using System.Runtime.CompilerServices;

namespace GpuInfra;

/// <summary>One rule that some arguments break: where, what, how to mend it, and who says so.</summary>
/// <param name="Severity">Whether it stops the deployment.</param>
/// <param name="Rule">The rule's name, which says what must hold, such as <c>MemoryFitsAccelerator</c>.</param>
/// <param name="Path">The argument in the caller's vocabulary, such as <c>startupProbe.periodSeconds</c>.</param>
/// <param name="Problem">What is wrong, with the value and the limit: a clause that follows the path.</param>
/// <param name="Fix">What to do, as a full sentence.</param>
/// <param name="Source">Where the rule comes from: an address, or the name of a rule of this project.</param>
public sealed record Violation(
    Severity Severity, string Rule, string Path, string Problem, string Fix, string Source)
{
    /// <summary>What is wrong, with the value and the limit, but no secret: a clause that follows the path.</summary>
    public string Problem { get; init; } = SecretText.Redact(Problem);

    /// <summary>What to do, as a full sentence.</summary>
    public string Fix { get; init; } = SecretText.Redact(Fix);

    /// <summary>Why the caller wants it not to count, in one line; none unless a <see cref="SilenceArgs"/> says so.</summary>
    public string? Silenced { get; init; }

    /// <summary>Whether it stops the deployment.</summary>
    public bool IsError => Severity == Severity.Error && Silenced is null;

    /// <summary>Whether it is only reported.</summary>
    public bool IsWarning => Severity == Severity.Warning && Silenced is null;

    /// <summary>A violation that stops the deployment, named for the rule method that calls this.</summary>
    public static Violation Error(
        string path, string problem, string fix, string source, [CallerMemberName] string rule = "") =>
        new(Severity.Error, rule, path, problem, fix, source);

    /// <summary>A violation that is only reported, named for the rule method that calls this.</summary>
    public static Violation Warning(
        string path, string problem, string fix, string source, [CallerMemberName] string rule = "") =>
        new(Severity.Warning, rule, path, problem, fix, source);

    /// <summary>A violation of a fact of the catalog: it stops the deployment if the fact is confirmed.</summary>
    public static Violation Against(
        Source fact, string path, string problem, string fix, [CallerMemberName] string rule = "") =>
        new(fact.Severity, rule, path, problem, fix, fact.Url);

    /// <summary>The same violation seen from further out: <paramref name="outer"/> goes before its path.</summary>
    public Violation Under(string outer) => this with { Path = ArgumentPath.Join(outer, Path) };

    /// <summary>The violation as one line: where, value, limit, fix and source, and why it is silenced, if it is.</summary>
    public override string ToString() =>
        VisibleText.Of($"{Path}: {Problem}. {Fix} [{Source}]{(Silenced is null ? "" : $" Silenced: {Silenced}")}");
}
