using System.Runtime.CompilerServices;

namespace GpuInfra;

/// <summary>
/// One thing that must hold, and what a reader wants to know of it. It stands beside the code that checks it, in a static field
/// or property that has its name, and each of its violations carries it.
/// </summary>
public sealed class Rule
{
    /// <summary>A rule of its own.</summary>
    /// <param name="id">What it is called in output and in a silence, such as <c>GPU004</c>; it never changes and is never used again.</param>
    /// <param name="title">What must hold, as a sentence.</param>
    /// <param name="because">What happens where it does not hold, and what to do.</param>
    /// <param name="name">What must hold, such as <c>MemoryFits</c>; the name of the field, if it is left out.</param>
    public Rule(string id, string title, string because, [CallerMemberName] string name = "") =>
        (Id, Title, Because, Name) = (id, title, because, name);

    /// <summary>What it is called in output and in a silence, such as <c>GPU004</c>.</summary>
    public string Id { get; }

    /// <summary>What must hold, in a word, such as <c>MemoryFits</c>.</summary>
    public string Name { get; }

    /// <summary>What must hold, as a sentence.</summary>
    public string Title { get; }

    /// <summary>What happens where it does not hold, and what to do.</summary>
    public string Because { get; }

    /// <summary>How bad its violations are at worst; one that rests on an unconfirmed fact is a warning in any case.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>The address of the page that says so; empty if the rule is this project's own.</summary>
    public string Source { get; init; } = "";

    /// <summary>The values that its verdict rests on: where one of them is refused by itself, the verdict is not told.</summary>
    public Premises RestsOn { get; init; }

    /// <summary>Who never takes what breaks it, whatever anybody says; nobody for certain, if it is left out.</summary>
    public Refuser RefusedBy { get; init; }

    /// <summary>Whether a violation may be silenced: what cannot be understood, and what the program can make nothing of, must be mended.</summary>
    public bool MayBeSilenced => RefusedBy != Refuser.Program && !Id.StartsWith(RuleBook.FormPrefix, StringComparison.Ordinal);

    /// <summary>Whether it is about all parts of a stack together, and so is not checked by any of them.</summary>
    public bool IsAboutStack
    {
        get => field || Id.StartsWith(RuleBook.StackPrefix, StringComparison.Ordinal);
        init;
    }

    /// <summary>A violation, as bad as the rule says.</summary>
    /// <param name="path">The argument in the caller's vocabulary, such as <c>startupProbe.periodSeconds</c>.</param>
    /// <param name="problem">What is wrong, with the value and the limit: a clause that follows the path.</param>
    /// <param name="fix">What to do, as a full sentence.</param>
    /// <param name="source">The address of the page that says so; the rule's own, if it is left out.</param>
    public Violation Broken(string path, string problem, string fix, string? source = null) =>
        new(Severity, this, path, problem, fix, source ?? OwnSource);

    /// <summary>A violation that is only reported, where the rule stops a deployment elsewhere.</summary>
    /// <inheritdoc cref="Broken" path="/param"/>
    public Violation Warning(string path, string problem, string fix, string? source = null) =>
        new(Severity.Warning, this, path, problem, fix, source ?? OwnSource);

    /// <summary>A violation of a fact of the catalog: it stops the deployment if the fact is confirmed.</summary>
    /// <param name="fact">Who says so.</param>
    /// <param name="path">The argument in the caller's vocabulary.</param>
    /// <param name="problem">What is wrong, with the value and the limit: a clause that follows the path.</param>
    /// <param name="fix">What to do, as a full sentence.</param>
    public Violation Against(Source fact, string path, string problem, string fix) =>
        new(fact.Severity, this, path, problem, fix, fact.Url);

    /// <summary>A mistake of form, by a rule of this project: whoever tells it knows its path and its place.</summary>
    /// <param name="problem">What is wrong: a clause that follows the path.</param>
    /// <param name="fix">What to do, in full sentences.</param>
    public Violation Mistake(string problem, string fix) => new(Severity, this, "", problem, fix, null);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private string OwnSource => Source.Length > 0 ? Source : Id;
}
