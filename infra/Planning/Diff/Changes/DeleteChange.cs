namespace GpuInfra.Planning;

internal static class DeleteChange
{
    public static ResourceChange Of(PlannedResource resource, ComparisonScene scene)
    {
        var verdict = Assess(resource, scene);
        return new ResourceChange
        {
            Kind = ChangeKind.Delete,
            Risk = verdict.Risk,
            Old = resource,
            Headline = verdict.Headline(resource.Name),
            Consequences = scene.AreTwoStacks || resource.RetainOnDelete || resource.ReadId is not null ? []
                : [.. Consequences(resource, scene), .. SubnetMoves.OfDeleted(resource, scene)],
        };
    }

    private static Verdict Assess(PlannedResource resource, ComparisonScene scene)
    {
        if (scene.AreTwoStacks)
        {
            return Grant.Of(resource) is { } only
                ? RiskVerdicts.Other($"{only.Who} may {only.Does}: only in the stack {scene.Before.Stack}")
                : RiskVerdicts.Other($"{{}} is only in the stack {scene.Before.Stack}: {Article.Of(Noun.Of(resource))}");
        }

        if (resource.ReadId is not null)
        {
            return RiskVerdicts.Other("{} is no longer read, and stays as it is");
        }

        if (resource.RetainOnDelete)
        {
            return new Verdict(Risk.Destruction, "{} is left behind: the stack forgets it, and the cloud keeps it");
        }

        if (Grant.Of(resource) is { } grant)
        {
            var clause = $"{grant.Who} can no longer {grant.Does}";
            return scene.SharedGrants.With(resource) is { Count: > 0 } others
                ? new Verdict(Risk.Destruction, $"{clause}, though {Names.All([.. others.Select(static o => o.Name)])} says so")
                : RiskVerdicts.Other(clause);
        }

        if (DestroyGuards.IsOne(resource))
        {
            return DestroyGuards.Effect(protects: false);
        }

        var loss = Losses.Of(resource);
        if (scene.Renames.NewOf(resource) is { } successor)
        {
            return new Verdict(loss.Risk, $"{{}} looks renamed to {successor.Name}: it is deleted, and {successor.Name} is made anew");
        }

        return new Verdict(scene.GoesAlong(resource) ? Risk.Other : loss.Risk, $"{{}} {loss.Deleted}");
    }

    private static IEnumerable<string> Consequences(PlannedResource resource, ComparisonScene scene) =>
    [
        .. scene.Renames.NewOf(resource) is { } successor ? Renames.Consequences(resource, successor) : [],
        .. scene.SharedGrants.With(resource) is { Count: > 0 } others ? [SharedGrants.Consequence(resource, others)] : Array.Empty<string>(),
        .. Guards.Of(resource, null),
        .. Guards.OfObjects(resource),
        .. Losses.Of(resource).Consequence is { } consequence ? [consequence] : Array.Empty<string>(),
    ];
}

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
        CloudTypes.ProjectService when Read.Flag(resource.Inputs.Find(ResourceWire.DisableOnDestroy)) == true => OfApi,
        CloudTypes.Firewall when !new PlannedFirewall(resource).Allows => OfDenial,
        var type => ResourceKinds.Of(type).Loss,
    };

    public static bool IsCompanion(PlannedResource resource) => ResourceKinds.Of(resource.Type).IsCompanion;
}
