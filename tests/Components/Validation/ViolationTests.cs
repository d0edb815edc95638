namespace GpuInfra.Components.Tests;

public sealed class ViolationTests
{
    private static readonly Violation Mistake = Violation.Error("memory", "is 8Gi, but must be more", "Use 16Gi.", "RUN-18");
    private static readonly Violation Doubt = Violation.Warning("location", "is far away", "Move.", "RUN-20");

    [Fact]
    public void ToString_Violation_IsOneLine() =>
        Assert.Equal("memory: is 8Gi, but must be more. Use 16Gi. [RUN-18]", Mistake.ToString());

    [Fact]
    public void Error_InRule_IsNamedForIt()
    {
        var violation = Violation.Error("path", "problem", "fix", "source");

        Assert.Equal(Severity.Error, violation.Severity);
        Assert.Equal(nameof(Error_InRule_IsNamedForIt), violation.Rule);
    }

    [Fact]
    public void Warning_InRule_IsNamedForIt()
    {
        var violation = Violation.Warning("path", "problem", "fix", "source");

        Assert.Equal(Severity.Warning, violation.Severity);
        Assert.Equal(nameof(Warning_InRule_IsNamedForIt), violation.Rule);
    }

    [Theory]
    [InlineData(Certainty.Confirmed, Severity.Error)]
    [InlineData(Certainty.Unconfirmed, Severity.Warning)]
    public void Against_Fact_IsAsBadAsFactIsCertain(Certainty certainty, Severity severity)
    {
        var violation = Violation.Against(
            new Source("https://example.com", new DateOnly(2026, 11, 20), certainty), "path", "problem", "fix");

        Assert.Equal(severity, violation.Severity);
        Assert.Equal(nameof(Against_Fact_IsAsBadAsFactIsCertain), violation.Rule);
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
