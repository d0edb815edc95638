namespace GpuInfra.Planning;

// What a deletion or a replacement destroys: by type, or by what the resource says.
internal static class Losses
{
    private static readonly Loss OfApi = new(
        LossExtent.Resource, "is switched off for the whole project", "is switched off for the whole project and on again");

    private static readonly Loss OfDenial = new(
        LossExtent.Resource, "is deleted: what it stopped goes through", "is deleted and made anew: meanwhile it stops nothing");

    extension(Loss loss)
    {
        public Risk Risk => loss.Extent switch
        {
            LossExtent.Data => Risk.DataLoss,
            LossExtent.Resource => Risk.Destruction,
            _ => Risk.Other,
        };
    }

    public static Loss Of(PlannedResource resource) => resource.Type switch
    {
        CloudTypes.ProjectService when Read.Flag(resource.Inputs.Find("disableOnDestroy")) == true => OfApi,
        CloudTypes.Firewall when !FirewallReach.Allows(resource) => OfDenial,
        var type => ResourceKinds.Of(type).Loss,
    };

    public static bool IsCompanion(PlannedResource resource) => ResourceKinds.Of(resource.Type).IsCompanion;
}
