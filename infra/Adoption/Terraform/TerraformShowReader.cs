using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

/// <summary>Reads what <c>terraform show -json</c> prints of a state or of a plan, of which it takes what will be.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/internals/json-format</remarks>
public sealed partial class TerraformShowReader : ISourceReader
{
    /// <inheritdoc/>
    public bool Recognises(ImmutableArray<SourceText> files)
        => files is [var file] && JsonText.IsObject(file.Text) && Read(file) is { } shown && shown["format_version"] is HclText
            && (shown["values"] is HclObject or null)
            && (shown["values"] ?? shown["planned_values"] ?? shown["resource_changes"] ?? shown["terraform_version"]) is not null;

    /// <inheritdoc/>
    public SourceConfiguration Read(ImmutableArray<SourceText> files)
    {
        var shown = HclJson.Value(JsonText.Read(files[0])) as HclObject ?? new HclObject([], new SourcePlace(files[0].File, 1, 1));
        var notes = new SourceNotes();
        var changes = Objects(shown["resource_changes"]).ToList();
        var planned = shown["values"] is null ? shown["planned_values"] : null;
        var things = Resources((planned ?? shown["values"]) as HclObject).Select(resource => Thing(resource, Change(changes, resource))).ToImmutableArray();
        var (services, beside) = new TerraformMapping(things, [], notes).Read();
        if (planned is not null)
        {
            NotePlan(shown, changes, notes);
        }

        return new SourceConfiguration(SourceForm.TerraformShowJson, services, beside, notes.NotCarried, notes.Questions) { Problems = notes.Problems };
    }

    private static HclObject? Read(SourceText file)
    {
        try
        {
            return HclJson.Value(JsonText.Read(file)) as HclObject;
        }
        catch (SourceMistakeException)
        {
            return null;
        }
    }

    private static IEnumerable<HclObject> Resources(HclObject? values) => Modules(values?["root_module"] as HclObject)
        .SelectMany(module => Objects(module["resources"])).Where(resource => resource["mode"] is not HclText { Value: "data" });

    private static IEnumerable<HclObject> Modules(HclObject? module)
        => module is null ? [] : Objects(module["child_modules"]).SelectMany(Modules).Prepend(module);

    private static IEnumerable<HclObject> Objects(HclValue? list) => (list as HclList)?.Items.OfType<HclObject>() ?? [];

    private static string Text(HclObject map, string name) => map[name] is HclText text ? text.Value : "";

    private static HclObject? Change(List<HclObject> changes, HclObject resource)
        => changes.Find(change => Text(change, "address") == Text(resource, "address"))?["change"] as HclObject;

    private static TerraformThing Thing(HclObject resource, HclObject? change)
    {
        var values = Masked(resource["values"] ?? new HclNull(resource.Place), resource["sensitive_values"]);
        values = Unfinished(values, change?["after_unknown"], Text(resource, "address"));
        var thing = Thing(resource, values);
        return IsAction(change, "update") && change!["before"] is HclObject before
            ? thing with { Before = Thing(resource, Masked(before, change["before_sensitive"])) }
            : thing;
    }

    private static TerraformThing Thing(HclObject resource, HclValue values)
    {
        var known = values as HclObject ?? new HclObject([], resource.Place);
        return new TerraformThing(Text(resource, "address"), Text(resource, "type"), known, resource.Place) { IsStored = true, Project = known["project"] };
    }

    private static bool IsAction(HclObject? change, string action)
        => (change?["actions"] as HclList)?.Items.Any(item => item is HclText text && text.Value == action) == true;

    /// <summary>Marks what a state or a plan says is sensitive.</summary>
    private static HclValue Masked(HclValue value, HclValue? mask) => (value, mask) switch
    {
        (_, HclBool { Value: true }) => value with { Secret = true },
        (HclObject map, HclObject masks) => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = Masked(entry.Value, masks[entry.Name]) })] },
        (HclList list, HclList masks) => list with { Items = [.. list.Items.Select((item, index) => Masked(item, masks.Items.ElementAtOrDefault(index)))] },
        _ => value,
    };

    /// <summary>Adds what a plan leaves out because only the change itself tells it.</summary>
    private static HclValue Unfinished(HclValue value, HclValue? mask, string path) => (value, mask) switch
    {
        (HclNull, HclBool { Value: true }) => new HclUnknown(path, "it is known after the change", value.Place),
        (HclObject map, HclObject masks) => masks.Entries.Aggregate(map, (all, entry) =>
            Unfinished(all[entry.Name] ?? new HclNull(map.Place), entry.Value, $"{path}.{entry.Name}") is var part and not HclNull
                ? all.With(new HclEntry(entry.Name, part, part.Place)) : all),
        (HclList list, HclList masks) => list with
        {
            Items = [.. list.Items.Select((item, index) => Unfinished(item, masks.Items.ElementAtOrDefault(index), $"{path}[{index}]"))],
        },
        _ => value,
    };

    private static void NotePlan(HclObject shown, List<HclObject> changes, SourceNotes notes)
    {
        foreach (var change in changes.Where(change => change["change"] is HclObject what && IsAction(what, "delete") && !IsAction(what, "create")))
        {
            notes.CannotCarry(Text(change, "address"), "the plan deletes it: it is not adopted", change.Place);
        }

        foreach (var variable in (shown["variables"] as HclObject)?.Entries.Where(IsSecret) ?? [])
        {
            notes.Report(new SourceProblem(
                SourceProblemKind.Exposed, $"variables.{variable.Name}", "stands in the plan in the clear, as every variable of a plan does",
                "Keep the file out of the repository, and the value in Secret Manager. Nothing of it is carried.", variable.Place));
        }
    }

    private static bool IsSecret(HclEntry variable) =>
        SecretName().IsMatch(variable.Name) && variable.Value is HclObject map && map["value"] is HclText { Value.Length: > 0 };

    [GeneratedRegex(@"(?:\A|_|-|(?<=[a-z])(?=[A-Z]))(?i:token|secret|password|passwd|pwd|api_?key|(?:private|secret|access|account)_?key|credentials?)\z")]
    private static partial Regex SecretName();
}
