namespace GpuInfra.Planning;

internal readonly record struct Symbol<TOwner>(TOwner Owner, string Path);

// Stand-ins for what only the cloud knows. A stand-in is an ordinary value, so that a program can put it into other
// values, and recognizable, so that it is found there again. A text survives formatting, changes of case and JSON.
internal sealed class SymbolTable<TOwner>
{
    private const string Start = "${=";
    private const string End = "=}";
    private const int FirstNumber = int.MinValue + 1;

    private readonly Lock _lock = new();
    private readonly List<Symbol<TOwner>> _symbols = [];

    public string AddText(TOwner owner, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}{Add(owner, path)}{End}");

    public double AddNumber(TOwner owner, string path) => FirstNumber + Add(owner, path);

    public bool TryFind(double number, out Symbol<TOwner> symbol)
    {
        var index = number - FirstNumber;
        var isSymbol = index >= 0 && index < _symbols.Count && double.IsInteger(index);
        symbol = isSymbol ? _symbols[(int)index] : default;
        return isSymbol;
    }

    public bool TryFind(string text, out Symbol<TOwner> symbol)
    {
        symbol = default;
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        return start >= 0 && TryReadAt(text, start, out symbol) > 0;
    }

    public string Replace(string text, Func<Symbol<TOwner>, string> describe)
    {
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var parts = new List<string>();
        var done = 0;
        for (; start >= 0; start = text.IndexOf(Start, start, StringComparison.Ordinal))
        {
            var length = TryReadAt(text, start, out var symbol);
            if (length > 0)
            {
                parts.Add(text[done..start]);
                parts.Add(describe(symbol));
                done = start + length;
            }

            start += Math.Max(length, Start.Length);
        }

        parts.Add(text[done..]);
        return string.Concat(parts);
    }

    private int Add(TOwner owner, string path)
    {
        lock (_lock)
        {
            _symbols.Add(new Symbol<TOwner>(owner, path));
            return _symbols.Count - 1;
        }
    }

    // The length of the stand-in that starts there; zero where it only looks like one.
    private int TryReadAt(string text, int start, out Symbol<TOwner> symbol)
    {
        symbol = default;
        var digits = start + Start.Length;
        var end = text.IndexOf(End, digits, StringComparison.Ordinal);
        if (end < 0
            || !int.TryParse(text.AsSpan(digits, end - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= _symbols.Count)
        {
            return 0;
        }

        symbol = _symbols[index];
        return end + End.Length - start;
    }
}
