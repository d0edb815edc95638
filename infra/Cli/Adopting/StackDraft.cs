using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// A stack file that is being written: keys in their order, what must be asked beside them, and where each comes from.
internal abstract record DraftNode;

// Nothing where somebody must say what belongs there, which no check lets through.
internal sealed record DraftText(object? Value) : DraftNode
{
    public SourcePlace? Place { get; init; }
}

internal sealed record DraftList(IReadOnlyList<DraftNode> Items) : DraftNode
{
    public static DraftList Of(SourceList list) => Of(list.Items);

    // A principal that is granted a role twice has one grant.
    public static DraftList OfMembers(SourceList list) => Of(list.Items.DistinctBy(SourceTexts.Of));

    private static DraftList Of(IEnumerable<SourceValue> items) =>
        new([.. items.Where(item => SourceTexts.Of(item) is not null).Select(item => new DraftText(SourceTexts.Of(item)) { Place = item.Place })]);
}

internal sealed record DraftEntry(string Key, DraftNode? Value, SourcePlace? Place)
{
    // What is asked, and the key or the part of it that will say it.
    public List<DraftQuestion> Asked { get; } = [];
}

// What is asked of a key or of a part of it. It is open where nothing is taken as the cloud does, until somebody answers.
internal sealed record DraftQuestion(string Of, string Text, bool IsOpen);

internal sealed record DraftMap : DraftNode
{
    private readonly List<DraftEntry> _entries = [];

    public IReadOnlyList<DraftEntry> Entries => _entries;

    public bool IsEmpty => _entries.Count == 0;

    // What is left out has no value, and is only asked for.
    public DraftEntry? Find(string key) => _entries.Find(entry => entry.Key == key);

    public DraftMap Add(string key, object? value, SourcePlace? place = null)
    {
        if (value is not null and not DraftMap { IsEmpty: true } and not DraftList { Items.Count: 0 })
        {
            _entries.Add(new(key, value as DraftNode ?? new DraftText(value), place));
        }

        return this;
    }

    public void Ask(string key, DraftQuestion question)
    {
        if (Find(key) is not { } entry)
        {
            _entries.Add(entry = new(key, null, null));
        }

        entry.Asked.Add(question);
    }
}

// A line of the file, and where what it says comes from.
internal readonly record struct DraftLine(string Text, SourcePlace? Place);

// Writes a draft as a stack file.
internal static partial class DraftWriter
{
    private const string Step = "  ";
    private const string AskMark = "# ASK: ";

    public static IReadOnlyList<DraftLine> Lines(DraftMap config) =>
        [new("# yaml-language-server: $schema=./stack.schema.json", null), new("config:", null), .. Map(config, Step, null)];

    private static IEnumerable<DraftLine> Map(DraftMap map, string indent, SourcePlace? around) =>
        map.Entries.SelectMany(entry => Entry(entry, indent, around));

    private static IEnumerable<DraftLine> Entry(DraftEntry entry, string indent, SourcePlace? around)
    {
        var place = entry.Place ?? around;
        foreach (var question in entry.Asked)
        {
            yield return new($"{indent}{AskMark}{Comment($"{question.Of}: {question.Text}")}", place);
        }

        switch (entry.Value)
        {
            case null:
                break;
            case DraftText { Value: var value }:
                yield return new($"{indent}{Scalar(entry.Key)}: {Scalar(value)}", place);
                break;
            case DraftMap map:
                yield return new($"{indent}{Scalar(entry.Key)}:", place);
                foreach (var line in Map(map, indent + Step, place))
                {
                    yield return line;
                }

                break;
            case DraftList list:
                yield return new($"{indent}{Scalar(entry.Key)}:", place);
                foreach (var line in list.Items.SelectMany(item => Item(item, indent + Step, place)))
                {
                    yield return line;
                }

                break;
        }
    }

    private static IEnumerable<DraftLine> Item(DraftNode item, string indent, SourcePlace? place) => item is DraftMap map
        ? Map(map, indent + Step, place).Select((line, index) => index == 0 ? line with { Text = $"{indent}- {line.Text.TrimStart(' ')}" } : line)
        : [new($"{indent}- {Scalar(((DraftText)item).Value)}", ((DraftText)item).Place ?? place)];

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => Text(SecretText.Redact(text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    // In quotes wherever YAML could read something else.
    private static string Text(string text) =>
        text.EnumerateRunes().Any(IsHidden) ? JsonSerializer.Serialize(text, AdoptJson.Default.String)
        : Size.IsMatch(text) || (Plain.IsMatch(text) && SourceTexts.Typed(text) is string && !Words.Contains(text)) ? text
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // What ends a line, steers a terminal or turns letters round, which only an escape lets a reader see.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Comment(string text) => SecretText.Redact(VisibleText.Of(text.ReplaceLineEndings(" ")));

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "yes", "no", "on", "off", "y", "n", "true", "false", "null" };

    [System.Text.RegularExpressions.GeneratedRegex(@"\A[A-Za-z/]([A-Za-z0-9_./@+-]|:(?=[A-Za-z0-9/_.]))*\z")]
    private static partial System.Text.RegularExpressions.Regex Plain { get; }

    [System.Text.RegularExpressions.GeneratedRegex(@"\A[0-9]+(m|[KMGT]i)\z")]
    private static partial System.Text.RegularExpressions.Regex Size { get; }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class AdoptJson : System.Text.Json.Serialization.JsonSerializerContext;
