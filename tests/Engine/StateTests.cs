namespace GpuInfra.Engine.Tests;

/// <summary>What a run of the built program leaves behind is, for <c>gpuinfra diff</c>, what the same stack file plans.</summary>
public sealed class StateTests
{
    public static TheoryData<string, string, StateKind> States => Stacks.With(Stacks.Accepted, Enum.GetValues<StateKind>());

    [EngineTheory]
    [MemberData(nameof(States))]
    public async Task Diff_StateOfThisProgram_ShowsNothing(string folder, string stack, StateKind kind)
    {
        var run = await ProgramRun.OfAsync(folder, stack, Operation.Update);
        var state = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(state, StackExport.Write(run.Deployment, kind));

            var diff = await Tool.RunAsync(folder, "diff", stack, "--from", state, "--exit-code");

            Assert.True(diff.ExitCode == 0, diff.Output + diff.Error);
        }
        finally
        {
            File.Delete(state);
        }
    }
}
