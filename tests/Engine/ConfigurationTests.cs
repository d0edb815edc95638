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
            isAccepted ? (await PlannedStack.OfAsync(folder, stack)).States.Keys.Order(StringComparer.Ordinal) : [StackUrn(deployment)],
            deployment.Resources.Select(resource => resource.Urn).Order(StringComparer.Ordinal));
    }

    private static string StackUrn(RecordedDeployment deployment) =>
        deployment.Resources.Single(resource => resource.Type == Urns.StackType).Urn;
}
