using Pulumi.Utilities;

namespace GpuInfra;

// What a program must wire to a service.
internal static class WiringRules
{
    internal static readonly Rule NetworkIsGiven = new(
        "NET009", "A service leaves through a network.",
        "Without one, its traffic would leave past every firewall rule. Say the network or the subnetwork.")
    { Source = Sources.DirectVpc.Url };

    internal static IEnumerable<Violation> Check(GpuServiceArgs args) =>
    [
        .. CheckAccountIsDedicated(args.ServiceAccount),
        .. CheckNetworkIsGiven(args),
    ];

    // The text of an input that was given as text; none while it depends on a resource.
    internal static string? PlainText(Input<string> input)
    {
        var value = OutputUtilities.GetValueAsync(input.ToOutput());
        return value.IsCompletedSuccessfully ? value.Result : null;
    }

    private static IEnumerable<Violation> CheckAccountIsDedicated(Input<string>? account)
    {
        const string fix = "Make a service account for this service alone.";
        if (account is null)
        {
            yield return ServiceIdentitySpec.AccountIsDedicated.Broken(
                "serviceAccount", "is missing, and Cloud Run would take the default account of Compute Engine", fix,
                Sources.ServiceIdentity.Url);
        }
        else if (PlainText(account) is { } email && PrincipalRules.IsDefaultAccount(email))
        {
            yield return ServiceIdentitySpec.AccountIsDedicated.Broken(
                "serviceAccount", $"is {email}, a default account that everything in the project shares", fix,
                Sources.ServiceIdentity.Url);
        }
    }

    private static IEnumerable<Violation> CheckNetworkIsGiven(GpuServiceArgs args)
    {
        if (args.Network is null && args.Subnetwork is null)
        {
            yield return NetworkIsGiven.Broken(
                "network", "is missing, and so is subnetwork: egress would leave past every firewall rule",
                "Say the network or the subnetwork that it leaves through.");
        }
    }
}
