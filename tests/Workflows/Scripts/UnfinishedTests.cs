namespace GpuInfra.Workflows.Tests;

public class UnfinishedTests
{
    [ScriptTheory]
    [InlineData("""{"version":3,"deployment":{"resources":[]}}""")]
    [InlineData("""{"version":3,"deployment":{"pending_operations":null}}""")]
    [InlineData("""{"version":3,"deployment":{"pending_operations":[]}}""")]
    public void Refuse_AStateWithNothingPending_Passes(string export) => Assert.Equal((0, ""), Refuse(export));

    [ScriptFact]
    public void Refuse_OperationsThatNeverEnded_NamesTheWayOut() => Assert.Equal(
        (1, "::error::The state of prod has 2 operations that never ended, so a deployment was cut short. Run 'pulumi stack export --stack prod "
            + "--file prod.export.json' and 'gpuinfra recover --from prod.export.json': it writes what brings them into the state, and the commands.\n"),
        Refuse("""{"version":3,"deployment":{"pending_operations":[{"type":"creating"},{"type":"updating"}]}}"""));

    [ScriptTheory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"deployment":[]}""")]
    public void Refuse_WhatIsNoExport_Fails(string export) => Assert.NotEqual(0, Refuse(export).Exit);

    [ScriptTheory]
    [InlineData("error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end")]
    [InlineData("error: [409] Conflict: Another update is currently in progress.")]
    public void Explain_ALock_NamesTheWayOut(string log) => Assert.Equal(
        (0, "::error::prod is locked: a deployment runs elsewhere, or one was cut short. See that none runs. Then run 'pulumi stack export --stack prod "
            + "--file prod.export.json' and 'gpuinfra recover --from prod.export.json', which says how to unlock it and whether more is to be done.\n"),
        Run("explain-lock.sh", log));

    [ScriptFact]
    public void Explain_AnotherFailure_SaysNothing() => Assert.Equal((0, ""), Run("explain-lock.sh", "error: 403 Forbidden"));

    private static (int Exit, string Text) Refuse(string export) => Run("refuse-unfinished.sh", export);

    private static (int Exit, string Text) Run(string script, string text)
    {
        using var run = new ScriptRun { ["STACK"] = "prod" };
        run.Write("input", text);
        return run.Run(script, "input");
    }
}
