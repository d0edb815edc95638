namespace GpuInfra.Planning;

// What a change does to traffic that somebody turned in the cloud: a plan that says nothing of it leaves it there.
internal static class TrafficChange
{
    // What is left to compare, and what differs in traffic.
    public static (ComparedResource Compared, ValueDifference? Difference) Take(ResourceDraft draft, ComparedResource compared)
    {
        var (before, after) = Of(draft, compared.IsState);
        return !before.IsSteered && !after.IsSteered
            ? (compared, null)
            : (compared with { Inputs = new(Without(compared.Inputs.Old), Without(compared.Inputs.New)) },
                before.Equals(after) ? null : new ValueDifference(
                    PropertyPlace.Root.Property(ServiceWire.Traffic), before.ToValue(), after.ToValue()));
    }

    // The services whose traffic somebody turned, and whether that stays.
    public static IEnumerable<string> Words(IEnumerable<ResourceDraft> drafts)
    {
        foreach (var draft in drafts.Where(static draft => IsService(draft.New)).OrderBy(static draft => draft.New.Name, StringComparer.Ordinal))
        {
            var (before, after) = Of(draft, isState: true);
            if (before.IsSteered)
            {
                yield return before.Equals(after) && !draft.IsReplaced
                    ? $"{draft.New.Name} {before.Clause}, and the plan leaves it so: the next revision gets only what that leaves it."
                    : $"{draft.New.Name} {before.Clause}: the next deployment ends that.";
            }
        }
    }

    private static (ServiceTraffic Before, ServiceTraffic After) Of(ResourceDraft draft, bool isState)
    {
        if (!IsService(draft.New))
        {
            return (ServiceTraffic.Newest, ServiceTraffic.Newest);
        }

        var before = ServiceTraffic.Before(draft.Old);
        var isKept = isState && (draft.Verdict == EngineOperation.Same || !ServiceTraffic.IsSaid(draft.New));
        return (before, isKept ? before : ServiceTraffic.Of(draft.New.Inputs.Find(ServiceWire.Traffic)));
    }

    private static bool IsService(PlannedResource resource) => resource.Type == CloudTypes.Service;

    private static PropertyMap Without(PropertyMap inputs) =>
        new(inputs.Entries.Where(static entry => entry.Key != ServiceWire.Traffic));
}
