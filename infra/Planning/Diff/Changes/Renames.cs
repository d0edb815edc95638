namespace GpuInfra.Planning;

// Services that go under one name and come under another: to the cloud they are two, to whoever wrote the change they are one.
internal sealed class Renames
{
    private const double Alike = 0.75;

    private readonly Dictionary<string, PlannedResource> _newByOld = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> _oldByNew = new(StringComparer.Ordinal);

    public Renames(ComparisonScene scene, IReadOnlyList<ResourcePair> pairs, KnownValues values)
    {
        var gone = pairs.Where(static pair => pair.New is null && IsOwn(pair.Old!)).Select(static pair => pair.Old!).ToList();
        var made = gone.Count == 0 || scene.AreTwoStacks ? [] : pairs
            .Where(pair => pair.Old is null && IsOwn(pair.New!) && !values.IsLeftOut(pair)).Select(static pair => pair.New!).ToList();
        if (made.Count > 0)
        {
            Find(gone, made, (new PlannedStack(scene.Before), new PlannedStack(scene.After)));
        }
    }

    // What the service seems to become; nothing if it is not made anew under another name.
    public PlannedResource? NewOf(PlannedResource old) => _newByOld.GetValueOrDefault(old.Urn);

    // What the service seems to have been; nothing if it is new.
    public PlannedResource? OldOf(PlannedResource @new) => _oldByNew.GetValueOrDefault(@new.Urn);

    public static IEnumerable<string> Consequences(PlannedResource old, PlannedResource @new)
    {
        yield return $"It looks like {old.Name} under the name {@new.Name}. Everything of it is deleted and made anew, as its names in the cloud derive "
            + "from this one: the service and its run.app address, its account and the roles that it has.";
        yield return "No alias keeps it, as Cloud Run renames no service and IAM no account. Keep the name "
            + $"{old.Name}; or make {@new.Name} beside it, move the callers, and take {old.Name} away in a deployment of its own.";
        var (before, after) = (PlannedService.Of(old, null), PlannedService.Of(@new, null));
        if (after.Accelerator is { } accelerator && accelerator == before.Accelerator)
        {
            yield return $"Until {old.Name} is gone both count: the quota must have room for {before.MaxInstances + after.MaxInstances} "
                + $"{Accelerators.Find(accelerator)?.Title ?? accelerator}.";
        }
    }

    private static bool IsOwn(PlannedResource resource) =>
        resource is { Type: CloudTypes.Service, IsCustom: true, ReadId: null, ImportId: null, RetainOnDelete: false };

    // The likest pairs first, each service once. Of two that are equally alike nothing can be said.
    private void Find(List<PlannedResource> gone, List<PlannedResource> made, (PlannedStack Before, PlannedStack After) stacks)
    {
        var pairs = from old in gone
                    from @new in made
                    let likeness = Likeness(old, @new, stacks)
                    where likeness >= Alike
                    orderby likeness descending, old.Name, @new.Name
                    group (old, @new) by likeness;
        foreach (var alike in pairs)
        {
            var open = alike.Where(pair => !_newByOld.ContainsKey(pair.old.Urn) && !_oldByNew.ContainsKey(pair.@new.Urn)).ToList();
            foreach (var (old, @new) in open.Where(pair =>
                open.Count(other => other.old == pair.old) == 1 && open.Count(other => other.@new == pair.@new) == 1))
            {
                _newByOld[old.Urn] = @new;
                _oldByNew[@new.Urn] = old;
            }
        }
    }

    private static double Likeness(PlannedResource old, PlannedResource @new, (PlannedStack Before, PlannedStack After) stacks)
    {
        var (said, says) = (stacks.Before.Ancestor(old, ModelService.TypeToken), stacks.After.Ancestor(@new, ModelService.TypeToken));
        var (before, after) = said?.Inputs.Count > 0 && says?.Inputs.Count > 0 ? (said.Inputs, says.Inputs) : (old.Inputs, @new.Inputs);
        return PlannedSettings.Of(before, old.Name, @new.Name).LikenessTo(PlannedSettings.Of(after, @new.Name, @new.Name));
    }
}
