namespace GpuInfra.Components.Tests;

public sealed class ViolationTests
{
    private static readonly Rule Needed = new("RUN-18", "It is needed.", "It fails otherwise.");
    private static readonly Rule Advised = new("RUN-20", "It is near.", "It is slow otherwise.") { Severity = Severity.Warning };
    private static readonly Violation Mistake = Needed.Broken("memory", "is 8Gi, but must be more", "Use 16Gi.");
    private static readonly Violation Doubt = Advised.Broken("location", "is far away", "Move.");

    [Fact]
    public void ToString_Violation_IsOneLine() =>
        Assert.Equal("memory: is 8Gi, but must be more. Use 16Gi. [RUN-18]", Mistake.ToString());

    [Fact]
    public void Broken_Rule_IsAsBadAsItSays()
    {
        Assert.Equal((Severity.Error, Needed), (Mistake.Severity, Mistake.Rule));
        Assert.Equal((Severity.Warning, Advised), (Doubt.Severity, Doubt.Rule));
    }

    [Fact]
    public void Warning_RuleThatStopsElsewhere_IsOnlyReported()
    {
        var violation = Needed.Warning("path", "problem", "fix", "source");

        Assert.Equal((Severity.Warning, Needed), (violation.Severity, violation.Rule));
        Assert.Equal("path: problem. fix [source]", violation.ToString());
    }

    [Fact]
    public void Broken_RuleWithASource_NamesItUnlessAnotherIsGiven()
    {
        var sourced = new Rule("RUN-21", "It is so.", "It says so.") { Source = "https://example.com/own" };

        Assert.Equal("https://example.com/own", sourced.Broken("path", "problem", "fix").Source);
        Assert.Equal("https://example.com/other", sourced.Broken("path", "problem", "fix", "https://example.com/other").Source);
        Assert.Null(sourced.Mistake("problem", "fix").Source);
    }

    [Fact]
    public void Name_RuleInAField_IsTheFields() => Assert.Equal(nameof(Needed), Needed.Name);

    [Fact]
    public void Finding_ViolationAtAPlace_NamesItsRuleAndFile() => Assert.Equal(
        "error RUN-18: Pulumi.dev.yaml:5:15: memory: is 8Gi, but must be more. Use 16Gi. [RUN-18]",
        (Mistake with { Place = new(5, 15) { File = "Pulumi.dev.yaml" } }).Finding);

    [Fact]
    public void Finding_OfEachKind_BeginsWithIt()
    {
        Assert.Equal("warning RUN-20: location: is far away. Move. [RUN-20]", Doubt.Finding);
        Assert.Equal(
            "silenced RUN-20: location: is far away. Move. [RUN-20] Silenced: It is meant.", (Doubt with { Silenced = "It is meant." }).Finding);
    }

    [Fact]
    public void Silenced_TakenBack_CountsAgain() =>
        Assert.Equal(Doubt, (Doubt with { Silenced = "It is meant." }) with { Silenced = null });

    [Fact]
    public void Finding_OfTheWholeFileWithoutASource_NamesTheFileAlone() => Assert.Equal(
        "error RUN-18: Pulumi.dev.yaml: a b. Use 16Gi.",
        (Needed.Mistake("a\nb", "Use 16Gi.") with { Place = new(0, 0) { File = "Pulumi.dev.yaml" } }).Finding);

    [Theory]
    [InlineData(Certainty.Confirmed, Severity.Error)]
    [InlineData(Certainty.Unconfirmed, Severity.Warning)]
    public void Against_Fact_IsAsBadAsFactIsCertain(Certainty certainty, Severity severity)
    {
        var violation = Needed.Against(
            new Source("https://example.com", new DateOnly(2026, 11, 20), certainty), "path", "problem", "fix");

        Assert.Equal(severity, violation.Severity);
        Assert.Equal(Needed, violation.Rule);
        Assert.Equal("path: problem. fix [https://example.com]", violation.ToString());
    }

    [Fact]
    public void Under_Outer_GoesBeforePath() => Assert.Equal("sidecars.proxy.memory", Mistake.Under("sidecars.proxy").Path);

    [Fact]
    public void Checked_Violations_AreToldApart()
    {
        var result = new Checked<string>("spec", [Doubt, Mistake]);

        Assert.Equal([Mistake], result.Errors);
        Assert.Equal([Doubt], result.Warnings);
    }

    [Fact]
    public void OrThrow_OnlyWarnings_ReturnsSpec() =>
        Assert.Equal("spec", new Checked<string>("spec", [Doubt]).OrThrow("GpuService", "chat"));

    [Fact]
    public void OrThrow_OneError_CarriesEverything()
    {
        var refusal = Assert.Throws<InvalidArgsException>(
            () => new Checked<string>("spec", [Doubt, Mistake]).OrThrow("GpuService", "chat"));

        Assert.Equal("GpuService", refusal.Component);
        Assert.Equal("chat", refusal.Name);
        Assert.Equal([Doubt, Mistake], refusal.Violations);
        Assert.Equal(
            "GpuService 'chat' has 1 problem:\n  memory: is 8Gi, but must be more. Use 16Gi. [RUN-18]", refusal.Message);
    }

    [Fact]
    public void OrThrow_TwoErrors_TellsBoth()
    {
        var refusal = Assert.Throws<InvalidArgsException>(
            () => new Checked<string>("spec", [Mistake, Mistake with { Path = "cpu" }]).OrThrow("GpuService", "chat"));

        Assert.Equal(
            "GpuService 'chat' has 2 problems:\n  memory: is 8Gi, but must be more. Use 16Gi. [RUN-18]"
                + "\n  cpu: is 8Gi, but must be more. Use 16Gi. [RUN-18]",
            refusal.Message);
    }
}
