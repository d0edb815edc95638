namespace GpuInfra.Planning;

internal static class CreateChange
{
    public static ResourceChange Of(PlannedResource resource, ComparisonScene scene)
    {
        var verdict = Judge(resource, scene);
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
            Consequences = scene.AreTwoStacks ? [] : [.. SubnetMoves.OfNew(resource, scene)],
        };
    }

    private static Verdict Judge(PlannedResource resource, ComparisonScene scene) =>
        resource.ReadId is not null ? RiskVerdicts.Other($"{{}} is read and stays as it is: {Article.Of(Noun.Of(resource))} that exists already")
        : resource.ImportId is not null ? RiskVerdicts.Other($"{{}} is taken over: {Article.Of(Noun.Of(resource))} that exists already")
        : Grant.Of(resource) is { } grant ? Judge(grant, resource, scene)
        : CreationRisks.Exposure(resource, scene) is { } exposure ? RiskVerdicts.Exposure(exposure)
        : DestroyGuards.IsOne(resource) ? DestroyGuards.Made(resource)
        : resource.Type == CloudTypes.Service ? CreationRisks.Service(resource)
        : !scene.AreTwoStacks && SubnetMoves.Refusal(resource, scene) is { } refusal ? refusal
        : RiskVerdicts.Other($"{{}} is new: {Article.Of(Noun.Of(resource))}");

    private static Verdict Judge(Grant grant, PlannedResource resource, ComparisonScene scene)
    {
        var clause = $"{grant.Who} may {grant.Does}";
        return !grant.IsPowerful && scene.IsToNewAccount(resource) ? RiskVerdicts.Other(clause) : RiskVerdicts.Exposure(clause);
    }
}
