namespace GpuInfra.Engine.Tests;

/// <summary>However the configuration reaches a program, it reads what the tool reads, or both refuse it.</summary>
public sealed class ConfigurationTests
{
    [EngineTheory]
    [MemberData(nameof(Stacks.OfOtherProjects), MemberType = typeof(Stacks))]
    public async Task Run_OtherProject_DoesWhatCheckAndPlanSay(string folder, string stack)
    {
        var (process, deployment) = await ProgramRun.OfAsync(folder, stack, Operation.Preview);
        var isAccepted = process.ExitCode == 0;

        Assert.Equal(isAccepted, (await Tool.RunAsync(folder, "check", stack)).ExitCode == 0);
        Assert.Equal(
            isAccepted ? InStack((await PlannedStack.OfAsync(folder, stack)).States.Keys) : [],
            InStack(deployment.Resources.Select(resource => resource.Urn)));
    }

    // A program that fails may end before the stack itself is registered.
    private static IEnumerable<string> InStack(IEnumerable<string> urns) =>
        urns.Where(urn => !urn.Contains(Urns.StackType, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
