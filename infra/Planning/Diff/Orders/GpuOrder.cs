namespace GpuInfra.Planning;

// A service that gets a GPU while Cloud Run keeps revisions of it that may have more instances than there are GPUs.
internal static class GpuOrder
{
    private static readonly Source Report =
        new("https://github.com/pulumi/pulumi-gcp/issues/3794", new DateOnly(2026, 11, 28), Certainty.Unconfirmed);

    public static IEnumerable<DeploymentOrder> Of(IReadOnlyList<ResourceChange> changes, Plan after)
    {
        foreach (var change in changes.Where(static change => change is { Kind: ChangeKind.Update, Type: CloudTypes.Service }))
        {
            var (old, @new) = (PlannedService.Of(change.Old!, null), PlannedService.Of(change.New!, null));
            if (@new.Accelerator is { } accelerator && accelerator != old.Accelerator && old.MaxInstances > @new.MaxInstances
                && !(QuotaOf(@new, accelerator, after) >= (long)old.MaxInstances + @new.MaxInstances))
            {
                yield return Of(old, @new, accelerator);
            }
        }
    }

    private static DeploymentOrder Of(PlannedService old, PlannedService @new, string accelerator)
    {
        var title = Accelerators.Find(accelerator)?.Title ?? accelerator;
        var most = $"{old.MaxInstances} instances{(old.IsUnlimited ? ", as they say no number" : "")}";
        return new(
            $"{@new.Name} takes two deployments to get {Article.Of(title)}: Cloud Run is said to count the GPU for every revision that "
            + $"it keeps as well, and those that are deployed may have {most}. The quota must then be as great, or it refuses.",
            [
                $"Deploy {@new.Name} with at most {Instances(@new.MaxInstances)} (maxInstances: {@new.MaxInstances}) and otherwise as it is.",
                "Delete its revisions that still allow more: 'gcloud run revisions list' shows them, 'gcloud run revisions delete' takes one away.",
                $"Then deploy the {title}.",
            ],
            Report);
    }

    private static string Instances(int count) => count == 1 ? "1 instance" : $"{count} instances";

    private static int? QuotaOf(PlannedService service, string accelerator, Plan plan) =>
        new PlannedStack(plan).PlatformIn(service.Region)?.Inputs.Map("quota")?.Whole(
            ArgumentPath.Key(service.HasZonalRedundancy ? "gpusWithZonalRedundancy" : "gpus", accelerator));
}
