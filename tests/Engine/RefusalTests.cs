namespace GpuInfra.Engine.Tests;

/// <summary>What <c>gpuinfra check</c> refuses, the built program refuses before it registers anything.</summary>
public sealed class RefusalTests
{
    // What the language host takes for: the user has been told, say no more.
    private const int UserWasTold = 32;

    [EngineTheory]
    [MemberData(nameof(Stacks.RefusedOperations), MemberType = typeof(Stacks))]
    public async Task Run_RefusedStack_RegistersNothingInTheStack(string folder, string stack, Operation operation)
    {
        var (process, deployment) = await ProgramRun.OfAsync(folder, stack, operation);

        Assert.Equal(new ProcessResult(UserWasTold, "", ""), process);
        Assert.DoesNotContain(deployment.Resources, resource => resource.Type != Urns.StackType);
        Assert.False(deployment.IsFinished);
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.RefusedOperations), MemberType = typeof(Stacks))]
    public async Task Run_RefusedStack_SaysEachMistakeThatCheckSays(string folder, string stack, Operation operation)
    {
        var logs = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment.Logs;
        var mistakes = (await Findings.OfAsync(folder, stack)).Where(finding => finding.Severity == "error").ToList();

        var said = string.Join('\n', logs.Where(log => log.Severity == "error").Select(log => log.Message));
        Assert.NotEmpty(mistakes);
        Assert.All(mistakes, mistake => Assert.Contains(mistake.Sentence, said, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.Refused), MemberType = typeof(Stacks))]
    public async Task Check_RefusedStack_Fails(string folder, string stack) =>
        Assert.Equal(1, (await Tool.RunAsync(folder, "check", stack)).ExitCode);
}
