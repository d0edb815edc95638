namespace GpuInfra.Planning;

// The file of facts: a line for the provider, one for each equality, and for each type one and then one for each property.
internal sealed class FactsFile
{
    private const string Name = "provider-facts.jsonl";

    private readonly byte[] _text;
    private readonly Dictionary<string, (int Start, int End)> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _equalities = new(StringComparer.Ordinal);
    private readonly string _source;
    private readonly DateOnly _readOn;

    private FactsFile(byte[] text)
    {
        _text = text;
        var sections = Sections().ToList();
        using var provider = Parse(0, LineEnd(0));
        _source = provider.RootElement.GetProperty("source").GetString()!;
        _readOn = DateOnly.ParseExact(provider.RootElement.GetProperty("readOn").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (start, end) in Lines(LineEnd(0) + 1, sections[0]))
        {
            using var equality = Parse(start, end);
            _equalities.Add(
                equality.RootElement.GetProperty("equality").GetString()!,
                equality.RootElement.TryGetProperty("means", out var means) ? means.GetString() : null);
        }

        for (var index = 0; index < sections.Count; index++)
        {
            using var head = Parse(sections[index], LineEnd(sections[index]));
            _sections.Add(
                head.RootElement.GetProperty("resource").GetString()!,
                (sections[index], index + 1 < sections.Count ? sections[index + 1] : text.Length));
        }
    }

    public IEnumerable<string> Types => _sections.Keys;

    public IReadOnlyDictionary<string, string?> Equalities => _equalities;

    public static FactsFile Load()
    {
        using var stream = typeof(FactsFile).Assembly.GetManifestResourceStream(Name)!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return new FactsFile(text);
    }

    public TypeFacts? Read(string type)
    {
        if (!_sections.TryGetValue(type, out var section))
        {
            return null;
        }

        using var head = Parse(section.Start, LineEnd(section.Start));
        var source = new Source(_source + head.RootElement.GetProperty("source").GetString(), _readOn, Certainty.Confirmed);
        var forms = head.RootElement.TryGetProperty("importIds", out var ids) ? ids.EnumerateArray().Select(id => id.GetString()!) : [];
        return new TypeFacts(type, source, [.. forms], FactsReader.Read(Lines(LineEnd(section.Start) + 1, section.End).Select(line => Slice(line.Start, line.End))));
    }

    private IEnumerable<int> Sections()
    {
        var mark = Encoding.UTF8.GetBytes("\n{\"resource\":");
        for (var at = _text.AsSpan().IndexOf(mark); at >= 0;)
        {
            yield return at + 1;
            var next = _text.AsSpan(at + 1).IndexOf(mark);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private IEnumerable<(int Start, int End)> Lines(int start, int end)
    {
        while (start < end)
        {
            var lineEnd = LineEnd(start);
            yield return (start, lineEnd);
            start = lineEnd + 1;
        }
    }

    private int LineEnd(int start) => start + _text.AsSpan(start).IndexOf((byte)'\n');

    private ReadOnlyMemory<byte> Slice(int start, int end) => _text.AsMemory(start, end - start);

    private JsonDocument Parse(int start, int end) => JsonDocument.Parse(Slice(start, end));
}
