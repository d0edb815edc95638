using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// The filters whose output follows from their input, as far as scripts use them to join lists.
internal static class ShellFilters
{
    public static ShellText? Run(ImmutableArray<ShellText> words, ShellText input) => (words[0].Value, words.Skip(1).Select(word => word.Value).ToArray()) switch
    {
        ("cat", []) => input,
        ("tr", ["-d", var set]) => Filter(input, character => Characters(set)?.Contains(character) == true ? null : character),
        ("tr", [var from, var to]) => Translate(input, from, to),
        ("paste", ["-sd" or "-s", ..] and [.., var last]) => Paste(input, last is "-" ? words[^2].Value : last),
        ("xargs", []) => ShellText.Join(
            ShellText.From(" ", words[0].Start ?? 0),
            Filter(input, character => char.IsWhiteSpace(character) ? ' ' : character).Split(" ").Where(part => part.Length > 0)),
        _ => null,
    };

    private static ShellText? Translate(ShellText input, string from, string to)
    {
        if (Characters(from) is not { Length: > 0 } source || Characters(to) is not { Length: > 0 } target)
        {
            return null;
        }

        return Filter(input, character => source.IndexOf(character, StringComparison.Ordinal) is var at and >= 0 ? target[Math.Min(at, target.Length - 1)] : character);
    }

    private static ShellText? Paste(ShellText input, string delimiter)
    {
        delimiter = delimiter.StartsWith('-') ? delimiter.TrimStart('-', 's', 'd') : delimiter;
        return delimiter.Length == 1
            ? Filter(input.Slice(0, input.Value.TrimEnd('\n').Length), character => character == '\n' ? delimiter[0] : character)
            : null;
    }

    private static string? Characters(string set) => set switch
    {
        "[:upper:]" or "A-Z" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "[:lower:]" or "a-z" => "abcdefghijklmnopqrstuvwxyz",
        "[:space:]" => " \t\n\r",
        "\\n" => "\n",
        "\\t" => "\t",
        "\\r" => "\r",
        _ when set.Length > 0 && !set.AsSpan().ContainsAny('[', '\\') && !(set.Length > 2 && set[1..^1].Contains('-', StringComparison.Ordinal)) => set,
        _ => null,
    };

    private static ShellText Filter(ShellText text, Func<char, char?> change)
    {
        var result = new ShellTextBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text.Origins[at] < 0)
            {
                result.Append(text.Slice(at, at + 1));
            }
            else if (change(text.Value[at]) is { } character)
            {
                result.Append(character, text.Origins[at]);
            }
        }

        return result.ToText();
    }
}
