namespace GpuInfra.Workflows.Tests;

public class RefuseDestructionTests
{
    private const string Refusal =
        "::error::prod would lose a resource or end a rollback. If that is meant, somebody who may write gives a pull request that was merged "
        + "since the last deployment the label allow-replace, after its last push; then run again. What never goes through is stopped all the same.\n";

    private const string Diff = "gpuinfra diff prod --from preview.json --fail-on destruction";
    private const string Certain = "gpuinfra diff prod --from preview.json --fail-on impossible";
    private const string Grant = "urn:pulumi:prod::gpuinfra::gcp:cloudrunv2/serviceIamMember:ServiceIamMember::chat-web";

    [ScriptTheory]
    [InlineData("same")]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("read")]
    [InlineData("refresh")]
    [InlineData("import")]
    public void Refuse_OperationThatLosesNothing_Passes(string operation)
    {
        using var run = Preview(Steps(operation));

        Assert.Equal(0, run.Run("refuse-destruction.sh", "preview.json").Exit);
        Assert.Equal([Diff], run.Calls);
    }

    // What the tool says of a grant or an API is no matter: the engine would delete it.
    [ScriptTheory]
    [InlineData("delete")]
    [InlineData("replace")]
    [InlineData("create-replacement")]
    [InlineData("delete-replaced")]
    [InlineData("discard")]
    [InlineData("discard-replaced")]
    [InlineData("read-replacement")]
    [InlineData("import-replacement")]
    [InlineData("remove-pending-replace")]
    [InlineData("an operation of tomorrow")]
    public void Refuse_OperationOfTheEngineThatLosesSomething_NeedsAnAllowance(string operation)
    {
        using var run = Preview(Steps(operation));

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal(1, exit);
        Assert.EndsWith(
            $"The engine would:\n- {operation} gcp:cloudrunv2/serviceIamMember:ServiceIamMember::chat-web\n" + Refusal, text, StringComparison.Ordinal);
    }

    [ScriptTheory]
    [InlineData("""{"steps":[],"changeSummary":{"same":3,"delete":1}}""", "- 1 × delete\n")]
    [InlineData("""{"changeSummary":{"replace":2}}""", "- 2 × replace\n")]
    public void Refuse_OperationThatIsOnlyCounted_NeedsAnAllowance(string preview, string shown)
    {
        using var run = Preview(preview);

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal(1, exit);
        Assert.EndsWith("The engine would:\n" + shown + Refusal, text, StringComparison.Ordinal);
    }

    [ScriptTheory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"steps":"none"}""")]
    [InlineData("""{"steps":[{"op":"delete"}]}""")]
    [InlineData("""{"maybeCorrupt":true}""")]
    public void Refuse_WhatIsNoPreview_Fails(string preview)
    {
        using var run = Preview(preview);

        Assert.NotEqual(0, run.Run("refuse-destruction.sh", "preview.json").Exit);
    }

    [ScriptTheory]
    [InlineData("::error::x", "- delete a?::::error::x\n")]
    [InlineData("\u001b[2J\u202e", "- delete a?::?[2J?\n")]
    public void Refuse_HostileName_IsNoCommand(string name, string shown)
    {
        using var run = Preview($$"""{"steps":[{"op":"delete","urn":"urn:pulumi:prod::gpuinfra::a\n::{{System.Text.Json.JsonEncodedText.Encode(name)}}"}]}""");

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal(1, exit);
        Assert.Contains(shown, text, StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Refuse_WhatTheToolCallsDestruction_NeedsAnAllowance()
    {
        using var run = Preview(Steps("update"));
        run.Replace("gpuinfra", """[ "$6" != destruction ]""");

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal(1, exit);
        Assert.EndsWith(Refusal, text, StringComparison.Ordinal);
        Assert.Equal([Diff, Certain], run.Calls.Take(2));
    }

    [ScriptTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void Refuse_WhatNeverGoesThrough_NoLabelAllows(int tool)
    {
        using var run = Preview(Steps("delete"));
        run.Replace("gpuinfra", $"exit {tool}");
        Allow(run);

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal(1, exit);
        Assert.EndsWith(
            "::error::The cloud would refuse the change of prod for certain, and the label allow-replace does not help: write what the diff says instead.\n",
            text,
            StringComparison.Ordinal);
        Assert.Equal([Diff, Certain], run.Calls);
    }

    [ScriptFact]
    public void Refuse_Allowance_IsNamed()
    {
        using var run = Preview(Steps("delete"));
        Allow(run);

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal(0, exit);
        Assert.EndsWith("::warning::prod may lose resources or end a rollback: the label allow-replace is on #7.\n", text, StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Refuse_GitHubThatDoesNotAnswer_Fails()
    {
        using var run = Preview(Steps("delete"));
        run.Replace("gh", "exit 1");

        Assert.NotEqual(0, run.Run("refuse-destruction.sh", "preview.json").Exit);
    }

    private static ScriptRun Preview(string preview)
    {
        var run = FakeGitHub.Create();
        run.Write("preview.json", preview);
        run.Replace("gpuinfra", "exit 0");
        return run;
    }

    private static void Allow(ScriptRun run) => FakeGitHub.Merge(run, 7, FakeGitHub.Commit, FakeGitHub.Labelled);

    private static string Steps(string operation) => $$"""{"steps":[{"op":"same","urn":"urn:pulumi:prod::a::b::c"},{"op":"{{operation}}","urn":"{{Grant}}"}]}""";
}
