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
        var deployment = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment;
        var planned = (await PlannedStack.OfAsync(folder, stack)).States;
        var symbols = new SymbolReader(deployment.Resources);

        Assert.NotEmpty(deployment.Resources);
        Assert.All(deployment.Resources, sent => Assert.Equal(
            ResourceForm.Of(planned[sent.Urn], sent.Inputs, symbols), ResourceForm.Of(sent, deployment.Urns)));
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.AcceptedOperations), MemberType = typeof(Stacks))]
    public async Task RegisterResource_EveryGrant_IsReplacedByTheNewOneFirst(string folder, string stack, Operation operation)
    {
        var deployment = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment;

        var grants = deployment.Resources.Where(sent => sent.Type.StartsWith("gcp:", StringComparison.Ordinal)
            && sent.Inputs.ContainsKey("role")).ToList();
        Assert.NotEmpty(deployment.Resources);
        Assert.All(grants, grant => Assert.False(Assert.NotNull(grant.DeleteBeforeReplace)));
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.AcceptedOperations), MemberType = typeof(Stacks))]
    public async Task RegisterResourceOutputs_AcceptedStack_IsGivenThePlannedOutputs(string folder, string stack, Operation operation)
    {
        var deployment = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment;
        var root = deployment.Resources.Single(resource => resource.Type == Urns.StackType).Urn;
        var planned = (await PlannedStack.OfAsync(folder, stack)).States[root]["outputs"];

        var sent = deployment.Outputs[root];
        Assert.NotEmpty(sent);
        Assert.Equal(ResourceForm.Text(new SymbolReader(deployment.Resources).Resolve(planned, sent)), ResourceForm.Text(sent));
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.Accepted), MemberType = typeof(Stacks))]
    public async Task Plan_AcceptedStack_HasNoSymbolForWhatAPreviewKnows(string folder, string stack)
    {
        var sent = (await ProgramRun.OfAsync(folder, stack, Operation.Preview)).Deployment.Resources;
        var planned = (await PlannedStack.OfAsync(folder, stack)).States;

        Assert.Empty(planned.Values.SelectMany(new SymbolReader(sent).KnownSymbols));
    }
}
