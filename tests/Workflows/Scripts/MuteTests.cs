namespace GpuInfra.Workflows.Tests;

public class MuteTests
{
    [ScriptTheory]
    [InlineData(0)]
    [InlineData(3)]
    public void Run_CommandThatPrintsAnAnnotation_IsNotObeyed(int code)
    {
        using var run = new ScriptRun();
        run.Replace("tool", $"printf '::error::Approved'; exit {code}");
        run.Write("both.sh", $"bash '{Repository.At(".github/scripts/mute.sh")}' tool 2>&1");

        var (exit, text) = run.RunFile(run.In("both.sh"));

        Assert.Equal(code, exit);
        Assert.Matches("^::stop-commands::([0-9a-f]{32})\n::error::Approved\n::\\1::\n$", text);
    }
}
