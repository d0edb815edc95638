namespace GpuInfra.Planning;

// A plan, or the output of 'pulumi preview --json', which has the same form and says more: what there was before.
internal static class PreviewDocument
{
    private const string PlanFix = "Write it again with 'gpuinfra plan --write'.";
    private const string PreviewFix = "Write it again with 'pulumi preview --json'.";

    public static StackSnapshot Read(JsonPlace document)
    {
        if (document.Has("result") && document.Has("summary") && !document.Has("steps"))
        {
            throw document.MendedBy(PreviewFix).Mistake("is the result of a preview without its steps");
        }

        if (!document.Has("steps") && !document.Has("duration") && !document.Has("changeSummary"))
        {
            throw document.Mistake("is neither a plan, a preview nor an export");
        }

        var steps = document.Find("steps")?.Items().ToList() ?? [];
        var isState = document.Has("duration") || steps.Any(step => step.Find("oldState") is not null);
        var place = document.MendedBy(isState ? PreviewFix : PlanFix);
        steps = place.Find("steps")?.Items().ToList() ?? [];
        if (steps.Count == 0)
        {
            throw place.Mistake("has no steps, not even one of the stack itself");
        }

        if (place.Find("changeSummary") is not { } counts)
        {
            throw place.Mistake("was cut short: it has no summary of the changes");
        }

        var diagnostics = place.Find("diagnostics")?.Items().Select(Diagnostic).ToList() ?? [];
        return isState
            ? PreviewedPlan.Of(new PreviewRun
            {
                Document = place,
                Steps = [.. steps.Select(Step)],
                Counts = counts,
                Diagnostics = diagnostics,
                MayBeCorrupt = place.FindFlag("maybeCorrupt"),
                IsSketch = false,
            })
            : new(Declared(place, steps) with { Diagnostics = diagnostics }, []);
    }

    private static Plan Declared(JsonPlace document, List<JsonPlace> steps) =>
        SnapshotPlan.Of(document, steps.Select(step => ResourceReader.Read(step.Get("newState"))), steps[0].Get("urn").Text());

    private static PreviewStep Step(JsonPlace step) => new(step.Get("op").Text(), step.Get("urn").Text())
    {
        Old = step.Find("oldState"),
        New = step.Find("newState"),
        Reasons = step.FindTexts("diffReasons"),
        ReplaceReasons = step.FindTexts("replaceReasons"),
    };

    private static PlanDiagnostic Diagnostic(JsonPlace diagnostic) =>
        new(diagnostic.FindText("severity") ?? "info", diagnostic.FindText("message") ?? "", diagnostic.FindText("urn"));
}
