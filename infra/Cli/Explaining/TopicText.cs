namespace GpuInfra.Cli;

// Writes what is known of words, with its sources at the foot.
internal static class TopicText
{
    private const int Gap = 2;
    private const string Unconfirmed = "(unconfirmed)";

    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(decoration: Decoration.Dim);
    private static readonly Style Doubtful = new(Color.Yellow);

    public static void Write(IAnsiConsole console, IReadOnlyList<Topic> topics)
    {
        foreach (var (i, topic) in topics.Index())
        {
            console.Write(i == 0 ? "" : "\n");
            Write(console, topic);
        }
    }

    private static void Write(IAnsiConsole console, Topic topic)
    {
        Write(console, 0, [new($"{string.Join(' ', Names(topic))}:", Strong), .. Words(topic.Title)]);
        if (topic.Text.Length > 0)
        {
            console.WriteLine();
            Write(console, 0, Words(topic.Text));
        }

        if (topic.Facts.Count > 0)
        {
            console.WriteLine();
            WriteFacts(console, topic.Facts);
        }
    }

    public static void WriteList(IAnsiConsole console, IEnumerable<Topic> topics)
    {
        foreach (var kind in topics.GroupBy(topic => topic.Kind))
        {
            var width = kind.Max(topic => topic.Word.Length);
            Write(console, 0, [new(kind.Key, Strong)]);
            foreach (var topic in kind)
            {
                Write(
                    console, Gap + width + Gap,
                    [new(new string(' ', Gap) + topic.Word.PadRight(width + Gap - 1), Style.Plain), .. Words(topic.Title)]);
            }
        }
    }

    private static void WriteFacts(IAnsiConsole console, IReadOnlyList<Fact> facts)
    {
        var sources = facts.Select(fact => fact.Source).OfType<Source>().Select(Page).Distinct().ToList();
        var width = facts.Max(fact => fact.Name.Length);
        foreach (var fact in facts)
        {
            Write(
                console, width + Gap,
                [
                    new(fact.Name.PadRight(width + Gap - 1), Faint),
                    .. Words(fact.Value),
                    .. fact.Source?.Certainty == Certainty.Unconfirmed ? [new Segment(Unconfirmed, Doubtful)] : Array.Empty<Segment>(),
                    .. fact.Source is { } source ? [new Segment(Number(sources.IndexOf(Page(source))), Faint)] : Array.Empty<Segment>(),
                ]);
        }

        foreach (var (i, page) in sources.Index())
        {
            console.Write(i == 0 ? "\n" : "");
            Write(console, Gap, [new(Number(i), Faint), .. Words(Text($"{page.Url}, read {Day.Text(page.Read)}"))]);
        }
    }

    private static (string Url, DateOnly Read) Page(Source source) => (source.Url, source.Read);

    private static void Write(IAnsiConsole console, int indentation, IEnumerable<Segment> segments)
    {
        console.Write(new LineFiller(console.Profile.Width, indentation).Add(segments, 1).Lines);
        console.WriteLine();
    }

    private static IEnumerable<string> Names(Topic topic) =>
        topic.OtherWord.Length > 0 ? [topic.Word, topic.OtherWord] : [topic.Word];

    private static IEnumerable<Segment> Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new Segment(word, Style.Plain));

    private static string Number(int index) => Text($"[{index + 1}]");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
