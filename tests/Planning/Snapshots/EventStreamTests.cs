namespace GpuInfra.Planning.Tests;

/// <summary>Previews of newer Pulumi CLIs: an event on each line.</summary>
public sealed class EventStreamTests
{
    private const string Fix = " Make the preview again with 'pulumi preview --json', and keep all that it writes.";
    private const string Stack = """{"op": "same", "urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", "old": {"urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", "type": "pulumi:pulumi:Stack", "parent": "", "inputs": {}}}""";
    private const string Account = """{"op": "replace", "urn": "urn:pulumi:dev::shop::test:index:Account::a", "old": {"urn": "urn:pulumi:dev::shop::test:index:Account::a", "type": "test:index:Account", "custom": true, "id": "1", "protect": true, "inputs": {"name": "x"}, "outputs": {"email": "e"}}, "new": {"urn": "urn:pulumi:dev::shop::test:index:Account::a", "type": "test:index:Account", "custom": true, "inputs": {"name": "y"}}, "diffs": ["name"], "keys": ["name"]}""";
    private const string Summary = """{"sequence": 9, "summaryEvent": {"resourceChanges": {"same": 3, "replace": 1}, "isPreview": true}}""";

    [Fact]
    public async Task ReadAsync_Events_AreStepsAndDiagnostics()
    {
        var snapshot = Assert.Single(await Snapshots.OfAsync(Lines(
            """{"sequence": 0, "preludeEvent": {"config": {}}}""",
            Event(Stack),
            Event(Account),
            """{"resOutputsEvent": {"metadata": {"op": "delete", "urn": "urn:pulumi:dev::shop::test:index:Account::a"}}}""",
            """{"diagnosticEvent": {"severity": "debug", "message": "not this"}}""",
            """{"diagnosticEvent": {"severity": "info", "ephemeral": true, "message": "nor this"}}""",
            """{"diagnosticEvent": {"severity": "warning", "prefix": "warning: ", "message": "slow", "urn": "urn:a"}}""",
            """{"errorEvent": {"error": "The engine stopped."}}""",
            """{"errorEvent": {}}""",
            """{"somethingNewEvent": {}}""",
            "",
            Summary,
            """{"cancelEvent": {}}""")));

        var plan = snapshot.Plan;
        Assert.Equal(("shop", "dev", true, true, true, 2), (plan.Project, plan.Stack, plan.IsState, plan.IsPartial, plan.IsSketch, plan.LeftOut));
        Assert.Equal(
            [new("warning", "warning: slow", "urn:a"), new("error", "The engine stopped."), new("error", "")], plan.Diagnostics);
        var account = plan.Single("a");
        Assert.Equal(("1", "name: x", "email: e", true), (account.Id, account.Inputs.ToString(), account.Outputs!.ToString(), account.Protect));
        Assert.Equal(["name"], account.ReplacedFor);
        Assert.Equal(
            [EngineOperation.Same, EngineOperation.Replace], plan.Verdicts.Select(verdict => verdict.Operation));
        Assert.Equal("name: y", plan.Verdicts[1].Goal!.Inputs.ToString());
    }

    [Theory]
    [InlineData(Summary + "\n" + Summary, "is a stream of the events of several runs.")]
    [InlineData("{\"summaryEvent\": {\"resourceChanges\": {}, \"isPreview\": false}}", "is the stream of the events of a deployment and not of a preview.")]
    [InlineData("{\"summaryEvent\": {\"isPreview\": true}}", "line 3.summaryEvent.resourceChanges is missing.")]
    [InlineData("{\"resourcePreEvent\": {}}\n" + Summary, "line 3.resourcePreEvent.metadata is missing.")]
    [InlineData(Summary + "\n{\"steps\": [], \"changeSummary\": {}}", "line 4 is no event, but a document among events.")]
    [InlineData("{\"sequence\": 9, \"summaryEvent\": {\"resourceChanges\": {\"same\": 1.5}, \"isPreview\": true}}", "line 3.summaryEvent.resourceChanges.same is no number of resources.")]
    [InlineData("3\n" + Summary, "line 3 is a number, but must be an object.")]
    public async Task ReadAsync_OtherEvents_AreRefused(string last, string message)
    {
        var exception = await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(Lines(Event(Stack), "{\"x\": 1}", last)));

        Assert.Equal(message + Fix, exception.Message);
    }

    [Fact]
    public async Task ReadAsync_NoSteps_IsRefused() =>
        Assert.Equal(
            "has no steps, not even one of the stack itself." + Fix,
            (await Assert.ThrowsAsync<UnreadableSnapshotException>(() => Snapshots.OfAsync(Summary))).Message);

    // The result that 'pulumi preview --output json' writes.
    [Fact]
    public async Task ReadAsync_AResultWithoutSteps_SaysHowToGetThem() =>
        Assert.Equal(
            "is the result of a preview without its steps. Write it again with 'pulumi preview --json'.",
            (await Assert.ThrowsAsync<UnreadableSnapshotException>(
                () => Snapshots.OfAsync("""{"result": "succeeded", "duration": 3, "summary": {"same": 1}}"""))).Message);

    [Fact]
    public async Task ReadAsync_PlansOneOnALine_ComeInTheirOrder()
    {
        var dev = string.Join(' ', Snapshots.Plan.Split('\n'));

        var snapshots = await Snapshots.OfAsync(Lines(dev, dev.Replace(":dev::", ":prod::", StringComparison.Ordinal)));

        Assert.Equal(["dev", "prod"], snapshots.Select(snapshot => snapshot.Plan.Stack));
    }

    private static string Event(string step) => "{\"sequence\": 1, \"resourcePreEvent\": {\"metadata\": " + step + "}}";

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";
}
