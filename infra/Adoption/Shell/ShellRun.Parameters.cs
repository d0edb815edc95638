using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// What ${…} becomes.
internal sealed partial class ShellRun
{
    private (ImmutableArray<ShellText> Items, bool IsList) ExpandParameter(ParameterPart part)
    {
        var isList = part.Name is "@" or "*" || part.Index?.Bare is "@" or "*";
        var origin = OriginOf(part.Text);
        if (part.Form == ParameterForm.Indirect)
        {
            return (ExpandIndirect(part, isList, origin), isList);
        }

        var items = Find(part.Name, part.Index);
        if (part.Form == ParameterForm.Length)
        {
            return ([CountOf(part, items, isList, origin)], false);
        }

        if (part.Operator.TrimStart(':') is "-" or "=" or "?" or "+")
        {
            return (ExpandDefault(part, items, isList, origin), isList);
        }

        if (items is null)
        {
            return ([Missing(part, origin)], isList);
        }

        return (part.Operator == ":" && isList ? SliceItems(part, items.Value) : [.. items.Value.Select(item => Apply(part, item, origin))], isList);
    }

    private ShellText Missing(ParameterPart part, int origin) => Unknown(
        part.Text.Value,
        IsArgument(part.Name) ? "it is what the script is called with" : $"nothing in the script sets {part.Name}: it comes from outside",
        origin);

    private static bool IsArgument(string name) => name is "@" or "*" or "#" || char.IsAsciiDigit(name[0]);

    // The items of a parameter; null for one that comes from outside, if from anywhere.
    private ImmutableArray<ShellText>? Find(string name, ShellWord? index)
    {
        if (IsArgument(name))
        {
            return _state.Arguments is not { } arguments || name == "0"
                ? null
                : name switch
                {
                    "@" or "*" => arguments,
                    "#" => [ShellText.From(arguments.Length.ToString(CultureInfo.InvariantCulture), 0)],
                    _ => int.Parse(name, CultureInfo.InvariantCulture) <= arguments.Length
                        ? [arguments[int.Parse(name, CultureInfo.InvariantCulture) - 1]]
                        : [ShellText.Empty],
                };
        }

        if (name == "?" && _status is { } status)
        {
            return [ShellText.From(status ? "0" : "1", 0)];
        }

        if (!_state.Variables.TryGetValue(name, out var value))
        {
            return null;
        }

        if (index is null)
        {
            return value.IsArray && value.Items.Length > 1 ? [value.Items[0]] : value.Items.Length == 0 ? [ShellText.Empty] : value.Items;
        }

        if (index.Bare is "@" or "*")
        {
            return value.Items;
        }

        var position = PositionOf(value, index);
        return position is null && (!ExpandText(index).IsKnown || value.Items.Any(item => !item.IsKnown))
            ? [Unknown($"${{{name}[{index.Text.Value}]}}", "which item it is, is not known", OriginOf(index.Text))]
            : [position is { } at && at < value.Items.Length ? value.Items[at] : ShellText.Empty];
    }

    private ShellText CountOf(ParameterPart part, ImmutableArray<ShellText>? items, bool isList, int origin)
    {
        var isKnown = items is { } all && (part.Name == "#" || all.All(item => item.IsKnown));
        return isKnown
            ? ShellText.From((isList ? items!.Value.Length : items!.Value.Sum(item => item.Length)).ToString(CultureInfo.InvariantCulture), origin)
            : Unknown(part.Text.Value, "what is counted is not known", origin);
    }

    private ImmutableArray<ShellText> ExpandIndirect(ParameterPart part, bool isList, int origin)
    {
        if (isList && _state.Variables.TryGetValue(part.Name, out var value))
        {
            var keys = value.Keys ?? [.. Enumerable.Range(0, value.Items.Length).Select(at => at.ToString(CultureInfo.InvariantCulture))];
            return [.. keys.Select(key => ShellText.From(key, origin))];
        }

        return Find(part.Name, part.Index) is [{ IsKnown: true, Length: > 0 } name] && Find(name.Value, null) is { } items
            ? [.. items.Select(item => Apply(part, item, origin))]
            : [Unknown(part.Text.Value, "which variable it names is not known", origin)];
    }

    private ImmutableArray<ShellText> ExpandDefault(ParameterPart part, ImmutableArray<ShellText>? items, bool isList, int origin)
    {
        var isSet = items is { } given && (isList ? given.Length > 0 : !part.Operator.StartsWith(':') || given.Any(item => item.Length > 0));
        var isOpen = items is null;
        var operand = part.Operands.FirstOrDefault();
        switch (part.Operator[^1])
        {
            case '+' when isOpen:
                return [Unknown(part.Text.Value, $"it is empty unless {part.Name} is set from outside", origin, part.Name)];
            case '+':
                return isSet && operand is not null ? ExpandOperand(part, operand, isList) : [];
            case '?':
                return isSet ? items!.Value : [Missing(part, origin)];
            default:
                break;
        }

        if (isSet)
        {
            return items!.Value.Length == 1 && IsUnknown(items.Value[0])
                ? [Unknown(part.Text.Value, UnknownOf(items.Value[0].Origins[0]).Reason, origin)]
                : items.Value;
        }

        var text = operand is null ? ShellText.Empty : ExpandText(operand);
        if (isOpen && text.Length == 0)
        {
            text = Unknown(part.Text.Value, $"it is empty unless {part.Name} is set from outside", origin, part.Name);
        }
        else if (isOpen)
        {
            MarkOutside([text], IsArgument(part.Name) ? $"${part.Name}" : part.Name);
        }

        if (part.Operator[^1] == '=')
        {
            Set(part.Name, text);
        }

        return isList && operand is null ? [] : [text];
    }

    private static bool IsUnknown(ShellText text) => text.Length == 1 && !text.IsKnown;

    private ImmutableArray<ShellText> ExpandOperand(ParameterPart part, ShellWord operand, bool isList) =>
        isList || !part.IsQuoted ? [.. Expand(operand)] : [ExpandText(operand)];

    private ImmutableArray<ShellText> SliceItems(ParameterPart part, ImmutableArray<ShellText> items)
    {
        var offset = part.Operands is [var first, ..] ? Calculate(first.Text) : 0;
        var start = (int)Math.Clamp((offset ?? 0) - (part.Name is "@" or "*" && offset > 0 ? 1 : 0), 0, items.Length);
        var length = part.Operands is [_, var second] ? (int)(Calculate(second.Text) ?? items.Length) : items.Length;
        return items[start..Math.Clamp(start + length, start, items.Length)];
    }

    private ShellText Apply(ParameterPart part, ShellText item, int origin)
    {
        if (part.Operator.Length == 0)
        {
            return item;
        }

        if (!item.IsKnown)
        {
            return Unknown(part.Text.Value, UnknownOf(item.Origins.First(at => at < 0)).Reason, origin);
        }

        return part.Operator[0] switch
        {
            '^' when part.Operator.Length == 1 => item.With(item.Length > 0 ? char.ToUpperInvariant(item.Value[0]) + item.Value[1..] : ""),
            ',' when part.Operator.Length == 1 => item.With(item.Length > 0 ? char.ToLowerInvariant(item.Value[0]) + item.Value[1..] : ""),
            '^' => item.With(item.Value.ToUpperInvariant()),
            ',' => item.With(item.Value.ToLowerInvariant()),
            '#' or '%' => part.Operands is [var pattern] && ToPattern(pattern, isWhole: true) is { } whole
                ? ShellPattern.Remove(item, whole, part.Operator)
                : part.Operands.Length == 0 ? item : Unknown(part.Text.Value, "the pattern is not known", origin),
            '/' => part.Operands is [var pattern, ..] && ToPattern(pattern, isWhole: false, part.Operator[1..].Trim('/')) is { } expression
                ? ShellPattern.Replace(item, expression, part.Operands is [_, var by] ? ExpandText(by) : ShellText.Empty, part.Operator == "//")
                : Unknown(part.Text.Value, "the pattern is not known", origin),
            ':' => SliceText(part, item, origin),
            '@' when part.Operands is [{ Bare: "U" }] => item.With(item.Value.ToUpperInvariant()),
            '@' when part.Operands is [{ Bare: "L" }] => item.With(item.Value.ToLowerInvariant()),
            _ => Unknown(part.Text.Value, "this operator of the shell is not evaluated", origin),
        };
    }

    private ShellText SliceText(ParameterPart part, ShellText item, int origin)
    {
        var offset = part.Operands is [var first, ..] ? Calculate(first.Text) : 0;
        var length = part.Operands is [_, var second] ? Calculate(second.Text) : item.Length;
        if (offset is not { } from || length is not { } count)
        {
            return Unknown(part.Text.Value, "where the part begins and ends is not known", origin);
        }

        var start = (int)Math.Clamp(from < 0 ? item.Length + from : from, 0, item.Length);
        return item.Slice(start, (int)Math.Clamp(count < 0 ? item.Length + count : start + count, start, item.Length));
    }
}
