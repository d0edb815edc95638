namespace GpuInfra.Planning;

// Two stacks live in two projects, and often in two regions. What follows from that is said once and not at every resource.
internal sealed class StackTranslation
{
    private readonly List<(string Old, string New)> _words;

    private StackTranslation(List<(string Old, string New)> words) => _words = words;

    public IReadOnlyList<(string Old, string New)> Words => _words;

    public static StackTranslation Of(Plan before, Plan after) => new(
    [
        .. new[] { (Usual(before, "project"), Usual(after, "project")), (Usual(before, "region", "location"), Usual(after, "region", "location")) }
            .Where(static words => words is ({ Length: > 0 } old, { Length: > 0 } @new) && old != @new)
            .Select(static words => (words.Item1!, words.Item2!)),
    ]);

    public PropertyMap Translate(PropertyMap inputs) => ValueTree.Map(inputs, Translate);

    private PropertyValue Translate(PropertyValue text)
    {
        var translated = text.Text;
        foreach (var (old, @new) in _words)
        {
            translated = translated.Replace(old, @new, StringComparison.Ordinal);
        }

        return translated == text.Text ? text : PropertyValue.Of(translated);
    }

    // What most resources say.
    private static string? Usual(Plan plan, params string[] inputs) => plan.Resources
        .Where(static resource => resource.IsCustom)
        .Select(resource => inputs.Select(name => Read.Text(resource.Inputs.Find(name))).FirstOrDefault(static said => said is not null))
        .OfType<string>()
        .GroupBy(static said => said, StringComparer.Ordinal)
        .OrderByDescending(static group => group.Count())
        .ThenBy(static group => group.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;
}
