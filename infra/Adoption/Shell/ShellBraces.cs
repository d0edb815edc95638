using System.Globalization;

namespace GpuInfra.Adoption;

// {a,b} and {1..3} outside of quotes, which make several words of one.
internal static class ShellBraces
{
    public static IEnumerable<ShellWord> Expand(ShellWord word)
    {
        for (var at = 0; at < word.Parts.Length; at++)
        {
            if (word.Parts[at] is LiteralPart { IsQuoted: false } literal && Find(literal.Literal) is var (open, close, choices))
            {
                return choices.SelectMany(choice => Expand(word with
                {
                    Parts = word.Parts.SetItem(at, literal with
                    {
                        Literal = new ShellTextBuilder().Append(literal.Literal.Slice(0, open)).Append(choice)
                            .Append(literal.Literal.From(close + 1)).ToText(),
                    }),
                }));
            }
        }

        return [word];
    }

    private static (int Open, int Close, List<ShellText> Choices)? Find(ShellText text)
    {
        for (var open = text.IndexOf('{'); open >= 0; open = text.Value.IndexOf('{', open + 1))
        {
            var depth = 0;
            var commas = new List<int> { open };
            for (var at = open; at < text.Length; at++)
            {
                depth += text.Value[at] switch { '{' => 1, '}' => -1, _ => 0 };
                if (depth == 1 && text.Value[at] == ',')
                {
                    commas.Add(at);
                }

                if (depth > 0)
                {
                    continue;
                }

                commas.Add(at);
                var choices = commas.Count > 2
                    ? commas.Zip(commas.Skip(1), (from, to) => text.Slice(from + 1, to)).ToList()
                    : Range(text.Slice(open + 1, at));
                if (choices is not null)
                {
                    return (open, at, choices);
                }

                break;
            }
        }

        return null;
    }

    private static List<ShellText>? Range(ShellText text)
    {
        var ends = text.Split("..").ToList();
        if (ends is [{ Length: 1 } start, { Length: 1 } end] && char.IsAsciiLetter(start.Value[0]) && char.IsAsciiLetter(end.Value[0]) && start.Value[0] <= end.Value[0])
        {
            return [.. Enumerable.Range(start.Value[0], end.Value[0] - start.Value[0] + 1).Select(code => ShellText.From($"{(char)code}", start.Start ?? 0))];
        }

        if (ends is not [var from, var to] || !TryParse(from, out var first) || !TryParse(to, out var last) || Math.Abs(last - first) > 1000)
        {
            return null;
        }

        var step = first <= last ? 1 : -1;
        return [.. Enumerable.Range(0, Math.Abs(last - first) + 1)
            .Select(index => ShellText.From((first + (index * step)).ToString(CultureInfo.InvariantCulture), from.Start ?? 0))];
    }

    private static bool TryParse(ShellText text, out int number) => int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
