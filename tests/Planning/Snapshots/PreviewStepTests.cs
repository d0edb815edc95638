namespace GpuInfra.Planning.Tests;

/// <summary>What the steps of a preview make of a resource.</summary>
public sealed class PreviewStepTests
{
    private const string Urn = "urn:pulumi:dev::shop::test:index:Account::a";

    [Theory]
    [InlineData("same", EngineOperation.Same)]
    [InlineData("update", EngineOperation.Update)]
    [InlineData("delete", EngineOperation.Delete)]
    [InlineData("replace", EngineOperation.Replace)]
    [InlineData("create-replacement", EngineOperation.Replace)]
    [InlineData("delete-replaced", EngineOperation.Replace)]
    [InlineData("read-replacement", EngineOperation.Replace)]
    [InlineData("import-replacement", EngineOperation.Replace)]
    [InlineData("read", EngineOperation.Other)]
    [InlineData("an-operation-of-tomorrow", EngineOperation.Other)]
    public async Task ReadAsync_AStep_IsWhatTheEngineMeansToDo(string operation, EngineOperation expected)
    {
        var plan = Assert.Single(await Snapshots.OfAsync(Preview(Step(operation)))).Plan;

        Assert.Equal(expected, Assert.Single(plan.Verdicts).Operation);
        Assert.Equal(expected == EngineOperation.Replace, plan.Single("a").ReplacedFor is not null);
        Assert.Equal(expected == EngineOperation.Delete, plan.Verdicts[0].Goal is null);
    }

    [Fact]
    public async Task ReadAsync_AStepOfAnUnknownKind_IsAConcern()
    {
        var plan = Assert.Single(await Snapshots.OfAsync(Preview(Step("an-operation-of-tomorrow")))).Plan;

        Assert.Equal(
            [new Concern(Risk.DataLoss, "The preview has a step of a kind that is not known here, 'an-operation-of-tomorrow', of a.")],
            plan.Concerns);
    }

    [Fact]
    public async Task ReadAsync_ARefreshBefore_TellsWhatIsThere()
    {
        var gone = Assert.Single(await Snapshots.OfAsync(Preview(
            Step("refresh"), "{\"op\": \"create\", \"urn\": \"" + Urn + "\", \"newState\": {\"urn\": \"" + Urn + "\", \"type\": \"test:index:Account\"} }"))).Plan;

        Assert.Empty(gone.Resources);
        Assert.Equal([Urn], gone.Absent);
        Assert.Equal(EngineOperation.Create, Assert.Single(gone.Verdicts).Operation);
    }

    [Fact]
    public async Task ReadAsync_ARefreshAlone_TellsWhatThereWas()
    {
        var plan = Assert.Single(await Snapshots.OfAsync(Preview(Step("refresh")))).Plan;

        Assert.Equal(["a"], plan.Resources.Select(resource => resource.Name));
        Assert.Equal(EngineOperation.Other, Assert.Single(plan.Verdicts).Operation);
    }

    [Theory]
    [InlineData("delete", "create", EngineOperation.Replace)]
    [InlineData("create", "delete", EngineOperation.Replace)]
    [InlineData("refresh", "delete", EngineOperation.Delete)]
    [InlineData("refresh", "create", EngineOperation.Create)]
    [InlineData("refresh", "replace", EngineOperation.Replace)]
    [InlineData("replace", "same", EngineOperation.Replace)]
    [InlineData("same", "update", EngineOperation.Update)]
    public async Task ReadAsync_SeveralSteps_AreWhatTheyComeTo(string first, string second, EngineOperation expected) => Assert.Equal(
        expected, Assert.Single(Assert.Single(await Snapshots.OfAsync(Preview(Step(first), Step(second)))).Plan.Verdicts).Operation);

    // What is kept is known by what there was; what is made anew is not known yet.
    [Theory]
    [InlineData("same", "1", "email: e")]
    [InlineData("update", "1", "email: e")]
    [InlineData("replace", null, null)]
    [InlineData("create", null, null)]
    [InlineData("read", null, null)]
    public async Task ReadAsync_AStep_KeepsTheIdentityOfWhatStays(string operation, string? id, string? outputs)
    {
        var step = Step(operation).Replace("\"custom\"", "\"id\": \"1\", \"outputs\": {\"email\": \"e\"}, \"custom\"", StringComparison.Ordinal);

        var goal = Assert.Single(Assert.Single(await Snapshots.OfAsync(Preview(step))).Plan.Verdicts).Goal!;

        Assert.Equal((id, outputs), (goal.Id, goal.Outputs?.ToString()));
    }

    [Fact]
    public async Task ReadAsync_ACopyAlone_IsAConcernAndNothingElse()
    {
        var snapshot = Assert.Single(await Snapshots.OfAsync(Preview(
            Step("delete").Replace("\"custom\"", "\"delete\": true, \"custom\"", StringComparison.Ordinal))));

        Assert.Empty(snapshot.Plan.Verdicts);
        Assert.Empty(snapshot.Plan.Resources);
        Assert.Equal(["The deployment also deletes what an earlier replacement of a left behind: an account."], snapshot.Notes);
    }

    // What an earlier deployment replaced and could not delete.
    [Theory]
    [InlineData("delete")]
    [InlineData("delete-replaced")]
    public async Task ReadAsync_ACopyThatIsDeletedAtLast_IsAConcern(string operation)
    {
        var snapshot = Assert.Single(await Snapshots.OfAsync(Preview(
            Step("same"), Step(operation).Replace("\"custom\"", "\"delete\": true, \"custom\"", StringComparison.Ordinal))));

        Assert.Equal(EngineOperation.Same, Assert.Single(snapshot.Plan.Verdicts).Operation);
        var concern = Assert.Single(snapshot.Plan.Concerns);
        Assert.Equal(
            (Risk.Destruction, "The deployment also deletes what an earlier replacement of a left behind: an account."),
            (concern.Risk, concern.Words));
        Assert.Equal([concern.Words], snapshot.Notes);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("delete")]
    [InlineData("replace")]
    public async Task ReadAsync_MoreStepsThanAreListed_IsAConcern(string operation)
    {
        var json = Preview(Step("same")).Replace("\"same\": 1", $"\"same\": 1, \"{operation}\": 2", StringComparison.Ordinal);

        var concern = Assert.Single(Assert.Single(await Snapshots.OfAsync(json)).Plan.Concerns);

        Assert.Equal(
            (Risk.DataLoss, $"The preview counts 2 steps of the kind '{operation}' and lists 0: it does not tell all."),
            (concern.Risk, concern.Words));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("1", 1.0)]
    [InlineData("2147483646", 2147483646.0)]
    public async Task ReadAsync_ATimeout_IsANumberOfSecondsOrNone(string seconds, double? expected) => Assert.Equal(
        expected,
        Assert.Single(await Snapshots.OfAsync(Snapshots.Preview.Replace("2700", seconds, StringComparison.Ordinal))).Plan.Single("gate")
            .CustomTimeouts!.Create?.TotalSeconds);

    [Fact]
    public async Task ReadAsync_AProviderWithoutAnIdentity_IsOneAllTheSame() => Assert.Equal(
        "of-west", Assert.Single(await Snapshots.OfAsync(Snapshots.Preview.Replace(
            $"{Plans.Prefix}pulumi:providers:test::west::", "of-west\", \"was\": \"", StringComparison.Ordinal))).Plan.Single("gate").ProviderUrn);

    private static string Step(string operation) =>
        $"{{\"op\": \"{operation}\", \"urn\": \"{Urn}\", \"oldState\": {State}, \"newState\": {State}}}";

    private static string State => $"{{\"urn\": \"{Urn}\", \"custom\": true, \"type\": \"test:index:Account\"}}";

    private static string Preview(params string[] steps) =>
        $"{{\"steps\": [{string.Join(", ", steps)}], \"duration\": 1, \"changeSummary\": {{\"same\": 1}}}}";
}
