using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>
/// A service in the shape of the Cloud Run Admin API v1, which Google's YAML has, and Terraform's and Pulumi's first resource for it:
/// <c>metadata</c>, and <c>spec</c> with <c>template</c> and <c>traffic</c>.
/// </summary>
public sealed class KnativeService
{
    private readonly SourceMap _service;
    private readonly SourceNotes _notes;
    private readonly SourceMapBuilder _stated;
    private readonly KnativeAnnotations _annotations;

    private KnativeService(SourceMap service, SourceNotes notes)
    {
        (_service, _notes) = (service, notes);
        _stated = new(service.Place);
        _annotations = new(_stated, notes);
    }

    /// <summary>What a service states, in the shape of the Cloud Run Admin API v2.</summary>
    /// <param name="service">The service as v1 has it.</param>
    /// <param name="notes">Where what cannot be carried, and what is wrong, is noted.</param>
    public static SourceResource Read(SourceMap service, SourceNotes notes) => new KnativeService(service, notes).Read();

    private SourceResource Read()
    {
        var metadata = Map(_service, "metadata");
        var template = Map(_service, "spec", "template");
        _stated.Add("name", metadata?["name"]);
        ReadNamespace(metadata?["namespace"]);
        _annotations.Read(metadata?["annotations"] as SourceMap, ofService: true);
        _annotations.Read(Map(template, "metadata")?["annotations"] as SourceMap, ofService: false);
        ReadLabels(metadata?["labels"] as SourceMap, "");
        ReadLabels(Map(template, "metadata")?["labels"] as SourceMap, "template.");
        _stated.Add("template.revision", Map(template, "metadata")?["name"]);
        if (Map(template, "spec") is { } spec)
        {
            ReadSpec(spec);
        }

        ReadTraffic(Map(_service, "spec")?["traffic"] as SourceList);
        foreach (var (entry, place, right) in KnativeKeys.Unknown(_service))
        {
            ReportKey(entry, place, right);
        }

        return new("service", SourceTexts.Of(metadata?["name"]), _stated.Build(), _service.Place);
    }

    private void ReadNamespace(SourceValue? value)
    {
        if (SourceTexts.Of(value) is not { Length: > 0 } project || project == "default")
        {
            return;
        }

        if (project.All(char.IsAsciiDigit))
        {
            _notes.Ask("project", $"the project: only its number {project} is said", null, value!.Place);
        }
        else
        {
            _stated.Add("project", value);
        }
    }

    private void ReadLabels(SourceMap? labels, string prefix)
    {
        if (labels?["cloud.googleapis.com/location"] is { } location && prefix.Length == 0)
        {
            _stated.Add("location", location);
        }

        var own = (labels?.Entries ?? []).Where(label => !AnnotationKind.IsOfSystem(label.Name)).Select(Texted).ToImmutableArray();
        if (own.Length > 0)
        {
            _stated.Add($"{prefix}labels", labels! with { Entries = own });
        }
    }

    private void ReadSpec(SourceMap spec)
    {
        if (spec["containerConcurrency"] is { } concurrency && SourceTexts.Of(concurrency) != "0")
        {
            _stated.Add("template.maxInstanceRequestConcurrency", KnativeValues.Number(concurrency));
        }

        _stated.Add("template.timeout", KnativeValues.Seconds(spec["timeoutSeconds"]));
        _stated.Add("template.serviceAccount", spec["serviceAccountName"]);
        if (spec["nodeSelector"] is SourceMap selector)
        {
            _stated.Add("template.nodeSelector.accelerator", selector["run.googleapis.com/accelerator"]);
            foreach (var entry in selector.Entries.Where(entry => entry.Name != "run.googleapis.com/accelerator"))
            {
                _notes.Report(new(
                    SourceProblemKind.Unknown, $"template.nodeSelector.{entry.Name}", "is no node selector that Cloud Run knows",
                    "Remove it; a GPU is named by run.googleapis.com/accelerator.", entry.Place));
            }
        }

        var containers = new KnativeContainers(_annotations, _notes);
        _stated.Add("template.containers", containers.Read(spec["containers"] as SourceList));
        _stated.Add("template.volumes", containers.Volumes(spec["volumes"] as SourceList));
    }

    private void ReadTraffic(SourceList? traffic)
    {
        if (traffic is null)
        {
            return;
        }

        _stated.Add("traffic", traffic with { Items = [.. traffic.Items.OfType<SourceMap>().Select(Target)] });
    }

    // The name of the revision beside latestRevision is what the server found.
    private static SourceValue Target(SourceMap target)
    {
        var isLatest = SourceTexts.Of(target["latestRevision"]) == "true";
        return new SourceMapBuilder(target.Place)
            .Add("type", new SourceScalar(
                isLatest ? "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST" : "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", target.Place))
            .Add("revision", isLatest ? null : target["revisionName"])
            .Add("percent", KnativeValues.Number(target["percent"]))
            .Add("tag", target["tag"])
            .Build();
    }

    private void ReportKey(SourceEntry entry, string place, string? right)
    {
        var at = place.Length == 0 ? "the top" : place.Replace("[]", "", StringComparison.Ordinal);
        if (right is null)
        {
            _notes.Report(new(
                SourceProblemKind.Unknown, SourceLeaves.Join(place, entry.Name), "is no key that Cloud Run knows there, so that it is ignored or refused",
                "Remove it, or correct its name.", entry.Place));
            return;
        }

        var (property, parent) = (KnativeKeys.PropertyOf(right)!, right[..right.LastIndexOf('.')].Replace("[]", "", StringComparison.Ordinal));
        _notes.Report(new(
            SourceProblemKind.Misplaced, property, $"is said by {entry.Name} below {at}, where it means nothing",
            $"Move it to {parent}.", entry.Place));
        _notes.Ask(property, $"whether {entry.Name} is meant, which stands below {at}, where it means nothing", Meant(entry.Value), entry.Place);
    }

    private static string? Meant(SourceValue value) => value switch
    {
        SourceScalar => SourceTexts.Of(value),
        SourceMap { Entries: [{ Value: var only }] } => SourceTexts.Of(only),
        _ => null,
    };

    private static SourceEntry Texted(SourceEntry entry) =>
        entry with { Value = entry.Value is SourceScalar scalar ? scalar with { Value = SourceTexts.Of(scalar) } : entry.Value };

    private static SourceMap? Map(SourceMap? map, params ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            map = map?[step] as SourceMap;
        }

        return map;
    }
}

// Values that v1 spells otherwise than v2 does. What is not evaluated stays so.
internal static class KnativeValues
{
    public static SourceValue? Number(SourceValue? value) =>
        value is SourceScalar { Value: string text } scalar && long.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? scalar with { Value = number }
            : value;

    public static SourceValue? Boolean(SourceValue? value) => value is SourceScalar { Value: string text } scalar
        ? scalar with { Value = bool.TryParse(text, out var truth) ? truth : text }
        : value;

    public static SourceValue? Not(SourceValue? value) =>
        Boolean(value) is SourceScalar { Value: bool truth } scalar ? scalar with { Value = !truth } : value;

    public static SourceValue? Text(SourceValue? value) =>
        value is SourceScalar { Value: not null } scalar ? scalar with { Value = SourceTexts.Of(scalar) } : value;

    public static SourceValue? Seconds(SourceValue? value) =>
        value is SourceScalar scalar && SourceTexts.Of(scalar) is { Length: > 0 } text ? scalar with { Value = $"{text.TrimEnd('s')}s" } : value;

    public static SourceValue? Word(SourceValue? value, Func<string, string> wordOf) =>
        value is SourceScalar scalar && SourceTexts.Of(value) is { } text ? scalar with { Value = wordOf(text) } : value;
}
