namespace GpuInfra.Workflows.Tests;

/// <summary>The rules that every workflow and action is held to.</summary>
internal static class WorkflowRules
{
    public static IReadOnlyDictionary<string, Func<WorkflowFile, IEnumerable<Breach>>> All { get; } =
        new Dictionary<string, Func<WorkflowFile, IEnumerable<Breach>>>
        {
            ["CI-01"] = PinningRules.ActionsArePinned,
            ["CI-02"] = TokenRules.TokenReadsUnlessAJobSaysMore,
            ["CI-03"] = TrustRules.NoPrivilegeForPullRequestCode,
            ["CI-04"] = TokenRules.ForksHaveNoCredentials,
            ["CI-05"] = TokenRules.NothingIsSecret,
            ["CI-07"] = DeploymentRules.OneRunPerStack,
            ["CI-08"] = DeploymentRules.DeploymentsAreApproved,
            ["CI-09"] = TokenRules.CheckoutKeepsNoCredentials,
            ["CI-10"] = TrustRules.ScriptsHoldNoExpressions,
            ["CI-11"] = DeploymentRules.NoStackIsMadeByAccident,
            ["CI-13"] = PinningRules.PulumiIsOfOneVersion,
            ["CI-14"] = DeploymentRules.RefreshOnlyLooks,
            ["CI-15"] = DeploymentRules.JobsEndAfterWhatTheyDo,
            ["CI-16"] = TokenRules.CredentialsAreRenewed,
            ["CI-17"] = TokenRules.BuildsComeBeforeCredentials,
            ["CI-18"] = PinningRules.PackagesAreLocked,
            ["CI-21"] = DeploymentRules.WhatWasReviewedIsDeployed,
            ["CI-23"] = DeploymentRules.NothingIsForced,
            ["CI-24"] = DeploymentRules.OnlyTheTipIsDeployed,
            ["CI-25"] = TrustRules.StacksAreTheRepositorys,
        };
}
