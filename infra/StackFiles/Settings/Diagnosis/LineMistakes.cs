namespace GpuInfra.StackFiles;

// What can be wrong with one line by itself.
internal static partial class LineMistakes
{
    private const char FullWidthColon = '：';

    // What git leaves where it could not merge; nothing if the line is none of it.
    public static YamlMistake? Conflict(SourceLine line) => ConflictForm.IsMatch(line.Text)
        ? new(line.At(0), "is a mark of a merge that was not finished", "Keep one of the two sides, and remove the marks of git.")
        : null;

    public static YamlMistake? Indentation(SourceLine line)
    {
        var letter = line.Indent < line.Text.Length ? line.Text[line.Indent] : ' ';
        return letter == '\t' ? new(line.At(line.Indent), "has a tab where YAML wants spaces", "Indent with spaces.")
            : OddBlanks.Has(letter)
            ? new(line.At(line.Indent), $"has {OddBlanks.Name(letter)} in its indentation, where YAML wants spaces", "Indent with spaces.")
            : null;
    }

    public static YamlMistake WithoutKey(SourceLine line, bool hasParts)
    {
        var content = line.ContentFrom(line.Indent);
        var start = line.At(line.Indent);
        return content.IndexOf(FullWidthColon, StringComparison.Ordinal) is >= 0 and var wide ? new(
                line.At(line.Indent + wide), "has the full-width colon '：', which is none to YAML",
                Write(content[..wide], content[(wide + 1)..]))
            : hasParts && !content.Contains(' ', StringComparison.Ordinal)
            ? new(start, "has no ':' at its end, though lines follow that belong to it", $"Write '{content}:'.")
            : NoBlankForm.Match(content) is { Success: true } tight ? TooTight(line, tight)
            : content.StartsWith("//", StringComparison.Ordinal) || content.StartsWith("/*", StringComparison.Ordinal)
            ? new(start, "is no comment to YAML", "Begin a comment with '#'.")
            : Punctuation.IsDash(content[0]) && content[0] != '-' ? new(
                start, $"begins with the typographic dash '{content[0]}', which begins no item of a list",
                $"Write '- {content[1..].TrimStart()}'.")
            : content[0] == '-' ? new(start, "has no blank after the hyphen", $"Write '- {content[1..]}'.")
            : EqualsForm.Match(content) is { Success: true } equals
            ? new(start, "has a '=' where YAML wants ': '", Write(equals.Groups["key"].Value, equals.Groups["value"].Value))
            : PairForm.Match(content) is { Success: true } pair
            ? new(start, "is a line without a ':'", Write(pair.Groups["key"].Value, pair.Groups["value"].Value))
            : new(
                start, "is a line without a key and a ':'",
                "Write 'key: value'; indent a text of several lines more than its key.");
    }

    public static YamlMistake WithoutHyphen(SourceLine line) => new(
        line.At(line.Indent), "has no hyphen, though it lines up with the items of a list",
        $"Write '- {line.ContentFrom(line.Indent).TrimStart('-')}'.");

    // What is wrong with a value without quotes; nothing if it is fine.
    public static YamlMistake? PlainValue(SourceLine line, int column) => line.Text[column] is '@' or '`' or '%'
        ? new(line.At(column), "begins with a character that YAML reserves", "Put the value in quotes.")
        : line.NextColon(column) is { } colon
        ? new(line.At(colon), "has two ': ' in one line", "Put the value in quotes, or begin a new line after the first.")
        : null;

    private static YamlMistake TooTight(SourceLine line, Match tight)
    {
        var (key, rest) = (tight.Groups["key"].Value, tight.Groups["value"].Value);
        var colon = line.At(line.Indent + tight.Groups["key"].Length);
        return OddBlanks.Has(rest[0])
            ? new(colon, $"has {OddBlanks.Name(rest[0])} after the colon, where YAML wants a blank", Write(key, rest))
            : new(colon, "has no blank after the colon", Write(key, rest));
    }

    private static string Write(string key, string value) => $"Write '{OddBlanks.Plain(key)}: {OddBlanks.Plain(value)}'.";

    [GeneratedRegex(@"^(<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)( |$)")]
    private static partial Regex ConflictForm { get; }

    [GeneratedRegex(@"^(?<key>[A-Za-z][\w-]*):(?<value>[^\s:].*|[^\x00-\x7F].*)$")]
    private static partial Regex NoBlankForm { get; }

    [GeneratedRegex(@"^(?<key>[A-Za-z][\w:-]*)\s*=\s*(?<value>.+)$")]
    private static partial Regex EqualsForm { get; }

    [GeneratedRegex(@"^(?<key>[A-Za-z][\w:-]*)\s+(?<value>\S+)$")]
    private static partial Regex PairForm { get; }
}
