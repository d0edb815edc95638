namespace GpuInfra.Planning;

internal static class CreateChange
{
    public static ResourceChange Of(PlannedResource resource, ComparisonScene scene)
    {
        var verdict = Assess(resource, scene);
        return new ResourceChange
        {
            Kind = ChangeKind.Create,
            Risk = verdict.Risk,
            RiskIfForced = verdict.IfForced,
            New = resource,
            Headline = scene.AreTwoStacks ? $"{verdict.Headline(resource.Name)}: only in the stack {scene.After.Stack}"
                : scene.Renames.OldOf(resource) is { } predecessor
                    ? $"{verdict.Headline(resource.Name)}, which looks like {predecessor.Name} under another name"
                : verdict.Headline(resource.Name),
            Consequences = scene.AreTwoStacks ? [] : [.. SubnetMoves.OfNew(resource, scene), .. QuotaRisks.OfNew(resource)],
        };
    }

    private static Verdict Assess(PlannedResource resource, ComparisonScene scene) =>
        resource.ReadId is not null ? RiskVerdicts.Other($"{{}} is read and stays as it is: {Article.Of(Noun.Of(resource))} that exists already")
        : resource.ImportId is not null ? RiskVerdicts.Other($"{{}} is taken over: {Article.Of(Noun.Of(resource))} that exists already")
        : Grant.Of(resource) is { } grant ? Assess(grant, resource, scene)
        : CreationRisks.Exposure(resource, scene) is { } exposure ? RiskVerdicts.Exposure(exposure)
        : DestroyGuards.IsOne(resource) ? DestroyGuards.Made(resource)
        : resource.Type == CloudTypes.Service ? CreationRisks.Service(resource)
        : resource.Type == CloudTypes.QuotaPreference ? QuotaRisks.New(resource)
        : !scene.AreTwoStacks && SubnetMoves.Refusal(resource, scene) is { } refusal ? refusal
        : RiskVerdicts.Other($"{{}} is new: {Article.Of(Noun.Of(resource))}");

    private static Verdict Assess(Grant grant, PlannedResource resource, ComparisonScene scene)
    {
        var clause = $"{grant.Who} may {grant.Does}";
        return !grant.IsPowerful && scene.IsToNewAccount(resource) ? RiskVerdicts.Other(clause) : RiskVerdicts.Exposure(clause);
    }
}

// What a new resource brings with it.
internal static class CreationRisks
{
    // How it opens something to others; nothing if it does not.
    public static string? Exposure(PlannedResource resource, ComparisonScene scene)
    {
        var inputs = resource.Inputs;
        return resource.Type switch
        {
            CloudTypes.Service when Read.Flag(inputs.Find(ServiceWire.InvokerIamDisabled)) == true =>
                "{} is a new service that whoever reaches it may call: nobody is asked who they are",
            CloudTypes.Service when (Read.Text(inputs.Find(ServiceWire.Ingress)) ?? ServiceWire.IngressAll) == ServiceWire.IngressAll =>
                "{} is a new service that the whole internet reaches",
            CloudTypes.Service when ForeignImages(resource, scene) is { Count: > 0 } origins =>
                $"{{}} is a new service that runs an image from {Wording.All(origins)}, as nothing did before",
            CloudTypes.RecordSet when !scene.IsMade(resource, ResourceWire.ZoneOfRecord) && inputs.Find(ResourceWire.RecordData) is { } data =>
                $"{{}} is a new name in a zone that exists, and leads to {NetworkRisks.Names(data)}",
            CloudTypes.Bucket when Read.Text(inputs.Find(ResourceWire.BucketPublicAccess)) != ResourceWire.BucketNeverPublic =>
                "{} is a new bucket that can be made public: nothing prevents it",
            CloudTypes.Firewall when new PlannedFirewall(resource) is { Allows: true, IsDisabled: false } rule =>
                $"{{}} lets traffic {rule.Way} through: {rule.AllowedTraffic}",
            CloudTypes.RouterNat => "{} is a new way from the private network to the internet",
            CloudTypes.Zone when (Read.Text(inputs.Find(ResourceWire.ZoneVisibility)) ?? "public") == "public" =>
                "{} is a new DNS zone that the whole internet sees",
            CloudTypes.IdentityPoolProvider => "{} lets identities from elsewhere in",
            _ => null,
        };
    }

    public static Verdict Service(PlannedResource service)
    {
        var inputs = service.Inputs;
        var gpus = inputs.Maps(ServiceWire.Containers).Sum(static container =>
            Read.Number(container.Find(ServiceWire.GpuLimit)) ?? 0);
        var accelerator = Read.Text(inputs.Find(ServiceWire.Accelerator));
        var title = accelerator is null ? "GPU" : Accelerators.Find(accelerator)?.Title ?? accelerator;
        var most = Read.Number(inputs.Find(ServiceWire.MaxInstances));
        var limit = most is null ? "" : most == 1 ? ", one instance at most" : $", up to {most} instances";
        return gpus == 0
            ? RiskVerdicts.Capacity($"{{}} is a new service without a GPU{limit}")
            : RiskVerdicts.Capacity($"{{}} is a new service with {(gpus == 1 ? "one" : gpus)} {title}{limit}");
    }

    // Where nobody pushed an image of this stack from before, but for the service's own project.
    private static IReadOnlyList<string> ForeignImages(PlannedResource service, ComparisonScene scene)
    {
        var own = ImageOrigin.OfProject(Read.Text(service.Inputs.Find("project")) ?? "");
        var known = scene.Before.Resources.Where(static old => old.Type == CloudTypes.Service).SelectMany(ImageOrigin.AllOf);
        return [.. ImageOrigin.AllOf(service).Except([own, .. known])];
    }
}
