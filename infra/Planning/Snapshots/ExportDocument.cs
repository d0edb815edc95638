namespace GpuInfra.Planning;

// The output of 'pulumi stack export'.
internal static class ExportDocument
{
    private const string Fix = "Write it again with 'pulumi stack export'.";
    private const int Oldest = 3;

    // The same form with a list of what the engine must know to deploy it; none of that matters here.
    private const int Newest = 4;

    public static bool Is(JsonPlace document) =>
        document.Has("deployment") || document.Has("checkpoint") || (document.Has("version") && !document.Has("steps"));

    public static StackSnapshot Read(JsonPlace document)
    {
        if (document.Has("checkpoint"))
        {
            throw document.MendedBy("Name the output of 'pulumi stack export' instead.")
                .Mistake("is the checkpoint of a state backend");
        }

        RefuseOtherVersions(document);
        var deployment = document.MendedBy(Fix).Get("deployment");
        var states = deployment.Find("resources")?.Items().ToList() ?? [];
        var leftover = states.Where(state => state.FindFlag("delete")).ToList();
        var missing = states.Where(state => state.FindFlag("pendingReplacement")).Except(leftover).ToList();
        var resources = states.Except(leftover).Except(missing).Select(ResourceReader.ReadDeployed).ToList();
        var pending = deployment.Find("pending_operations")?.Items().Select(Pending).ToList() ?? [];
        var plan = states.Count == 0
            ? new Plan { Project = "", Stack = "", Resources = [] }
            : SnapshotPlan.Of(deployment, resources, states[0].Get("urn").Text());
        return new(plan with { IsState = true }, [.. Notes(states, leftover, missing, pending)])
        {
            Pending = pending,
            AwaitingReplacement = missing.Select(state => state.Get("urn").Text()).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static void RefuseOtherVersions(JsonPlace document)
    {
        switch (document.Find("version")?.Number())
        {
            case Oldest or Newest:
                break;
            case null:
                throw document.MendedBy(Fix).Mistake("does not say which version of the form it has");
            case < Oldest and var old:
                throw document.MendedBy("Run 'pulumi up' or 'pulumi refresh' once with a Pulumi CLI of today, and export again.")
                    .Mistake($"is an export of version {old}, but only versions {Oldest} and {Newest} can be read");
            case var other:
                throw document.MendedBy("Compare with the output of 'pulumi preview --json --show-sames' instead.")
                    .Mistake($"is an export of version {other}, but only versions {Oldest} and {Newest} can be read");
        }
    }

    private static PendingOperation Pending(JsonPlace operation) =>
        new(operation.Get("type").Text(), ResourceReader.Read(operation.Get("resource")));

    private static IEnumerable<string> Notes(
        List<JsonPlace> states, List<JsonPlace> leftover, List<JsonPlace> missing, List<PendingOperation> pending)
    {
        if (leftover.Count > 0)
        {
            yield return $"Left out, as they only wait to be deleted: {Names(leftover)}.";
        }

        if (missing.Count > 0)
        {
            yield return $"Left out, as they are deleted and wait to be made anew: {Names(missing)}.";
        }

        if (states.Where(state => state.FindFlag("taint")).ToList() is { Count: > 0 } tainted)
        {
            yield return $"The next deployment replaces these in any case, as they are tainted: {Names(tainted)}.";
        }

        if (pending.Count > 0)
        {
            yield return $"The last deployment was interrupted while {string.Join(", ", pending.Select(Describe))}. "
                + "Whether that happened is not known; 'gpuinfra recover' writes what brings it into the state.";
        }
    }

    private static string Names(IEnumerable<JsonPlace> states) =>
        string.Join(", ", states.Select(NameOf).Order(StringComparer.Ordinal));

    private static string Describe(PendingOperation pending) => $"{pending.Operation} {pending.Resource.Name}";

    private static string NameOf(JsonPlace state) => ResourceReader.Read(state).Name;
}
