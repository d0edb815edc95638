namespace GpuInfra.Cli;

// What the tree says of one resource: what it is, what matters of its inputs, and how it is treated.
internal static class ResourceText
{
    private const int FallbackInputs = 3;

    private static readonly Style Component = new(Color.Blue, decoration: Decoration.Bold);
    private static readonly Style Name = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Reference = new(Color.Teal);
    private static readonly Style Guard = new(Color.Olive);

    public static IEnumerable<Segment> Of(PlannedResource resource)
    {
        var inputs = Important(resource);
        var shown = inputs.SelectMany(input => InputText.References(input.Value));
        var references = Accounts(resource).Concat(InputText.References(PropertyValue.Of(resource.Inputs)).Except(shown));
        return
        [
            new(resource.Name, resource.IsCustom ? Name : Component),
            new(ShortType.Of(resource), Quiet),
            .. inputs.Select(input => new Segment($"{input.Label}: {InputText.Of(input.Value)}", Style.Plain)),
            .. resource.IsCustom ? references.Select(reference => new Segment($"-> {reference}", Reference)) : [],
            .. Options(resource).Select(option => new Segment($"[{option}]", Guard)),
        ];
    }

    // The address of an account is known before the account is, and then no reference leads there.
    private static IEnumerable<string> Accounts(PlannedResource resource)
    {
        var shown = ResourceKinds.Of(resource.Type).Shown?.Select(input => input.Path) ?? [];
        var referred = InputText.References(PropertyValue.Of(resource.Inputs)).ToList();
        return resource.PropertyDependencies
            .Where(input => !shown.Contains(input.Key))
            .SelectMany(input => input.Value)
            .Where(urn => urn.Contains($"{CloudTypes.Account}::", StringComparison.Ordinal))
            .Select(NameIn)
            .Where(name => !referred.Exists(reference => reference.StartsWith($"{name}.", StringComparison.Ordinal)))
            .Distinct();
    }

    private static List<(string Label, PropertyValue Value)> Important(PlannedResource resource)
    {
        if (ResourceKinds.Of(resource.Type).Shown is { } known)
        {
            return [.. from input in known
                       let value = resource.Inputs.Find(input.Path)
                       where value is not null
                       select (input.Label, value)];
        }

        return resource.IsCustom
            ? [.. resource.Inputs.Entries.Where(entry => entry.Value.Kind is not (PropertyKind.List or PropertyKind.Map))
                .Take(FallbackInputs).Select(entry => (entry.Key, entry.Value))]
            : [];
    }

    private static IEnumerable<string> Options(PlannedResource resource)
    {
        IEnumerable<string?> options =
        [
            resource.ReadId is { } read ? $"exists as {read}" : null,
            resource.ImportId is { } imported ? $"imported from {imported}" : null,
            resource.Protect ? "protected" : null,
            resource.RetainOnDelete ? "kept when deleted" : null,
            resource.DeletedWith is { } other ? $"deleted with {NameIn(other)}" : null,
            resource.IgnoreChanges.Count > 0 ? $"ignores {string.Join(", ", resource.IgnoreChanges)}" : null,
            Timeouts(resource.CustomTimeouts),
        ];
        return options.OfType<string>();
    }

    private static string NameIn(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    private static string? Timeouts(PlannedTimeouts? timeouts)
    {
        (string Operation, TimeSpan? Limit)[] limits =
            [("create", timeouts?.Create), ("update", timeouts?.Update), ("delete", timeouts?.Delete)];
        var said = limits.Where(timeout => timeout.Limit is not null).GroupBy(timeout => timeout.Limit!.Value)
            .Select(group => $"{Wording.All(group.Select(timeout => timeout.Operation))} within {Words(group.Key)}");
        return string.Join(", ", said) is { Length: > 0 } text ? text : null;
    }

    private static string Words(TimeSpan time) => time.Seconds == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s");
}
