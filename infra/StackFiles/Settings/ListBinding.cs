namespace GpuInfra.StackFiles;

internal sealed class ListBinding(ListForm form) : Binding
{
    private readonly Binding _item = For(form.Item);

    public override string Wanted => "a list";

    public override string Example => $"[{_item.Example}]";

    protected override object? Convert(ConfigSlot slot, ProblemList problems)
    {
        if (slot.Node is not ConfigSequence sequence)
        {
            var only = slot.Node is ConfigScalar scalar ? Shown(slot, scalar)
                : slot.Node is ConfigMap map && _item is TextBinding && SplitTexts.Join(map) is { } text ? $"\"{text}\""
                : null;
            return Refuse(slot, problems, only is null ? null : $"Write {slot.With($"[{only}]")}.");
        }

        var items = new List<object>(sequence.Items.Count);
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var node = sequence.Items[i];
            var mark = node.Place.IsKnown ? node.Place : slot.Place;
            if (_item.Bind(new ConfigSlot(node, mark, slot.Path.Index(i)), problems) is { } item)
            {
                items.Add(item);
            }
        }

        return form.Make(items);
    }

    private static string Shown(ConfigSlot slot, ConfigScalar scalar) =>
        scalar.Kind != ScalarKind.Text ? scalar.Text
        : slot.Path.LastKey is "args" or "command" && !scalar.Text.AsSpan().ContainsAny('"', '\'')
            ? string.Join(", ", scalar.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word}\""))
        : $"\"{scalar.Text}\"";
}

internal sealed class MapBinding(MapForm form) : Binding
{
    private readonly Binding _value = For(form.Value);

    public override string Wanted => "a map from names to values";

    public override string Example => $"{{name: {_value.Example}}}";

    protected override object? Convert(ConfigSlot slot, ProblemList problems)
    {
        if (slot.Node is not ConfigMap map)
        {
            return Refuse(slot, problems, slot.Node is ConfigSequence list && Pairs(list) is { } pairs ? $"Write {slot.With(pairs)}." : null);
        }

        if (RefuseNameless(map, slot, problems))
        {
            return null;
        }

        var values = new OrderedDictionary<string, object>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (_value.Bind(ConfigSlot.Of(entry, slot.Path), problems) is { } value)
            {
                values.Add(entry.Key, value);
            }
        }

        return form.Make(values);
    }

    // The keys of one value, where its name should stand.
    private bool RefuseNameless(ConfigMap map, ConfigSlot slot, ProblemList problems)
    {
        var bare = map.Entries.Where(entry => entry.Value is not ConfigMap && KeyPlaces.IsKeyOf(form.Value, entry.Key)).ToList();
        if (bare.Count == 0)
        {
            return false;
        }

        problems.Add(bare[0].KeyMark, slot.Path.Key(bare[0].Key), KeyIsKnown.Mistake(
            $"is a setting of one of '{slot.Path.LastKey}', and stands where its name must",
            "Indent it, and all that belongs to it, below a name with a ':'."));
        problems.Leave(slot.Path);
        return true;
    }

    // As Kubernetes and Compose write variables.
    private static string? Pairs(ConfigSequence list)
    {
        var pairs = list.Items.Select(Pair).ToList();
        return pairs.Count > 0 && !pairs.Contains(null) ? $"{{{string.Join(", ", pairs)}}}" : null;
    }

    private static string? Pair(ConfigNode item) => item switch
    {
        ConfigScalar { Text: var text } when text.Split('=', 2) is [{ Length: > 0 } name, var value] => $"{name}: \"{value}\"",
        ConfigMap map when map.Find("name")?.Value is ConfigScalar name && map.Find("value")?.Value is ConfigScalar value =>
            $"{name.Text}: \"{value.Text}\"",
        _ => null,
    };
}
