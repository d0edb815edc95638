using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

/// <summary>What Terraform says of a service and no stack does, and what must be asked because Terraform says it so.</summary>
internal static partial class TerraformServiceNotes
{
    private const string Placeholder = "us-docker.pkg.dev/cloudrun/container/hello";

    /// <summary>Reads services one by one; what is noted of one of several says of which.</summary>
    public static ImmutableArray<SourceResource> Gather(IEnumerable<Func<SourceNotes, SourceResource>> services, SourceNotes notes)
    {
        var read = services.Select(service => (Notes: new SourceNotes(), Read: service)).Select(pair => (pair.Notes, Service: pair.Read(pair.Notes))).ToList();
        foreach (var (own, service) in read)
        {
            var prefix = read.Count > 1 ? $"services[{service.Name}]." : "";
            foreach (var left in own.NotCarried)
            {
                notes.CannotCarry(left.What, left.Reason, left.Place);
            }

            foreach (var question in own.Questions)
            {
                notes.Ask(prefix + question.Path, question.Ask, question.Default, question.Place);
            }

            foreach (var problem in own.Problems)
            {
                notes.Report(problem with { Path = prefix + problem.Path });
            }
        }

        return [.. read.Select(pair => pair.Service)];
    }

    public static void Note(TerraformThing thing, SourceResource service, SourceNotes notes)
    {
        NoteLifecycle(thing, notes);
        NoteProperties(thing, service, notes);
        if (service.Properties["invokers"] is SourceList { Items: [] } nobody)
        {
            notes.Ask("invokers", "who may call it: the grants that stand here make nobody an invoker", "nobody", nobody.Place);
        }

        foreach (var leaf in SourceLeaves.Of(service.Properties))
        {
            var unknowns = UnknownIn(leaf).ToList();
            foreach (var (path, unknown) in unknowns)
            {
                notes.Ask(path, NamesAThing(path) ? Whole(unknown.Expression, unknown.Reason) : Told(unknown.Expression, unknown.Reason), null, unknown.Place);
            }

            if (unknowns.Count == 0 && leaf.Path.EndsWith(".image", StringComparison.Ordinal) && SourceTexts.Of(leaf.Value) is { } image && IsPlaceholder(image))
            {
                notes.Ask(leaf.Path, $"the image that really runs: {image} stands for it", null, leaf.Value.Place);
            }
        }
    }

    /// <summary>A plan changes what runs: one of both sides is adopted.</summary>
    public static void AskWhichSide(SourceResource after, SourceResource before, SourceNotes notes)
    {
        var planned = SourceLeaves.Of(after.Properties).ToDictionary(leaf => leaf.Path, leaf => Shown(leaf.Value), StringComparer.Ordinal);
        var changed = SourceLeaves.Of(before.Properties).Where(leaf => planned.GetValueOrDefault(leaf.Path) != Shown(leaf.Value))
            .Select(leaf => MayHoldSecret().IsMatch(leaf.Path) ? leaf.Path : $"{leaf.Path} {Shown(leaf.Value)}").ToList();
        if (changed.Count > 0)
        {
            notes.Ask(
                "which side", $"the plan changes the service ({string.Join(", ", changed)} before): adopt what will be, or what runs?",
                "what will be (after)", after.Place);
        }
    }

    /// <summary>An expression and why it is not known, unless the one says the other.</summary>
    public static string Told(string expression, string reason)
        => reason.StartsWith(expression, StringComparison.Ordinal) ? reason : $"{SourceExpressions.NamesOf(expression)}: {reason}";

    /// <summary>The same with the literals of the expression, where it names a thing.</summary>
    public static string Whole(string expression, string reason) =>
        reason.StartsWith(expression, StringComparison.Ordinal) ? reason : $"{expression}: {reason}";

    // An address holds no secret, and its literals tell where to look.
    private static bool NamesAThing(string path) =>
        path is "name" or "location" or "project" or "template.serviceAccount" || path.EndsWith(".image", StringComparison.Ordinal);

    private static IEnumerable<(string Path, SourceUnknown Value)> UnknownIn(SourceLeaf leaf) => leaf.Value switch
    {
        SourceUnknown unknown => [(leaf.Path, unknown)],
        SourceList list => list.Items.SelectMany((item, index) => UnknownIn(new(string.Create(CultureInfo.InvariantCulture, $"{leaf.Path}[{index}]"), item))),
        _ => [],
    };

    // What is whatever somebody wrote, and may be a secret by a name or a flag that stands elsewhere.
    [GeneratedRegex(@"\.(env|args|command|httpHeaders|labels|annotations)\b|\A(labels|annotations|description)\b")]
    private static partial Regex MayHoldSecret();

    private static bool IsPlaceholder(string image)
        => image == Placeholder
            || image.StartsWith(Placeholder + ":", StringComparison.Ordinal)
            || image.StartsWith("gcr.io/cloudrun/hello", StringComparison.Ordinal);

    private static string Shown(SourceValue value) => value switch
    {
        SourceScalar scalar => SourceTexts.Of(scalar),
        SourceList list => string.Join(",", list.Items.Select(Shown)),
        SourceSecret => "a secret",
        SourceUnknown unknown => unknown.Names,
        _ => "",
    };

    private static void NoteLifecycle(TerraformThing thing, SourceNotes notes)
    {
        foreach (var attribute in thing.Lifecycle?.Attributes ?? [])
        {
            var reason = attribute.Name switch
            {
                "ignore_changes" when attribute.Value.Text.Contains("image", StringComparison.Ordinal)
                    => "of Terraform alone: the image is ignored here, so that what runs is not in the files",
                "prevent_destroy" => "of Terraform alone: protect of the stack says it",
                _ => "of Terraform alone",
            };
            notes.CannotCarry($"lifecycle.{attribute.Name}", reason, attribute.Place);
        }
    }

    private static void NoteProperties(TerraformThing thing, SourceResource service, SourceNotes notes)
    {
        if (service.Properties["traffic"] is SourceList { Items: [SourceMap only] } traffic
            && SourceTexts.Of(only["type"]) == "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST")
        {
            notes.CannotCarry("traffic", "no key; latest 100 % is what a stack does anyway", traffic.Place);
        }

        if (thing.Type == TerraformServices.V1)
        {
            var id = service.Properties["project"] is SourceScalar project && service.Properties["location"] is SourceScalar location && service.Name is { } name
                ? $"projects/{SourceTexts.Of(project)}/locations/{SourceTexts.Of(location)}/services/{name}"
                : "projects/PROJECT/locations/LOCATION/services/NAME";
            notes.CannotCarry("import", $"the v1 resource and the v2 service are one thing in the cloud: the import id is {id}", thing.Place);
        }
    }
}
