namespace GpuInfra;

// What the names within a service may look like.
internal static class ServiceNameRules
{
    internal static readonly Rule ServiceNameIsAllowed = new(
        "RUN002", "The name of a service is one that Cloud Run takes.",
        $"It becomes part of an address: at most {NameLimits.Service.Most} lower-case letters, digits and hyphens.")
    { Source = Sources.ServiceApi.Url, RefusedBy = Refuser.Program };

    internal static readonly Rule NameIsLabel = new(
        "RUN003", "Volumes, sidecars and network tags have names that Cloud Run takes.",
        "Cloud Run refuses other characters and longer names.")
    { Source = Sources.ServiceApi.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule LabelsAreFew = new(
        "RUN004", $"A service has at most {CloudRunLimits.Labels} labels.",
        "Google refuses more.")
    { Source = Sources.Labels.Url, RefusedBy = Refuser.Cloud };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. CheckServiceNameIsAllowed(spec.Name),
        .. LocationRules.CheckLocationIsGiven(spec.Location),
        .. spec.Volumes.SelectMany(v => CheckNameIsLabel(ArgumentPath.Key("volumes", v.Name), v.Name)),
        .. CheckNameIsLabel("servingContainer", spec.Serving.Name),
        .. spec.Containers.Skip(1).SelectMany(c => CheckNameIsLabel(c.Path, c.Name)),
        .. spec.NetworkTags.SelectMany((tag, i) => CheckNameIsLabel(ArgumentPath.Index("networkTags", i), tag)),
        .. LabelRules.CheckLabelsAreValid("labels", spec.Labels),
        .. CheckLabelsAreFew(spec.Labels.Count),
    ];

    private static IEnumerable<Violation> CheckServiceNameIsAllowed(string name) =>
        Name("name", name, NameLimits.Service.Most, ServiceNameIsAllowed);

    private static IEnumerable<Violation> CheckNameIsLabel(string path, string name) =>
        Name(path, name, NameLimits.Part.Most, NameIsLabel);

    private static IEnumerable<Violation> Name(string path, string name, int maximum, Rule rule)
    {
        if (name.Length > maximum || !NameRules.IsRfc1035(name))
        {
            yield return rule.Broken(
                path, $"is '{name}', which Cloud Run does not take as a name",
                $"Use {Spelled(name, maximum)}1 to {maximum} lower-case letters, digits and hyphens, the first a letter, the last no hyphen.",
                Sources.ServiceApi.Url);
        }
    }

    // The name as Cloud Run would take it, if that is clear.
    private static string Spelled(string name, int maximum)
    {
        var plain = name.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-').Replace('.', '-');
        return plain.Length <= maximum && NameRules.IsRfc1035(plain) && !SecretText.IsIn(name) ? $"{plain}: " : "";
    }

    private static IEnumerable<Violation> CheckLabelsAreFew(int count)
    {
        if (count > CloudRunLimits.Labels)
        {
            yield return LabelsAreFew.Broken(
                "labels", $"has {count} labels, but at most {CloudRunLimits.Labels} are allowed", "Leave some out.");
        }
    }
}
