using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// What words become.
internal sealed partial class ShellRun
{
    private const string Blanks = " \t\n";

    internal ImmutableArray<ShellText> ExpandAll(IEnumerable<ShellWord> words) => Few(words.SelectMany(ShellBraces.Expand).SelectMany(Expand));

    private static ImmutableArray<ShellText> Few(IEnumerable<ShellText> words)
    {
        ImmutableArray<ShellText> few = [.. words.Take(MostWords + 1)];
        return few.Length <= MostWords ? few
            : throw new ShellLimitException(string.Create(CultureInfo.InvariantCulture, $"more than {MostWords:N0} words come of this"), OriginOf(few[0]));
    }

    // As in an assignment: one text, nothing split.
    internal ShellText ExpandText(ShellWord word)
    {
        var text = new ShellTextBuilder();
        foreach (var part in word.Parts)
        {
            text.Append(JoinItems(ExpandPart(part), part));
        }

        return text.ToText();
    }

    private List<ShellText> Expand(ShellWord word)
    {
        var fields = new List<ShellText>();
        var current = new ShellTextBuilder();
        var isField = false;
        foreach (var part in word.Parts)
        {
            if (part is LiteralPart literal)
            {
                current.Append(literal.Literal);
                isField |= literal.IsQuoted || literal.Literal.Length > 0;
                continue;
            }

            var (items, isList) = ExpandPart(part);
            if (part.IsQuoted)
            {
                if (!isList || IsStar(part))
                {
                    current.Append(JoinItems((items, isList), part));
                    isField = true;
                    continue;
                }

                for (var at = 0; at < items.Length; at++)
                {
                    if (at > 0)
                    {
                        fields.Add(current.ToText());
                        current = new ShellTextBuilder();
                    }

                    current.Append(items[at]);
                    isField = true;
                }

                continue;
            }

            var isFirst = true;
            foreach (var item in items)
            {
                if (!isFirst && isField)
                {
                    Flush();
                }

                isFirst = false;
                SplitInto(item);
            }
        }

        if (isField)
        {
            fields.Add(current.ToText());
        }

        return fields;

        void Flush()
        {
            fields.Add(current.ToText());
            current = new ShellTextBuilder();
            isField = false;
        }

        void SplitInto(ShellText item)
        {
            var separators = Separators;
            for (var at = 0; at < item.Length; at++)
            {
                if (item.Origins[at] < 0 || !separators.Contains(item.Value[at], StringComparison.Ordinal))
                {
                    current.Append(item.Slice(at, at + 1));
                    isField = true;
                }
                else if (isField || !Blanks.Contains(item.Value[at], StringComparison.Ordinal))
                {
                    Flush();
                }
            }
        }
    }

    private string Separators => _state.Variables.TryGetValue("IFS", out var value) && value.Items is [var only] ? only.Value : Blanks;

    private static bool IsStar(ShellPart part) =>
        part is ParameterPart parameter && (parameter.Name == "*" || parameter.Index?.Bare == "*");

    private ShellText JoinItems((ImmutableArray<ShellText> Items, bool IsList) value, ShellPart part)
    {
        if (value.Items is [var only])
        {
            return only;
        }

        var separator = IsStar(part) && Separators is { } set ? set.Length > 0 ? set[..1] : "" : " ";
        return ShellText.Join(ShellText.From(separator, OriginOf(part.Text)), value.Items);
    }

    private (ImmutableArray<ShellText> Items, bool IsList) ExpandPart(ShellPart part) => part switch
    {
        LiteralPart literal => ([literal.Literal], false),
        ParameterPart parameter => ExpandParameter(parameter),
        CommandPart command => ([Capture(command.Body, command.Text)], false),
        ArithmeticPart arithmetic => ([ToText(arithmetic)], false),
        OpaquePart opaque => ([Unknown(opaque.Text.Value, opaque.Reason, OriginOf(opaque.Text))], false),
        _ => ([], false),
    };

    private ShellText ToText(ArithmeticPart part) => Calculate(part.Expression) is { } number
        ? ShellText.From(number.ToString(CultureInfo.InvariantCulture), OriginOf(part.Text))
        : Unknown(part.Text.Value, "what it is calculated from is not known", OriginOf(part.Text));

    private long? Calculate(ShellText expression)
    {
        var word = ShellParser.ParseQuoted(expression);
        var text = ExpandText(word);
        return text.IsKnown ? new ShellCalculator(text.Value, Read, Write).Evaluate() : null;

        long? Read(string name) => _state.Variables.GetValueOrDefault(name)?.Items is [var only, ..] && only.IsKnown
            && long.TryParse(only.Value, CultureInfo.InvariantCulture, out var value) ? value : null;

        void Write(string name, long value) =>
            Set(name, ShellText.From(value.ToString(CultureInfo.InvariantCulture), OriginOf(expression)));
    }

    // The pattern that a word is; null where it is not known.
    internal Regex? ToPattern(ShellWord word, bool isWhole, string anchor = "")
    {
        var pattern = new StringBuilder(isWhole ? "^(?:" : anchor == "#" ? "^(?:" : "(?:");
        foreach (var part in word.Parts)
        {
            var text = JoinItems(ExpandPart(part), part);
            if (!text.IsKnown)
            {
                return null;
            }

            if (part.IsQuoted)
            {
                pattern.Append(Regex.Escape(text.Value));
            }
            else
            {
                ShellPattern.Append(pattern, text.Value);
            }
        }

        return new Regex($"{pattern}){(isWhole || anchor == "%" ? "$" : "")}", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
