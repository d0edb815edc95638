namespace GpuInfra.Program.Tests;

/// <summary>The rule book against the code that it describes.</summary>
public sealed class RuleNamesTests
{
    private static readonly IReadOnlyList<(string Rule, string Given)> Used =
        [.. RuleNames.In(typeof(RuleBook).Assembly), .. RuleNames.In(typeof(StackCheck).Assembly)];

    [Fact]
    public void Code_EveryRuleItNames_IsInTheBook()
    {
        Assert.NotEmpty(Used);
        Assert.Equal([], Used.Select(use => use.Rule).Except(RuleBook.All.Select(rule => rule.Name)));
    }

    [Fact]
    public void Book_EveryRule_IsNamedByTheCode() =>
        Assert.Equal([], RuleBook.All.Select(rule => rule.Name).Except(Used.Select(use => use.Rule)));

    [Fact]
    public void Book_RuleThatTheCodeOnlyWarnsOf_IsAWarning() =>
        Assert.Equal([], Used.GroupBy(use => use.Rule)
            .Where(uses => uses.All(use => use.Given == nameof(Violation.Warning)))
            .Select(uses => uses.Key)
            .Where(name => RuleBook.Find(name)?.Severity == Severity.Error));

    [Fact]
    public void Book_RuleThatTheCodeRefusesBy_IsAnError() =>
        Assert.Equal([], Used.Where(use => use.Given == nameof(Violation.Error))
            .Select(use => use.Rule)
            .Distinct()
            .Where(name => RuleBook.Find(name)?.Severity == Severity.Warning));
}
