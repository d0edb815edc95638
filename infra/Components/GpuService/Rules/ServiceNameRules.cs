using System.Text.RegularExpressions;

namespace GpuInfra;

/// <summary>What names and labels may look like.</summary>
internal static partial class ServiceNameRules
{
    private const string LabelForm = "lower-case letters, digits and hyphens, begin with a letter and end with no hyphen";

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. ServiceNameIsAllowed(spec.Name),
        .. spec.Volumes.SelectMany(v => NameIsLabel(ArgumentPath.Key("volumes", v.Name), v.Name)),
        .. spec.Containers.Skip(1).SelectMany(c => NameIsLabel(c.Path, c.Name)),
        .. spec.NetworkTags.SelectMany((tag, i) => NameIsLabel(ArgumentPath.Index("networkTags", i), tag)),
        .. spec.Labels.SelectMany(label => LabelIsAllowed(label.Key, label.Value)),
        .. LabelsAreFew(spec.Labels.Count),
    ];

    private static IEnumerable<Violation> ServiceNameIsAllowed(string name)
    {
        if (name.Length > CloudRunLimits.ServiceNameLength || !Label.IsMatch(name))
        {
            yield return Violation.Error(
                "name", $"is '{name}', but must have at most {CloudRunLimits.ServiceNameLength} {LabelForm}",
                "Choose another name.", Sources.ServiceApi.Url);
        }
    }

    private static IEnumerable<Violation> NameIsLabel(string path, string name)
    {
        if (!Label.IsMatch(name))
        {
            yield return Violation.Error(
                path, $"is named '{name}', but must have at most 63 {LabelForm}", "Choose another name.", Sources.ServiceApi.Url);
        }
    }

    private static IEnumerable<Violation> LabelIsAllowed(string key, string value)
    {
        var path = ArgumentPath.Key("labels", key);
        if (!LabelKey.IsMatch(key))
        {
            yield return Violation.Error(
                path, "must have a key of at most 63 lower-case letters, digits, hyphens and underscores that begins with a letter",
                "Choose another key.", Sources.Labels.Url);
        }

        if (!LabelValue.IsMatch(value))
        {
            yield return Violation.Error(
                path, $"is '{value}', but must have at most 63 lower-case letters, digits, hyphens and underscores",
                "Choose another value.", Sources.Labels.Url);
        }
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

    [GeneratedRegex(@"\A[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"\A[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}\z")]
    private static partial Regex LabelKey { get; }

    [GeneratedRegex(@"\A[\p{Ll}\p{Lo}\p{N}_-]{0,63}\z")]
    private static partial Regex LabelValue { get; }
}
