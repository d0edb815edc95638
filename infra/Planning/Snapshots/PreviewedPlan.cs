namespace GpuInfra.Planning;

// What was deployed before a preview, and what the engine says that it would do to it.
internal static class PreviewedPlan
{
    // A preview lists these only where it is told to.
    private static readonly string[] Hidden = ["same", "read"];

    private static readonly string[] Shown = ["create", "update", "delete", "replace"];

    public static StackSnapshot Of(PreviewRun run)
    {
        var resources = PreviewedResource.Of(run.Steps);
        var urn = run.Steps[0].Urn;
        var plan = SnapshotPlan.Of(
            run.Document, resources.Select(static resource => resource.Old).OfType<PlannedResource>().DistinctBy(static old => old.Urn), urn);
        var verdicts = resources.Select(static resource => resource.Verdict).OfType<EngineVerdict>().ToList();
        RefuseCircles(run, verdicts, urn);
        var leftOut = Hidden.Sum(operation => Math.Max(0, run.Counted(operation) - run.Listed(operation)));
        var failure = PreviewFailure.Of(run.Diagnostics);
        Concern[] concerns =
            [.. Concerns(run, failure), .. resources.SelectMany(static resource => resource.Copies).Select(Leftover)];
        return new(
            plan with
            {
                Diagnostics = run.Diagnostics,
                Absent = [.. run.Steps.Select(static step => step.Urn).Except(plan.Resources.Select(static resource => resource.Urn))],
                IsState = true,
                IsPartial = leftOut > 0 || failure is not null,
                IsSketch = run.IsSketch,
                LeftOut = leftOut,
                Verdicts = verdicts,
                Concerns = concerns,
            },
            [.. concerns.Select(static concern => concern.Words), .. PreviewFailure.Others(run.Diagnostics)]);
    }

    private static void RefuseCircles(PreviewRun run, IEnumerable<EngineVerdict> verdicts, string urn) =>
        SnapshotPlan.Of(run.Document, verdicts.Select(static verdict => verdict.Goal).OfType<PlannedResource>(), urn);

    private static IEnumerable<Concern> Concerns(PreviewRun run, string? failure)
    {
        if (failure is not null)
        {
            yield return new(Risk.DataLoss, $"The preview failed, so that steps may be missing: {failure}.");
        }

        if (run.MayBeCorrupt)
        {
            yield return new(Risk.DataLoss, "The preview says of itself that its steps may be wrong.");
        }

        foreach (var step in run.Steps.Where(static step => !step.IsKnown))
        {
            yield return new(
                Risk.DataLoss, $"The preview has a step of a kind that is not known here, '{step.Operation}', of {ResourceUrn.Of(step.Urn).Name}.");
        }

        foreach (var operation in Shown)
        {
            if (run.Counted(operation) is var counted && run.Listed(operation) is var listed && counted > listed)
            {
                yield return new(
                    Risk.DataLoss, $"The preview counts {counted} steps of the kind '{operation}' and lists {listed}: it does not tell all.");
            }
        }
    }

    private static Concern Leftover(PlannedResource copy) => new(
        Losses.Of(copy) is { Risk: > Risk.Destruction } loss ? loss.Risk : Risk.Destruction,
        $"The deployment also deletes what an earlier replacement of {copy.Name} left behind: {Article.Of(Noun.Of(copy))}.");
}
