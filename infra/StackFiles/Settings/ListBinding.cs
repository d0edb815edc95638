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
