using YamlDotNet.Core;

namespace GpuInfra.StackFiles;

// Says in the words of a user what the parser says in those of the YAML specification.
internal sealed record YamlMistake(Place Place, string Problem, string Fix)
{
    private static readonly (string Part, string Problem, string Fix)[] Known =
    [
        (
            "quoted scalar, found unexpected end of stream",
            "opens a quote that is never closed",
            "Close the quote."),
        (
            "found invalid mapping",
            "has two ': ' in one line",
            "Put the value in quotes, or begin a new line after the first."),
        (
            "unknown escape character",
            "has a backslash in double quotes that begins no escape of YAML",
            "Put the value in single quotes, or write two backslashes."),
        (
            "cannot start any token",
            "begins with a character that YAML reserves",
            "Put the value in quotes."),
        (
            "did not find expected key",
            "does not line up with the keys above it",
            "Indent it like the keys it belongs to."),
        (
            "not find expected <document",
            "does not belong to what is above it",
            "Indent it like the keys above it, or separate it from them with ': ' or a comma."),
        (
            "did not find expected '-'",
            "does not line up with the list above it",
            "Indent it like the list, or like the key that it belongs to."),
        (
            "could not find expected ':'",
            "is a line without a key and a ':'",
            "Write 'key: value'; indent a text of several lines more than its key."),
        (
            "did not find expected node content",
            "has no value where one must be",
            "Write a value, or remove the comma or the bracket."),
        (
            "did not find expected ',' or",
            "opens a bracket that is never closed",
            "Close the bracket, and separate with commas."),
    ];

    public static YamlMistake Of(YamlException exception, string text)
    {
        var mark = new Place((int)exception.Start.Line, (int)exception.Start.Column);
        var message = exception.Message.TrimEnd('.');
        if (message.Contains(" tab ", StringComparison.Ordinal))
        {
            return new YamlMistake(FirstTab(text, mark), "has a tab where YAML wants spaces", "Indent with spaces.");
        }

        var known = Known.FirstOrDefault(k => message.Contains(k.Part, StringComparison.Ordinal));
        return known.Part is not null
            ? new YamlMistake(mark, known.Problem, known.Fix)
            : new YamlMistake(
                mark,
                $"is not YAML: {char.ToLowerInvariant(message[0])}{message[1..]}",
                "Correct this line or the one above it.");
    }

    // The parser names the map around the tab; the tab itself is in the indentation of a line after that.
    private static Place FirstTab(string text, Place from)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var indentation = line[..^line.TrimStart(" \t").Length];
            var tab = indentation.IndexOf('\t');
            if (number >= from.Line && tab >= 0)
            {
                return new Place(number, tab + 1);
            }
        }

        return from;
    }
}
