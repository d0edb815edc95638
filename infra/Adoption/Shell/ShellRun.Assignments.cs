using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// What variables are given.
internal sealed partial class ShellRun
{
    private int? PositionOf(ShellValue value, ShellWord index)
    {
        if (value.Keys is { } keys)
        {
            return ExpandText(index) is { IsKnown: true } key && keys.IndexOf(key.Value) is var found and >= 0 ? found : null;
        }

        return Calculate(index.Text) is { } number ? (int)(number < 0 ? value.Items.Length + number : number) is var at and >= 0 ? at : null : null;
    }

    private void Assign(ShellAssignment assignment)
    {
        var old = _state.Variables.GetValueOrDefault(assignment.Name);
        if (assignment.Elements is { } elements)
        {
            AssignItems(assignment, elements, old);
            return;
        }

        var text = ExpandText(assignment.Value!);
        if (assignment.Index is not { } index)
        {
            var whole = assignment.Appends && old is { Items: [var before, ..] } ? new ShellTextBuilder().Append(before).Append(text).ToText() : text;
            _state = _state.With(assignment.Name, old is { IsArray: true, Items.Length: > 0 } ? old with { Items = old.Items.SetItem(0, whole) } : ShellValue.Of(whole));
            return;
        }

        old ??= new ShellValue([], IsArray: true);
        if (PositionOf(old, index) is { } at && at < old.Items.Length)
        {
            var whole = assignment.Appends ? new ShellTextBuilder().Append(old.Items[at]).Append(text).ToText() : text;
            _state = _state.With(assignment.Name, old with { Items = old.Items.SetItem(at, whole) });
        }
        else
        {
            _state = _state.With(assignment.Name, old with { Items = old.Items.Add(text), Keys = old.Keys?.Add(ExpandText(index).Value) });
        }
    }

    private void AssignItems(ShellAssignment assignment, ImmutableArray<ShellElement> elements, ShellValue? old)
    {
        var isAssociative = elements.Length > 0 && elements.All(element => element.Key is not null);
        var items = assignment.Appends && old is not null ? old.Items : [];
        var keys = assignment.Appends ? old?.Keys : null;
        if (isAssociative)
        {
            keys = (keys ?? []).AddRange(elements.Select(element => ExpandText(element.Key!).Value));
            items = items.AddRange(elements.Select(element => ExpandText(element.Value)));
        }
        else
        {
            items = Few([.. items, .. ExpandAll(elements.Select(element => element.Value))]);
        }

        _state = _state.With(assignment.Name, new ShellValue(items, IsArray: true) { Keys = keys });
    }
}
