using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>What a reader notes beside what the source states.</summary>
public sealed class SourceNotes
{
    /// <summary>Why something is left that may run a container, too.</summary>
    public const string NoService = "only services of Cloud Run are adopted";

    internal const string Unconditional = "a stack grants without conditions, so that this grant is not taken over: leave it beside the stack, or name its members in "
        + "the stack file if they shall have the role always";

    private const string Elsewhere = "what it grants on is not in the files: name them as well if a stack is to have it; otherwise it stays as it is";

    private const string OtherRole = "a stack grants callers of a service and who comes through its proxy, and no other role: it stays as it is";

    private readonly List<NotCarried> _notCarried = [];
    private readonly List<SourceQuestion> _questions = [];
    private readonly List<SourceProblem> _problems = [];

    /// <summary>What a stack cannot say.</summary>
    public ImmutableArray<NotCarried> NotCarried => [.. _notCarried];

    /// <summary>What somebody must decide; each property is asked for once.</summary>
    public ImmutableArray<SourceQuestion> Questions => [.. _questions.DistinctBy(question => question.Path)];

    /// <summary>What is wrong with the source by its own form.</summary>
    public ImmutableArray<SourceProblem> Problems => [.. _problems];

    // Why a grant is left: what it is on, or what it grants.
    internal static string ReasonOf(string? role, bool isOfService) => isOfService && role is not null && !ServiceRoles.IsOne(role) ? OtherRole : Elsewhere;

    /// <summary>Notes that something cannot be taken over.</summary>
    public void CannotCarry(string what, string reason, SourcePlace place) => _notCarried.Add(new(what, reason, place));

    /// <summary>Notes that something must be asked.</summary>
    public void Ask(string path, string ask, string? @default, SourcePlace place) => _questions.Add(new(path, ask, @default, place));

    /// <summary>Notes that something is wrong.</summary>
    public void Report(SourceProblem problem) => _problems.Add(problem);
}
