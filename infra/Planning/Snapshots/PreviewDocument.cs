namespace GpuInfra.Planning;

// A plan, or the output of 'pulumi preview --json', which has the same form and says more: what there was before.
internal static class PreviewDocument
{
    private const string PlanFix = "Write it again with 'gpuinfra plan --write'.";
    private const string PreviewFix = "Write it again with 'pulumi preview --json'.";

    // Steps about what an earlier deployment left behind, beside the step about the resource itself.
    private static readonly HashSet<string> Leftovers = ["discard", "discard-replaced", "remove-pending-replace", "delete-replaced"];

    private static readonly HashSet<string> Replacements = ["replace", "create-replacement", "import-replacement", "read-replacement"];

    public static StackSnapshot Read(JsonPlace document)
    {
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

        if (place.Find("changeSummary") is null)
        {
            throw place.Mistake("was cut short: it has no summary of the changes");
        }

        var diagnostics = place.Find("diagnostics")?.Items().Select(Diagnostic).ToList() ?? [];
        return isState
            ? new(Deployed(place, steps) with { Diagnostics = diagnostics }, Notes(place, diagnostics))
            : new(Declared(place, steps) with { Diagnostics = diagnostics }, []);
    }

    private static Plan Declared(JsonPlace document, List<JsonPlace> steps) =>
        SnapshotPlan.Of(document, steps.Select(step => ResourceReader.Read(step.Get("newState"))), UrnOf(steps[0]));

    private static Plan Deployed(JsonPlace document, List<JsonPlace> steps)
    {
        var before = steps
            .Where(step => !IsLeftover(step) && step.Find("oldState") is not null)
            .DistinctBy(step => step.Get("oldState").Get("urn").Text());
        var same = document.Get("changeSummary").FindNumber("same") ?? 0;
        var plan = SnapshotPlan.Of(document, before.Select(ReadBefore), UrnOf(steps[0]));
        return plan with
        {
            Absent = [.. steps.Select(UrnOf).Except(plan.Resources.Select(resource => resource.Urn))],
            IsState = true,
            IsPartial = same > steps.Count(step => OperationOf(step) == "same"),
        };
    }

    private static PlannedResource ReadBefore(JsonPlace step) => ResourceReader.ReadDeployed(step.Get("oldState")) with
    {
        ReplacedFor = Replacements.Contains(OperationOf(step)) ? step.FindTexts("replaceReasons") : null,
    };

    private static List<string> Notes(JsonPlace document, List<PlanDiagnostic> diagnostics)
    {
        var notes = new List<string>();
        if (diagnostics.Find(diagnostic => diagnostic.Severity == "error") is { } failure)
        {
            notes.Add($"The preview failed, so that steps may be missing: {failure.Message.Trim().Split('\n')[0].TrimEnd('.', '\r')}.");
        }

        if (document.FindFlag("maybeCorrupt"))
        {
            notes.Add("The preview says of itself that its steps may be wrong.");
        }

        return notes;
    }

    // The state before a replacement may say that it is to be deleted, too.
    private static bool IsLeftover(JsonPlace step) => OperationOf(step) is var operation
        && (Leftovers.Contains(operation) || (operation == "delete" && step.Find("oldState")?.FindFlag("delete") == true));

    private static string OperationOf(JsonPlace step) => step.Get("op").Text();

    private static string UrnOf(JsonPlace step) => step.Get("urn").Text();

    private static PlanDiagnostic Diagnostic(JsonPlace diagnostic) =>
        new(diagnostic.FindText("severity") ?? "info", diagnostic.FindText("message") ?? "", diagnostic.FindText("urn"));
}
