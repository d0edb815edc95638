namespace GpuInfra;

/// <summary>Applies what callers say of violations that are not to count.</summary>
public static class Silences
{
    internal static readonly Rule SilenceRuleIsKnown = new(
        "CFG013", "A silence names a rule, by its id or its name.",
        "A silence of a rule that does not exist silences nothing, and a mistake of form cannot be silenced: "
            + "what cannot be understood must be mended.");

    internal static readonly Rule SilenceHasReason = new(
        "CFG014", "A silence gives its reason.",
        "The reason is printed wherever the violation would be, for the reader who wonders. Without one nothing is silenced.");

    /// <summary>A silence silences something.</summary>
    public static Rule SilenceIsUsed { get; } = new(
        "CFG015", "A silence silences something.",
        "What it was written for is mended, or its path is misspelt. Left in place it would hide the next mistake there.")
    { Severity = Severity.Warning };

    /// <summary>The violations of a part, with those silenced that its silences are about, and the mistakes in these.</summary>
    /// <param name="violations">Every violation of the rules over the part, with paths within it.</param>
    /// <param name="silences">The silences of the part.</param>
    public static IReadOnlyList<Violation> Apply(IReadOnlyList<Violation> violations, IEnumerable<SilenceArgs>? silences)
    {
        var said = (silences ?? []).ToList();
        var read = Silence.Read(said, "");
        return
        [
            .. violations.Select(violation => Applied(violation, read)),
            .. read.Zip(said).SelectMany(silence => CheckSilenceRuleIsKnown(silence.First, silence.Second.Rule ?? "")),
            .. read.SelectMany(CheckSilenceHasReason),
            .. read.Where(silence => silence.Silenced is { IsAboutStack: false })
                .SelectMany(silence => CheckSilenceIsUsed(silence, violations)),
        ];
    }

    /// <summary>
    /// The violations of rules over a whole stack, with those silenced that the silences of one part are about, and the
    /// silences of such rules that silence nothing. What else is wrong with a silence is said of the part.
    /// </summary>
    /// <param name="violations">Every violation of the rules over the stack, with paths from its top.</param>
    /// <param name="silences">The silences of the part.</param>
    /// <param name="prefix">Where the part is, such as <c>gpuinfra:services.chat</c>.</param>
    public static IReadOnlyList<Violation> Apply(
        IReadOnlyList<Violation> violations, IEnumerable<SilenceArgs>? silences, string prefix)
    {
        var read = Silence.Read(silences, prefix);
        return
        [
            .. violations.Select(violation => Applied(violation, read)),
            .. read.Where(silence => silence.Silenced is { IsAboutStack: true })
                .SelectMany(silence => CheckSilenceIsUsed(silence, violations)),
        ];
    }

    private static Violation Applied(Violation violation, IEnumerable<Silence> silences) =>
        silences.FirstOrDefault(silence => silence.IsAbout(violation)) is { } silence
            ? violation with { Silenced = silence.Reason }
            : violation;

    private static IEnumerable<Violation> CheckSilenceRuleIsKnown(Silence silence, string word)
    {
        var path = ArgumentPath.Join(silence.At, "rule");
        if (silence.Rule is null)
        {
            yield return SilenceRuleIsKnown.Broken(
                path, $"is '{word}', which is not a rule", $"Use the id or the name of a rule, such as {RuleBook.Nearest(word)}.");
        }
        else if (!silence.Rule.MayBeSilenced)
        {
            yield return SilenceRuleIsKnown.Broken(
                path, $"is {word}, {(silence.Rule.RefusedBy == Refuser.Program ? "which the program must understand: it cannot" : "a mistake of form, which cannot")} be silenced",
                "Mend the mistake, and remove this.");
        }
    }

    private static IEnumerable<Violation> CheckSilenceHasReason(Silence silence)
    {
        if (silence.Reason.Length == 0)
        {
            yield return SilenceHasReason.Broken(
                ArgumentPath.Join(silence.At, "reason"), "is empty, so nothing is silenced", "Say why the violation is right here.");
        }
    }

    private static IEnumerable<Violation> CheckSilenceIsUsed(Silence silence, IReadOnlyList<Violation> violations)
    {
        if (!violations.Any(silence.IsAbout))
        {
            var elsewhere = violations.Where(v => v.Rule == silence.Rule).Select(v => v.Path).Distinct().ToList();
            yield return SilenceIsUsed.Broken(
                silence.At, $"silences nothing: {silence.Rule?.Id} is not broken at '{silence.Path}'",
                elsewhere.Count == 0 ? "Remove it." : $"Remove it, or use the path {Wording.Either(elsewhere)}.");
        }
    }
}
