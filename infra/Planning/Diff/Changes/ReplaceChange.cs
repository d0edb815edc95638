namespace GpuInfra.Planning;

internal static class ReplaceChange
{
    public static ResourceChange Of(ResourceDraft draft, ComparisonScene scene)
    {
        var verdict = Grant.Of(draft.New) is { } grant ? Assess(draft, grant) : Assess(draft);
        var others = scene.SharedGrants.With(draft.Old);
        var isLost = others.Count > 0 && !others.Contains(draft.New);
        var properties = PropertyChanges.Of(draft, verdict.Risk);
        return new ResourceChange
        {
            Kind = ChangeKind.Replace,
            Risk = properties.Select(static property => property.Change.Risk)
                .Append(isLost && verdict.Risk < Risk.Destruction ? Risk.Destruction : verdict.Risk).Max(),
            RiskIfForced = verdict.IfForced,
            Old = draft.Old,
            New = draft.New,
            Properties = [.. properties.Select(static property => property.Change)],
            Noise = PropertyChanges.Noise(draft),
            Headline = verdict.Headline(draft.New.Name),
            Consequences = [.. isLost ? [SharedGrants.Consequence(draft.Old, others)] : Array.Empty<string>(), .. Consequences(draft, scene)],
        };
    }

    private static Verdict Assess(ResourceDraft draft)
    {
        var loss = Losses.Of(draft.Old);
        if (SubnetMoves.IsMove(draft))
        {
            return new Verdict(Risk.Impossible, SubnetMoves.Clause(draft)) { IfForced = loss.Risk };
        }

        var risk = draft.Old.RetainOnDelete ? Risk.Destruction
            : draft.Because is not null && Losses.IsCompanion(draft.Old) ? Risk.Other
            : loss.Risk;
        var what = draft.Old.RetainOnDelete ? "is left behind and made anew" : loss.Replaced;
        return Refusals.Of(draft) is null
            ? new Verdict(risk, $"{{}} {what}, because {Reason(draft)}")
            : new Verdict(Risk.Impossible, $"{{}} {Refusals.Would(what)}, because {Reason(draft)}: this never goes through") { IfForced = risk };
    }

    private static Verdict Assess(ResourceDraft draft, Grant grant)
    {
        if (draft.Pair.MatchedBy == MatchedBy.CloudIdentity)
        {
            return new Verdict(Risk.Destruction, $"{grant.Who} can no longer {grant.Does}, because {Reason(draft)}");
        }

        var old = Grant.Of(draft.Old)!;
        return old.Member == grant.Member && old.Role == grant.Role && draft.Forced.Keys.All(static difference => !IsCondition(difference))
            ? RiskVerdicts.Other($"{grant.Who} may {grant.Does}, given anew because {Reason(draft)}")
            : old.Who == grant.Who && old.Does == grant.Does
                ? RiskVerdicts.Exposure(old.Role == grant.Role
                    ? $"{grant.Who} may {grant.Does} on another condition"
                    : $"{grant.Who} may {grant.Does} by {grant.Role} in place of {old.Role}")
            : RiskVerdicts.Exposure($"{grant.Who} may {grant.Does}; {old.Who} can no longer {old.Does}");
    }

    private static bool IsCondition(ValueDifference difference) => difference.Place.Steps[0].Name == "condition";

    private static string Reason(ResourceDraft draft) =>
        draft.Pair.MatchedBy == MatchedBy.CloudIdentity
            ? draft.Old.Name == draft.New.Name
                ? "it has another parent and no alias says so"
                : $"no alias says that it was {draft.Old.Name}"
        : draft.Because is { } because ? $"{because.New.Name} is"
        : draft.Forced.Count == 0 ? ReplacementFacts.ProviderSaysSo
        : $"its {Paths(draft)}";

    private static string Paths(ResourceDraft draft)
    {
        var paths = draft.Forced.Keys.Select(static difference => difference.Place.ToString()).Order(StringComparer.Ordinal).ToList();
        return paths.Count == 1 ? $"{paths[0]} changes" : $"{string.Join(", ", paths[..^1])} and {paths[^1]} change";
    }

    private static IEnumerable<string> Consequences(ResourceDraft draft, ComparisonScene scene)
    {
        if (Chain(draft) is { } chain)
        {
            yield return chain;
        }

        if (!draft.Old.RetainOnDelete)
        {
            foreach (var guard in Guards.Of(draft.Old, draft.New).Concat(Refusals.Of(draft) is not null ? [] : Guards.OfObjects(draft.Old)))
            {
                yield return guard;
            }

            if (Losses.Of(draft.Old).Consequence is { } consequence)
            {
                yield return consequence;
            }
        }

        foreach (var way in SubnetMoves.IsMove(draft) ? SubnetMoves.Way(draft, scene) : EndpointMoves.Way(draft))
        {
            yield return way;
        }

        foreach (var gap in Gap(draft))
        {
            yield return gap;
        }

        if (draft.IsMoved)
        {
            yield return Moves.Consequence(draft);
        }
    }

    private static string? Chain(ResourceDraft draft)
    {
        if (draft.Because?.Because is null)
        {
            return null;
        }

        var names = new List<string>();
        for (var cause = draft.Because; cause is not null; cause = cause.Because)
        {
            names.Add(cause.New.Name);
        }

        return $"{names[0]} is replaced because {string.Join(" is, and that because ", names[1..])} is.";
    }

    // What becomes of the name, by which others know the resource.
    private static IEnumerable<string> Gap(ResourceDraft draft)
    {
        if (draft.Pair.MatchedBy == MatchedBy.CloudIdentity)
        {
            yield return CloudTypes.IsGrant(draft.New.Type)
                ? "Pulumi makes the grant and then deletes it under its old name: both are the same grant, and afterwards there is none."
                : "Pulumi makes the new one first, which the cloud refuses while the old one has the name. An alias with the URN "
                    + $"{draft.Old.Urn} keeps it as it is.";
            yield break;
        }

        var keepsName = Refusals.KeepsName(draft);
        if (draft.New.Type == CloudTypes.Service && !keepsName)
        {
            yield return "Its run.app address changes: whoever calls it must be told.";
        }

        if (Refusals.Of(draft) is { } refusal)
        {
            yield return refusal;
        }
        else if (draft.New.DeleteBeforeReplace ?? keepsName)
        {
            yield return "The old one goes before the new one comes: there is a gap.";
        }
    }
}
