namespace GpuInfra.Engine.Tests;

/// <summary>What <c>gpuinfra check</c> finds in a stack file, <c>pulumi preview</c> and <c>pulumi up</c> say as well.</summary>
public sealed class LogTests
{
    [EngineTheory]
    [MemberData(nameof(Stacks.AcceptedOperations), MemberType = typeof(Stacks))]
    public async Task Log_AcceptedStack_HasEachFindingOnce(string folder, string stack, Operation operation)
    {
        var logs = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment.Logs;
        var findings = await Findings.OfAsync(folder, stack);

        Assert.All(findings, finding => Assert.Single(logs, log => IsOf(log, finding)));
        Assert.Equal(findings.Count, logs.Count);
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.RefusedOperations), MemberType = typeof(Stacks))]
    public async Task Log_RefusedStack_NamesRuleAndPlaceOfEachMistake(string folder, string stack, Operation operation)
    {
        var logs = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment.Logs;
        var findings = await Findings.OfAsync(folder, stack);

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Single(logs, log => IsOf(log, finding)));
    }

    [EngineTheory]
    [MemberData(nameof(Stacks.RefusedOperations), MemberType = typeof(Stacks))]
    public async Task Log_RefusedStack_HoldsNoSecret(string folder, string stack, Operation operation)
    {
        var logs = (await ProgramRun.OfAsync(folder, stack, operation)).Deployment.Logs;

        Assert.NotEmpty(logs);
        Assert.DoesNotContain(logs, log => log.Message.Contains(FlattenedConfig.Decrypted, StringComparison.Ordinal));
    }

    private static bool IsOf(Logged log, Finding finding) =>
        log.Message.Contains(finding.Rule, StringComparison.Ordinal)
        && log.Message.Contains(finding.Sentence, StringComparison.Ordinal)
        && (finding.Line is null || log.Message.Contains(finding.Place, StringComparison.Ordinal));
}
