namespace GpuInfra;

/// <summary>What the names within a service may look like.</summary>
internal static class ServiceNameRules
{
    private const int LabelLength = 63;

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ServiceNameIsAllowed(spec.Name),
        .. LocationRules.LocationIsGiven(spec.Location),
        .. spec.Volumes.SelectMany(v => NameIsLabel(ArgumentPath.Key("volumes", v.Name), v.Name)),
        .. spec.Containers.Skip(1).SelectMany(c => NameIsLabel(c.Path, c.Name)),
        .. spec.NetworkTags.SelectMany((tag, i) => NameIsLabel(ArgumentPath.Index("networkTags", i), tag)),
        .. LabelRules.LabelsAreValid("labels", spec.Labels),
        .. LabelsAreFew(spec.Labels.Count),
    ];

    private static IEnumerable<Violation> ServiceNameIsAllowed(string name) =>
        Name("name", name, CloudRunLimits.ServiceNameLength, nameof(ServiceNameIsAllowed));

    private static IEnumerable<Violation> NameIsLabel(string path, string name) =>
        Name(path, name, LabelLength, nameof(NameIsLabel));

    private static IEnumerable<Violation> Name(string path, string name, int maximum, string rule)
    {
        if (name.Length > maximum || !NameRules.IsRfc1035(name))
        {
            yield return Violation.Error(
                path, $"is '{name}', which Cloud Run does not take as a name",
                $"Use {Spelled(name, maximum)}1 to {maximum} lower-case letters, digits and hyphens, the first a letter, the last no hyphen.",
                Sources.ServiceApi.Url, rule);
        }
    }

    // The name as Cloud Run would take it, if that is clear.
    private static string Spelled(string name, int maximum)
    {
        var plain = name.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-').Replace('.', '-');
        return plain.Length <= maximum && NameRules.IsRfc1035(plain) && !SecretText.IsIn(name) ? $"{plain}: " : "";
    }

    private static IEnumerable<Violation> LabelsAreFew(int count)
    {
        if (count > CloudRunLimits.Labels)
        {
            yield return Violation.Error(
                "labels", $"has {count} labels, but at most {CloudRunLimits.Labels} are allowed", "Leave some out.",
                Sources.Labels.Url);
        }
    }
}
