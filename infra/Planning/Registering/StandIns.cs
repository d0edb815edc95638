using System.Security.Cryptography;
using System.Text;

namespace GpuInfra.Planning;

// Texts that stand for what only the cloud knows. Each is the same in every run, and holds of every kind of character at which a program
// takes a text apart, in both cases, so that no part of one and no other form of one is taken for the whole.
internal sealed class StandIns(string mark)
{
    private const string Start = "${=";
    private const string End = "=}";
    private const int Digits = 16;

    private readonly string _middle = $"Gi{mark}-{mark}q/{mark}.{mark}Z:{mark}u@{mark}w_{mark}x,{mark}";

    private readonly Dictionary<string, Symbol<SentResource>> _symbols = new(StringComparer.Ordinal);

    public string Add(SentResource owner, string path)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner.Urn}\n{path}")))[..Digits];
        var text = $"{Start}{_middle}{digest}{End}";
        _symbols[text] = new(owner, path);
        return text;
    }

    public static bool IsIn(string text) => text.Contains(Start, StringComparison.Ordinal);

    // The text with a name for each stand-in; nothing where there is none, or something that was made of one beside them.
    public string? Describe(string text, Func<Symbol<SentResource>, string?> describe)
    {
        var parts = new List<string>();
        var done = 0;
        for (var start = text.IndexOf(Start, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Start, done, StringComparison.Ordinal))
        {
            var end = start + Start.Length + _middle.Length + Digits + End.Length;
            if (end > text.Length || !_symbols.TryGetValue(text[start..end], out var symbol) || describe(symbol) is not { } name)
            {
                return null;
            }

            parts.AddRange([text[done..start], name]);
            done = end;
        }

        parts.Add(text[done..]);
        return done == 0 || parts.Where((_, index) => index % 2 == 0).Any(IsPart) ? null : string.Concat(parts);
    }

    public bool IsPart(string text) =>
        text.Contains(Start, StringComparison.Ordinal) || text.Contains(End, StringComparison.Ordinal)
        || text.Contains(_middle[..4], StringComparison.OrdinalIgnoreCase);
}
