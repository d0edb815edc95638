namespace GpuInfra;

public static partial class ResourceKinds
{
    private static IEnumerable<ResourceKind> Access =>
    [
        new(CloudTypes.Account)
        {
            Noun = "service account",
            Identity = ["accountId", "project"],
            Shown = [new("accountId")],
            Loss = new(
                "is deleted, and its roles with it", "is deleted and made anew without the roles that it had",
                "An account with the same e-mail address is another identity to IAM: every role must be granted again."),
        },
        new(CloudTypes.AccountGrant) { Shown = [new("role"), new("member")] },
        new(CloudTypes.ProjectGrant) { Shown = [new("role"), new("member")] },
        new("gcp:projects/iAMCustomRole:IAMCustomRole") { Noun = "custom role" },
        new(CloudTypes.IdentityPool) { Identity = ["workloadIdentityPoolId", "project"] },
        new(CloudTypes.IdentityPoolProvider) { Identity = ["workloadIdentityPoolProviderId", "workloadIdentityPoolId", "project"] },
    ];
}
