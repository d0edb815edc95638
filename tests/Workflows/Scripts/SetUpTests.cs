namespace GpuInfra.Workflows.Tests;

/// <summary>A stack whose environment is not set up on GitHub is said to be, before anything is built or logged in to.</summary>
public class SetUpTests
{
    [ScriptTheory]
    [InlineData("provider", "account", "gs://state", true)]
    [InlineData("", "account", "gs://state", false)]
    [InlineData("provider", "", "gs://state", false)]
    [InlineData("provider", "account", "", false)]
    public void Action_VariableThatIsMissing_StopsIt(string provider, string account, string backend, bool goesOn)
    {
        var step = WorkflowFile.Read(".github/actions/google-cloud/action.yml").Steps[0];
        using var run = new ScriptRun
        {
            ["STACK"] = "staging",
            ["IDENTITY_PROVIDER"] = provider,
            ["SERVICE_ACCOUNT"] = account,
            ["PULUMI_BACKEND_URL"] = backend,
        };
        run.Write("step.sh", step.Script);

        var (exit, text) = run.RunFile(run.In("step.sh"));

        Assert.Equal(goesOn ? 0 : 1, exit);
        Assert.Equal(
            goesOn ? "" : "::error::The stack staging has not all of its variables. README.md says which, and how to make what they name.\n",
            text);
    }
}
