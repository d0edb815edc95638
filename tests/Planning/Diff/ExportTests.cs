namespace GpuInfra.Planning.Tests;

public class ExportTests
{
    private static readonly PlannedResource Chat = Given.Resource(Given.Service, "chat");

    [Fact]
    public void Compare_AnOtherOutput_IsAChangeOfTheStack()
    {
        var change = Change("""{"bucket": "a", "port": 1}""", """{"bucket": "b", "port": 1}""");

        Assert.Equal(
            (ChangeKind.Update, Risk.Other, "the stack exports 1 other value", "shop-prod"),
            (change.Kind, change.Risk, change.Headline, change.Name));
        Assert.Equal(["outputs.bucket: a -> b"], change.Lines());
        Assert.Null(Assert.Single(change.Properties).Meaning);
    }

    [Fact]
    public void Compare_AnOutputLess_IsSaid()
    {
        var change = Change("""{"services": {"chat": "x", "code": "y"}, "bucket": "a"}""", """{"services": {"chat": "x"}}""");

        Assert.Equal("the stack no longer exports 2 outputs", change.Headline);
        Assert.Equal(["outputs.bucket: a -> -", "outputs.services.code: y -> -"], change.Lines());
        Assert.All(change.Properties, property =>
            Assert.Equal("Whoever reads this output of the stack no longer finds it.", property.Meaning));
    }

    [Fact]
    public void Compare_OutputsLessAndOther_AreSaidTogether() => Assert.Equal(
        "the stack no longer exports 1 output, and 1 other value",
        Change("""{"a": 1, "b": 2}""", """{"b": 3}""").Headline);

    [Theory]
    [InlineData("""{"a": 1}""", """{"a": 1, "b": 2}""")]
    [InlineData("""{"a": {"b": 1}}""", """{"a": {"b": 1, "c": 2}}""")]
    [InlineData("{}", """{"a": 1}""")]
    public void Compare_AnOutputMore_DisturbsNobody(string before, string after) =>
        Assert.Empty(PlanComparison.Compare(Exporting(before), Exporting(after), "").Changes);

    // A model by another name is told to its callers once, and not again by the command that says it.
    [Fact]
    public void Compare_AnotherEndpoint_IsToldByWhatProgramsRead() => Assert.Equal(
        ["outputs.endpoints.chat.model: a -> b", "outputs.way: a -> b"],
        Change(
            """{"endpoints": {"chat": {"model": "a", "command": "ask a", "way": "by a"}}, "way": "a"}""",
            """{"endpoints": {"chat": {"model": "b", "command": "ask b", "way": "by b"}}, "way": "b"}""").Lines());

    [Fact]
    public void Compare_OutputsThatNobodyKnows_AreNotCompared()
    {
        Assert.Empty(PlanComparison.Compare(Given.Plan(Chat), Exporting("""{"a": 1}"""), "").Changes);
        Assert.Empty(PlanComparison.Compare(Exporting("""{"a": 1}"""), Given.Plan(Chat), "").Changes);
    }

    [Fact]
    public void Compare_AnOutputOfAState_IsWhatTheReferenceWas()
    {
        var deployed = Chat with { Outputs = Given.Map("""{"uri": "https://chat.example"}""") };
        var before = Exporting("""{"chat": "https://chat.example", "code": "https://code.example"}""", deployed) with { IsState = true };

        var change = Assert.Single(PlanComparison.Compare(
            before, Exporting("""{"chat": "${chat.uri}", "code": "${chat.uri}"}"""), "").Changes);

        Assert.Equal(["outputs.code: https://code.example -> https://chat.example"], change.Lines());
    }

    [Fact]
    public void Compare_TwoStacks_TellsNothingOfTheirOutputs() => Assert.Empty(PlanComparison.Compare(
        Exporting("""{"a": 1}""") with { Stack = "dev" }, Exporting("""{"a": 2}"""), "").Changes);

    private static ResourceChange Change(string before, string after) =>
        Assert.Single(PlanComparison.Compare(Exporting(before), Exporting(after), "").Changes);

    private static Plan Exporting(string outputs, PlannedResource? service = null) =>
        Given.Plan(service ?? Chat) is var plan
            ? plan with { Resources = [plan.Resources[0] with { Outputs = Given.Map(outputs) }, .. plan.Resources.Skip(1)] }
            : null!;
}
