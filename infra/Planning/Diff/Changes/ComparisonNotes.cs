namespace GpuInfra.Planning;

// What the reader must know of the comparison itself.
internal static class ComparisonNotes
{
    public static IEnumerable<string> Of(
        ComparisonScene scene, IReadOnlyList<ResourcePair> pairs, (int Hidden, int Untold) counts, StackTranslation? translation)
    {
        if (scene.AreTwoStacks)
        {
            yield return $"Two stacks are compared: nothing happens to {scene.Before.Stack}, "
                + $"and what is told is how {scene.After.Stack} differs from it.";
        }

        if (!scene.AreTwoStacks && pairs.Select(OtherRegion).FirstOrDefault(static move => move is not null) is { } region)
        {
            yield return $"Another region is another stack: nothing moves from {region.Old} to {region.New} in place. Write a stack file for "
                + $"{region.New}, deploy it, let the callers move, and retire this stack then.";
        }

        foreach (var (old, @new) in translation?.Words ?? [])
        {
            yield return $"{old} there and {@new} here count as the same.";
        }

        if (counts.Hidden > 0)
        {
            yield return $"The other side leaves out what stays the same: {Resources(counts.Hidden)} of the plan "
                + $"{(counts.Hidden == 1 ? "is" : "are")} not in it and count{(counts.Hidden == 1 ? "s" : "")} as the same. "
                + "pulumi preview --show-sames lists them.";
        }

        if (counts.Untold > 0)
        {
            yield return $"The state does not tell what {References(counts.Untold)} to: whatever stands there counts as the same.";
        }

        if (pairs.Count(HasSecret) is > 0 and var secrets)
        {
            yield return $"Secrets are not compared: {Resources(secrets)} {(secrets == 1 ? "has" : "have")} some, "
                + "and a changed secret does not show.";
        }
    }

    // Of what the services are made of: a bucket may be elsewhere.
    private static (string Old, string New)? OtherRegion(ResourcePair pair) => pair switch
    {
        { Old: { Type: CloudTypes.Subnetwork } old, New: { } @new } => OtherRegion(old, @new, "region"),
        { Old: { Type: CloudTypes.Service } old, New: { } @new } => OtherRegion(old, @new, "location"),
        _ => null,
    };

    private static (string Old, string New)? OtherRegion(PlannedResource old, PlannedResource @new, string input) =>
        Read.Text(old.Inputs.Find(input)) is { } was && Read.Text(@new.Inputs.Find(input)) is { } becomes
        && !was.Equals(becomes, StringComparison.OrdinalIgnoreCase)
            ? (was, becomes)
            : null;

    private static bool HasSecret(ResourcePair pair) =>
        pair is { Old: { } old, New: { } @new } && (Has(old.Inputs) || Has(@new.Inputs));

    private static bool Has(PropertyMap inputs) => ValueTree.Any(inputs, PropertyValue.Secret.Equals);

    private static string Resources(int count) => count == 1 ? "1 resource" : $"{count} resources";

    private static string References(int count) => count == 1 ? "1 reference leads" : $"{count} references lead";
}
