namespace GpuInfra.StackFiles;

// The maps and lists that are open at a line, by their indentation, and whether the next line fits among them.
internal sealed class YamlBlocks
{
    private const int Step = 2;

    private readonly Stack<Block> _open = new();

    private Entry? _last;
    private Entry? _stepBack;
    private int[] _left = [];

    // The column of the last key or item; before all columns if there is none yet.
    public int LastColumn => _last?.Column ?? -1;

    public bool EndsInItem => _last is { IsItem: true };

    public void Clear()
    {
        _open.Clear();
        (_last, _stepBack, _left) = (null, null, []);
    }

    public void SetValue(bool isThere) => _last = _last! with { HasValue = isThere };

    public void OpenAt(Entry entry)
    {
        _open.Push(new(entry.Column, entry.IsItem, entry));
        _last = entry;
    }

    // Takes the next key or item; says what is wrong if it fits nowhere.
    public YamlMistake? Take(Entry entry, int followers)
    {
        var closed = new List<Block>();
        while (_open.TryPeek(out var block) && block.Column > entry.Column)
        {
            closed.Add(_open.Pop());
        }

        var mistake = !_open.TryPeek(out var around) ? OpenFirst(entry, closed)
            : entry.Column > around.Column ? Open(entry, closed, followers)
            : Join(entry, around);
        if (closed.Count > 0)
        {
            (_stepBack, _left) = (entry, [.. closed.Select(block => block.Column)]);
        }

        _last = entry;
        return mistake;
    }

    // What a parser says of a file whose first line is indented is right.
    private YamlMistake? OpenFirst(Entry entry, List<Block> closed)
    {
        if (closed.Count == 0)
        {
            _open.Push(new(entry.Column, entry.IsItem, entry));
        }

        return null;
    }

    private YamlMistake? Open(Entry entry, List<Block> closed, int followers)
    {
        if (closed.Count > 0 && entry.IsItem && _last is { IsItem: false, HasValue: false } owner)
        {
            return Uneven(entry, $"{owner.Name} above it, whose item it is, with {owner.Column}", owner.Column + Step);
        }

        if (closed is [.., var outermost])
        {
            return outermost.Count < followers
                ? Uneven(outermost.First, $"the {Noun(outermost.First)} after it with {entry.Column}", entry.Column)
                : Uneven(entry, $"the {Noun(outermost.First)} above it with {outermost.Column}", outermost.Column);
        }

        if (_last is { HasValue: true } last)
        {
            return _stepBack is { } step && _left.Contains(entry.Column)
                ? Uneven(step, $"the {Noun(entry)} before and after it with {entry.Column}", entry.Column)
                : Uneven(entry, $"{last.Name} above it, which has a value already, with {last.Column}", last.Column);
        }

        _open.Push(new(entry.Column, entry.IsItem, entry));
        return null;
    }

    private YamlMistake? Join(Entry entry, Block around)
    {
        if (entry.IsItem == around.IsList)
        {
            around.Count++;
            return null;
        }

        if (entry.IsItem)
        {
            // A list may stand as deep as its key.
            if (_last is { HasValue: false } key && key.Column == entry.Column)
            {
                _open.Push(new(entry.Column, true, entry));
                return null;
            }

            return new(entry.Place, "is an item of a list among keys", "Remove the hyphen, or indent the list below its key.");
        }

        _open.Pop();
        if (_open.TryPeek(out var map) && map.Column == entry.Column)
        {
            map.Count++;
            return null;
        }

        return new(
            entry.Place, "does not line up with the list above it", "Indent it like the list, or like the key that it belongs to.");
    }

    private static YamlMistake Uneven(Entry entry, string others, int right) =>
        new(entry.Place, $"is indented with {Spaces(entry.Column)}, but {others}", $"Indent it with {Spaces(right)}.");

    private static string Noun(Entry entry) => entry.IsItem ? "items" : "keys";

    private static string Spaces(int count) => count == 1 ? "1 space" : $"{count} spaces";

    // A key, or an item of a list.
    internal sealed record Entry(Place Place, string Name, bool IsItem)
    {
        public int Column => Place.Column - 1;

        public bool HasValue { get; init; }
    }

    private sealed record Block(int Column, bool IsList, Entry First)
    {
        public int Count { get; set; } = 1;
    }
}
