using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GpuInfra.StackFiles;

// What is wrong with a value that is YAML, but not what its author typed it for.
internal sealed class ScalarMistakes(string[] lines)
{
    // What people write for people may have any punctuation.
    private static readonly string[] Prose = ["reason", "description"];

    // What is wrong with a value; nothing if it is fine.
    public (Place Place, Violation Mistake)? Find(Scalar scalar, string? key, long keyLine)
    {
        if (scalar.Value.Length == 0 || Prose.Contains(key) || scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            return null;
        }

        if (scalar.Style == ScalarStyle.Plain && (Loose(scalar, keyLine) ?? Swallowed(scalar)) is { } line)
        {
            return line;
        }

        var found = scalar.Style == ScalarStyle.Plain ? Blanks(scalar.Value) ?? Quotes(scalar.Value) ?? Dash(scalar.Value) : Dash(scalar.Value);
        return found is null ? null : (new Place((int)scalar.Start.Line, (int)scalar.Start.Column), found);
    }

    // A list whose items have no blank after the hyphen is a text.
    private (Place Place, Violation Mistake)? Loose(Scalar scalar, long keyLine) =>
        scalar.Start.Line > keyLine && scalar.Value is ['-', not ('-' or ' '), ..]
            ? (new((int)scalar.Start.Line, (int)scalar.Start.Column), FileIsYaml.Mistake(
                "has no blank after the hyphen, so that it is a text and no item of a list",
                $"Write '- {lines[scalar.Start.Line - 1].Trim()[1..]}'."))
            : null;

    // An item that is deeper than the one above is the rest of its text.
    private (Place Place, Violation Mistake)? Swallowed(Scalar scalar)
    {
        for (var row = (int)scalar.Start.Line; row < scalar.End.Line && row < lines.Length; row++)
        {
            var line = new SourceLine(row + 1, lines[row]);
            if (!line.IsEmpty && line.HasItemAt(line.Indent))
            {
                return (line.At(line.Indent), FileIsYaml.Mistake(
                    "is indented deeper than what is above it, so that it is the rest of its text and no item of a list",
                    "Indent all items of the list alike."));
            }
        }

        return null;
    }

    private static Violation? Blanks(string text) =>
        OddBlanks.Has(text[0]) ? PunctuationIsPlain.Mistake($"begins with {OddBlanks.Name(text[0])}", "Remove it; it may not be visible.")
        : OddBlanks.Has(text[^1]) ? PunctuationIsPlain.Mistake($"ends with {OddBlanks.Name(text[^1])}", "Remove it; it may not be visible.")
        : null;

    private static Violation? Quotes(string text)
    {
        var (begins, ends) = (Punctuation.IsQuote(text[0]), Punctuation.IsQuote(text[^1]));
        if (!(begins && ends) && (!(begins || ends) || text.Contains(' ', StringComparison.Ordinal)))
        {
            return null;
        }

        var bare = string.Concat(text.Where(letter => !Punctuation.IsQuote(letter)));
        return PunctuationIsPlain.Mistake(
            $"has the typographic quote '{(begins ? text[0] : text[^1])}', which is a part of the value to YAML",
            $"Write \"{bare}\", with straight quotes.");
    }

    private static Violation? Dash(string text) =>
        text[0] != '-' && Punctuation.IsDash(text[0]) && text.Length > 1
            ? char.IsWhiteSpace(text[1])
                ? PunctuationIsPlain.Mistake(
                    $"begins with the typographic dash '{text[0]}', which begins no item of a list", $"Write '- {text[1..].Trim()}'.")
                : PunctuationIsPlain.Mistake(
                    $"begins with the typographic dash '{text[0]}', which no program takes for a hyphen", $"Write '{Hyphens(text)}'.")
            : null;

    // Editors make one long dash of two hyphens, and only a flag of one letter has a single one.
    private static string Hyphens(string text)
    {
        var name = text.TrimStart([.. text.TakeWhile(Punctuation.IsDash)]);
        return char.IsAsciiDigit(name.FirstOrDefault()) || name.Length < 2 ? $"-{name}" : $"--{name}";
    }
}
