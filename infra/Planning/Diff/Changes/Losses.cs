namespace GpuInfra.Planning;

// What a deletion or a replacement destroys, by type.
internal static class Losses
{
    private static readonly Loss Usual = new(Risk.Destruction, "is deleted", "is deleted and made anew");

    private static readonly Dictionary<string, Loss> ByType = new(StringComparer.Ordinal)
    {
        [CloudTypes.Bucket] = new(
            Risk.DataLoss, "is deleted with every object in it", "is deleted with every object in it and made anew, empty"),
        [CloudTypes.Repository] = new(
            Risk.DataLoss, "is deleted with every image in it", "is deleted with every image in it and made anew, empty",
            "Services that run its images cannot start new instances until the images are pushed again."),
        [CloudTypes.CryptoKey] = new(
            Risk.DataLoss,
            "is destroyed: what it encrypted can never be read again",
            "is destroyed and made anew: what it encrypted can never be read again",
            "The name of a key is never free again."),
        [CloudTypes.KeyRing] = new(Risk.Destruction, "is forgotten", "is left behind and made anew under another name",
            "Google never deletes a key ring, and its name is never free again."),
        [CloudTypes.Secret] = new(
            Risk.DataLoss, "is deleted with every version of it", "is deleted with every version of it and made anew, empty"),
        [CloudTypes.Service] = new(
            Risk.Destruction, "is deleted: nobody can call it any more", "is deleted and made anew",
            "Its revisions go, and with them the way back to an earlier one."),
        [CloudTypes.Account] = new(
            Risk.Destruction, "is deleted, and its roles with it", "is deleted and made anew without the roles that it had",
            "An account with the same e-mail address is another identity to IAM: every role must be granted again."),
        [CloudTypes.Network] = new(
            Risk.Destruction, "is deleted", "is deleted and made anew",
            "Everything that is connected to it must go first."),
        [CloudTypes.Subnetwork] = new(
            Risk.Destruction, "is deleted", "is deleted and made anew",
            "Cloud Run holds its addresses for one to two hours after the last service has left: until then the cloud refuses."),
        [CloudTypes.ForwardingRule] = new(
            Risk.Destruction,
            "is deleted: calls to Google's APIs no longer go through the private endpoint",
            "is deleted and made anew: the private endpoint for Google's APIs is out of reach meanwhile"),
        [CloudTypes.Zone] = new(
            Risk.Destruction, "is deleted with every record in it", "is deleted with every record in it and made anew"),
        [CloudTypes.RecordSet] = new(
            Risk.Destruction, "is deleted: its name leads nowhere, or elsewhere", "is deleted and made anew"),
        [CloudTypes.Router] = new(
            Risk.Destruction, "is deleted: connections through it are cut", "is deleted and made anew: connections through it are cut"),
        [CloudTypes.RouterNat] = new(
            Risk.Destruction,
            "is deleted: services lose their way to the internet",
            "is deleted and made anew: connections to the internet are cut",
            "Addresses that were given out automatically change: whoever allows them by number must be told."),
        [CloudTypes.GlobalAddress] = new(Risk.Destruction, "is given back", "is given back and reserved anew"),
        [CloudTypes.Address] = new(Risk.Destruction, "is given back", "is given back and reserved anew"),
        [CloudTypes.RandomId] = new(
            Risk.Destruction, "is deleted, and the names made of it with it", "is made anew, and every name made of it changes"),
        [CloudTypes.ProjectService] = new(
            Risk.Other, "is no longer looked after: the API stays on", "is looked after anew: the API stays on"),
    };

    // What goes along with something bigger. Many of them must not hide it.
    private static readonly string[] Companions =
        [CloudTypes.GlobalAddress, CloudTypes.Address, CloudTypes.RecordSet, CloudTypes.RandomId];

    public static Loss Of(PlannedResource resource) =>
        resource.Type == CloudTypes.ProjectService && Read.Flag(resource.Inputs.Find("disableOnDestroy")) == true
            ? new(Risk.Destruction, "is switched off for the whole project", "is switched off for the whole project and on again")
            : resource.Type == CloudTypes.Firewall && !FirewallReach.Allows(resource)
                ? new(Risk.Destruction, "is deleted: what it stopped goes through", "is deleted and made anew: meanwhile it stops nothing")
                : ByType.GetValueOrDefault(resource.Type, Usual);

    public static bool IsCompanion(PlannedResource resource) => Companions.Contains(resource.Type);
}
