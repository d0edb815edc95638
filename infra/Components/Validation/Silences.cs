namespace GpuInfra;

/// <summary>Applies what callers say of violations that are not to count.</summary>
public static class Silences
{
    /// <summary>The name of the rule that every silence silences something.</summary>
    public const string IsUsed = nameof(SilenceIsUsed);

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
            .. read.Zip(said).SelectMany(silence => SilenceRuleIsKnown(silence.First, silence.Second.Rule ?? "")),
            .. read.SelectMany(SilenceHasReason),
            .. read.Where(silence => silence.Silenced is { IsAboutStack: false })
                .SelectMany(silence => SilenceIsUsed(silence, violations)),
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
        return read.Count == 0 ? violations :
        [
            .. violations.Select(violation => Applied(violation, read)),
            .. read.Where(silence => silence.Silenced is { IsAboutStack: true })
                .SelectMany(silence => SilenceIsUsed(silence, violations)),
        ];
    }

    private static Violation Applied(Violation violation, IEnumerable<Silence> silences) =>
        silences.FirstOrDefault(silence => silence.IsAbout(violation)) is { } silence
            ? violation with { Silenced = silence.Reason }
            : violation;

    private static IEnumerable<Violation> SilenceRuleIsKnown(Silence silence, string word)
    {
        var path = ArgumentPath.Join(silence.At, "rule");
        if (silence.Rule is null)
        {
            yield return Violation.Error(
                path, $"is '{word}', which is not a rule", $"Use the id or the name of a rule, such as {RuleBook.Nearest(word)}.",
                RuleBook.IdOf(nameof(SilenceRuleIsKnown)));
        }
        else if (!silence.Rule.MayBeSilenced)
        {
            yield return Violation.Error(
                path, $"is {word}, a mistake of form, which cannot be silenced", "Mend the mistake, and remove this.",
                RuleBook.IdOf(nameof(SilenceRuleIsKnown)));
        }
    }

    private static IEnumerable<Violation> SilenceHasReason(Silence silence)
    {
        if (silence.Reason.Length == 0)
        {
            yield return Violation.Error(
                ArgumentPath.Join(silence.At, "reason"), "is empty, so nothing is silenced", "Say why the violation is right here.",
                RuleBook.IdOf(nameof(SilenceHasReason)));
        }
    }

    private static IEnumerable<Violation> SilenceIsUsed(Silence silence, IReadOnlyList<Violation> violations)
    {
        if (!violations.Any(silence.IsAbout))
        {
            var elsewhere = violations.Where(v => v.Rule == silence.Rule?.Name).Select(v => v.Path).Distinct().ToList();
            yield return Violation.Warning(
                silence.At, $"silences nothing: {silence.Rule?.Id} is not broken at '{silence.Path}'",
                elsewhere.Count == 0 ? "Remove it." : $"Remove it, or use the path {Wording.Either(elsewhere)}.",
                RuleBook.IdOf(nameof(SilenceIsUsed)));
        }
    }
}
