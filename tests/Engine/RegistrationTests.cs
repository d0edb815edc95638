namespace GpuInfra.Engine.Tests;

/// <summary>What the built program sends to an engine is what <c>gpuinfra plan</c> says that it will.</summary>
public sealed class RegistrationTests
{
    [EngineTheory]
    [MemberData(nameof(Stacks.AcceptedOperations), MemberType = typeof(Stacks))]
    public async Task Run_AcceptedStack_EndsWell(string folder, string stack, Operation operation)
    {
        var (process, deployment) = await ProgramRun.OfAsync(folder, stack, operation);

        Assert.Equal(new ProcessResult(0, "", ""), process);
        Assert.Empty(deployment.Refusals);
        Assert.True(deployment.IsFinished);
        Assert.DoesNotContain(deployment.Logs, log => log.Severity == "error");
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.AcceptedOperations), MemberType = typeof(Stacks))]
    public async Task RegisterResource_AcceptedStack_IsCalledForWhatIsPlanned(string folder, string stack, Operation operation)
    {
        var sent = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment.Resources;
        var planned = (await PlannedStack.OfAsync(folder, stack)).States;

        Assert.Equal(
            planned.Keys.Order(StringComparer.Ordinal),
            sent.Select(resource => resource.Urn).Order(StringComparer.Ordinal));
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.AcceptedOperations), MemberType = typeof(Stacks))]
    public async Task RegisterResource_AcceptedStack_IsGivenWhatIsPlanned(string folder, string stack, Operation operation)
    {
        var sent = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment.Resources;
        var planned = (await PlannedStack.OfAsync(folder, stack)).States;
        var symbols = new SymbolReader(sent);

        Assert.NotEmpty(sent);
        Assert.All(sent, resource => Assert.Equal(
            ResourceForm.Of(planned[resource.Urn], resource.Inputs, symbols), ResourceForm.Of(resource)));
    }
}
