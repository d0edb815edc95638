using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// Reads the annotations of a service or a revision, and keeps those that containers and volumes need.
internal sealed class KnativeAnnotations(SourceMapBuilder stated, SourceNotes notes)
{
    private readonly Dictionary<string, SourceValue> _ofEachContainer = [];
    private readonly Dictionary<string, string> _secretAliases = [];

    public SourceMap? Dependencies { get; private set; }

    public SourceScalar? CloudSql { get; private set; }

    public IReadOnlyDictionary<string, SourceValue> OfEachContainer => _ofEachContainer;

    // A secret of another project has an alias, which no property of v2 knows.
    public SourceValue? Secret(SourceValue? name) =>
        name is SourceScalar scalar && SourceTexts.Of(name) is { } alias && _secretAliases.TryGetValue(alias, out var full)
            ? scalar with { Value = full }
            : name;

    public void Read(SourceMap? annotations, bool ofService)
    {
        var own = ImmutableArray.CreateBuilder<SourceEntry>();
        foreach (var annotation in annotations?.Entries ?? [])
        {
            if (AnnotationKind.Find(annotation.Name, ofService) is { } kind)
            {
                State(kind, annotation.Value);
            }
            else if (!AnnotationKind.IsFilled(annotation.Name))
            {
                Other(annotation, ofService, own);
            }
        }

        if (own.Count > 0)
        {
            stated.Add(ofService ? "annotations" : "template.annotations", annotations! with { Entries = own.ToImmutable() });
        }
    }

    private void Other(SourceEntry annotation, bool ofService, ImmutableArray<SourceEntry>.Builder own)
    {
        var path = ofService ? "annotations" : "template.annotations";
        if (!AnnotationKind.IsOfSystem(annotation.Name))
        {
            own.Add(annotation with { Value = KnativeValues.Text(annotation.Value)! });
        }
        else if (AnnotationKind.ReasonAgainst(annotation.Name) is { } reason)
        {
            notes.CannotCarry($"{path}[{annotation.Name}]", reason, annotation.Place);
        }
        else if (AnnotationKind.Elsewhere(annotation.Name, ofService) is { } elsewhere)
        {
            var place = ofService ? "spec.template.metadata.annotations" : "metadata.annotations";
            notes.Report(new(
                SourceProblemKind.Misplaced, elsewhere.Property, $"is said by {annotation.Name} of the {(ofService ? "service" : "revision")}, where it means nothing",
                $"Move it to {place}.", annotation.Place));
            notes.Ask(
                elsewhere.Property, $"whether {annotation.Name} is meant, which stands where it means nothing", SourceTexts.Of(annotation.Value), annotation.Place);
        }
        else
        {
            var isGpu = annotation.Name.Contains("gpu-type", StringComparison.Ordinal) || annotation.Name.Contains("accelerator", StringComparison.Ordinal);
            var property = isGpu ? "template.nodeSelector.accelerator" : $"{path}[{annotation.Name}]";
            notes.Report(new(
                SourceProblemKind.Unknown, property, $"{(isGpu ? $"is said by {annotation.Name}, which " : "")}is no annotation that Cloud Run knows",
                isGpu ? "Name the GPU by the node selector run.googleapis.com/accelerator." : "Remove it, or correct its name.", annotation.Place));
            if (isGpu)
            {
                notes.Ask(property, $"the GPU: {SourceTexts.Of(annotation.Value)} is said by an annotation that no API knows",
                    SourceTexts.Of(annotation.Value), annotation.Place);
            }
        }
    }

    private void State(AnnotationKind kind, SourceValue value)
    {
        switch (kind.Form)
        {
            case AnnotationForm.EachContainer:
                _ofEachContainer[kind.Property] = KnativeValues.Boolean(value)!;
                break;
            case AnnotationForm.Dependencies:
                Dependencies = Json(value) as SourceMap;
                break;
            case AnnotationForm.SecretAliases:
                ReadAliases(value);
                break;
            case AnnotationForm.CloudSql:
                CloudSql = value as SourceScalar;
                break;
            case AnnotationForm.BinaryAuthorization:
                var isDefault = SourceTexts.Of(value) == "default";
                stated.Add(
                    isDefault ? $"{kind.Property}.useDefault" : $"{kind.Property}.policy",
                    isDefault ? new SourceScalar(true, value.Place) : value);
                break;
            default:
                stated.Add(kind.Property, Said(kind.Form, value));
                break;
        }
    }

    private static SourceValue? Said(AnnotationForm form, SourceValue value) => form switch
    {
        AnnotationForm.Number => KnativeValues.Number(value),
        AnnotationForm.Boolean => KnativeValues.Boolean(value),
        AnnotationForm.Upper => KnativeValues.Word(value, word => word.ToUpperInvariant()),
        AnnotationForm.Json => Json(value),
        AnnotationForm.Ingress => KnativeValues.Word(value, IngressOf),
        AnnotationForm.Egress => KnativeValues.Word(value, word => word is "all" ? "ALL_TRAFFIC" : Upper(word)),
        AnnotationForm.Environment => KnativeValues.Word(value, word => $"EXECUTION_ENVIRONMENT_{Upper(word)}"),
        _ => KnativeValues.Text(value),
    };

    private static string IngressOf(string word) => word switch
    {
        "internal" => "INGRESS_TRAFFIC_INTERNAL_ONLY",
        "internal-and-cloud-load-balancing" => "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
        _ => $"INGRESS_TRAFFIC_{Upper(word)}",
    };

    private static string Upper(string word) => word.ToUpperInvariant().Replace('-', '_');

    private static SourceValue Json(SourceValue value) =>
        value is SourceScalar { Value: string text } ? JsonText.Read(text, value.Place) : value;

    // alias:projects/PROJECT/secrets/SECRET, with commas between them.
    private void ReadAliases(SourceValue value)
    {
        foreach (var alias in (SourceTexts.Of(value) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (alias.Split(':', 2) is [var name, var full])
            {
                _secretAliases[name] = full;
            }
        }
    }
}
