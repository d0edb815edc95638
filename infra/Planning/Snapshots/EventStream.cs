namespace GpuInfra.Planning;

// The events of a preview, as newer Pulumi CLIs write them in place of one document: one on a line.
internal static class EventStream
{
    private const string Fix = "Make the preview again with 'pulumi preview --json', and keep all that it writes.";
    private const string Debug = "debug";

    public static bool IsEvent(JsonPlace line) =>
        line.Has("sequence") || line.Entries().Any(static entry => entry.Key.EndsWith("Event", StringComparison.Ordinal));

    public static StackSnapshot Read(IReadOnlyList<JsonPlace> lines)
    {
        var events = lines.Select(static line => line.MendedBy(Fix)).ToList();
        var document = events[^1].Document;
        if (events.Find(static line => line.Has("steps") || line.Has("deployment")) is { } stranger)
        {
            throw stranger.Mistake("is no event, but a document among events");
        }

        var summary = Of(events, "summaryEvent") switch
        {
            [] => throw document.Mistake("is a stream of events that was cut short: none has the summary of the changes"),
            [var only] => only,
            _ => throw document.Mistake("is a stream of the events of several runs"),
        };
        if (summary.Find("isPreview")?.Flag() == false)
        {
            throw document.Mistake("is the stream of the events of a deployment and not of a preview");
        }

        var steps = Of(events, "resourcePreEvent").Select(static started => Step(started.Get("metadata"))).ToList();
        return steps.Count == 0
            ? throw document.Mistake("has no steps, not even one of the stack itself")
            : PreviewedPlan.Of(new PreviewRun
            {
                Document = document,
                Steps = steps,
                Counts = summary.Get("resourceChanges"),
                Diagnostics = [.. Of(events, "diagnosticEvent").Where(IsForPeople).Select(Diagnostic), .. Of(events, "errorEvent").Select(Error)],
                MayBeCorrupt = summary.FindFlag("maybeCorrupt"),
                IsSketch = true,
            });
    }

    private static List<JsonPlace> Of(List<JsonPlace> events, string name) =>
        [.. events.Select(line => line.Find(name)).OfType<JsonPlace>()];

    private static PreviewStep Step(JsonPlace step) => new(step.Get("op").Text(), step.Get("urn").Text())
    {
        Old = step.Find("old"),
        New = step.Find("new"),
        Reasons = step.FindTexts("diffs"),
        ReplaceReasons = step.FindTexts("keys"),
    };

    private static bool IsForPeople(JsonPlace diagnostic) =>
        !diagnostic.FindFlag("ephemeral") && diagnostic.FindText("severity") != Debug;

    private static PlanDiagnostic Diagnostic(JsonPlace diagnostic) => new(
        diagnostic.FindText("severity") ?? "info",
        $"{diagnostic.FindText("prefix")}{diagnostic.FindText("message")}",
        diagnostic.FindText("urn"));

    private static PlanDiagnostic Error(JsonPlace failure) => new("error", failure.FindText("error") ?? "");
}
