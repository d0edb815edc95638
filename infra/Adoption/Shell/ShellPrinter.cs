using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// What echo and printf print.
internal static class ShellPrinter
{
    public static ShellText Echo(ImmutableArray<ShellText> words, int origin)
    {
        var rest = words.SkipWhile(word => word.Value is "-n" or "-e" or "-ne" or "-en" or "-E").ToList();
        var options = string.Concat(words.Take(words.Length - rest.Count).Select(word => word.Value));
        var text = ShellText.Join(ShellText.From(" ", origin), rest);
        text = options.Contains('e', StringComparison.Ordinal) ? Unescape(text) : text;
        return options.Contains('n', StringComparison.Ordinal) ? text : new ShellTextBuilder().Append(text).Append('\n', origin).ToText();
    }

    // Null where the format has something that is not evaluated.
    public static ShellText? Printf(ShellText format, ImmutableArray<ShellText> words, int origin)
    {
        var result = new ShellTextBuilder();
        var pattern = Unescape(format);
        var next = 0;
        do
        {
            var taken = next;
            for (var at = 0; at < pattern.Length; at++)
            {
                if (pattern.Value[at] != '%' || pattern.Origins[at] < 0)
                {
                    result.Append(pattern.Slice(at, at + 1));
                    continue;
                }

                at++;
                switch (at < pattern.Length ? pattern.Value[at] : '\0')
                {
                    case '%':
                        result.Append('%', origin);
                        break;
                    case 's' or 'd' or 'i' or 'b':
                        result.Append(next < words.Length ? words[next] : ShellText.Empty);
                        next++;
                        break;
                    default:
                        return null;
                }
            }

            if (next == taken)
            {
                break;
            }
        }
        while (next < words.Length);

        return result.ToText();
    }

    private static ShellText Unescape(ShellText text)
    {
        var result = new ShellTextBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text.Value[at] != '\\' || at + 1 >= text.Length)
            {
                result.Append(text.Slice(at, at + 1));
                continue;
            }

            at++;
            result.Append(
                text.Value[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other },
                text.Origins[at]);
        }

        return result.ToText();
    }
}
