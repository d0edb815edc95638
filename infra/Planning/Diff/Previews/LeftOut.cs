namespace GpuInfra.Planning;

// What is known of the resources of a plan that a preview does not list, because it leaves out what stays the same.
internal sealed class LeftOut
{
    private const int MostNames = 8;

    private readonly int _new;
    private readonly int _vanished;
    private readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);

    private LeftOut(Plan before, Plan after)
    {
        Before = before;
        if (!before.IsPartial || before.LeftOut is not { } count)
        {
            return;
        }

        var listed = before.Resources.Select(static resource => resource.Urn).Concat(before.Absent).ToHashSet(StringComparer.Ordinal);
        var absent = after.Resources.Where(resource => !listed.Contains(resource.Urn)).ToList();
        var needed = Needed(before, absent);
        var rest = absent.Where(resource => !needed.Contains(resource.Urn)).ToList();
        var left = Math.Max(0, count - (absent.Count - rest.Count));
        _new = Math.Max(0, rest.Count - left);
        _vanished = Math.Max(0, left - rest.Count);
        if (_new == rest.Count && PreviewFailure.Of(before.Diagnostics) is null)
        {
            Before = before with { Absent = [.. before.Absent, .. rest.Select(static resource => resource.Urn)] };
        }
        else if (_new > 0)
        {
            Doubtful = rest;
            _doubtful = [.. rest.Select(static resource => resource.Urn)];
        }
    }

    // The old side, with what is known to be new.
    public Plan Before { get; }

    // The resources of which some are new, and nobody can tell which.
    public IReadOnlyList<PlannedResource> Doubtful { get; } = [];

    // Whether what is left out is the same beyond doubt.
    public bool IsSettled => !Before.IsPartial || (Before.LeftOut is not null && Doubtful.Count == 0 && _vanished == 0);

    public static LeftOut Of(Plan before, Plan after) => new(before, after);

    public bool IsDoubtful(PlannedResource resource) => _doubtful.Contains(resource.Urn);

    public IEnumerable<Concern> Concerns(Func<PlannedResource, ResourceChange> made)
    {
        if (Doubtful.Count > 0)
        {
            var names = Doubtful.Where(static resource => resource.IsCustom).Select(static resource => resource.Name).ToList();
            yield return new(
                Risk.Other,
                $"{_new} of {Doubtful.Count} resources of the plan are not among those that the preview counts as the same, and it does "
                + $"not tell which: {Names.Some(names, MostNames)}. 'pulumi preview --show-sames --json' tells.");
            var changes = Doubtful.Where(static resource => resource.IsCustom).Select(made).Where(static change => change.Risk > Risk.Other);
            foreach (var alike in changes.GroupBy(static change => change.RiskIfForced ?? change.Risk).OrderByDescending(static alike => alike.Key))
            {
                var headlines = alike.Select(static change => change.Headline).ToList();
                yield return new(alike.Key, $"Of these, perhaps: {Names.Some(headlines, MostNames, "; ")}.");
            }
        }

        if (_vanished > 0)
        {
            yield return new(
                Risk.DataLoss,
                $"The preview counts {_vanished} more {(_vanished == 1 ? "resource that stays" : "resources that stay")} the same than the plan has: "
                + "a deployment of the plan deletes what is missing, and the preview does not tell what that is.");
        }
    }

    // What the listed resources need is there, and what that needs as well.
    private static HashSet<string> Needed(Plan before, IReadOnlyList<PlannedResource> absent)
    {
        var byUrn = absent.ToDictionary(static resource => resource.Urn, StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<PlannedResource>(before.Resources.Concat(before.Verdicts.Select(static verdict => verdict.Goal).OfType<PlannedResource>()));
        while (next.TryDequeue(out var resource))
        {
            foreach (var urn in resource.Needs)
            {
                if (byUrn.TryGetValue(urn, out var found) && needed.Add(urn))
                {
                    next.Enqueue(found);
                }
            }
        }

        return needed;
    }
}
