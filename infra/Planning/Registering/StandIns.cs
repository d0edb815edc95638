using System.Security.Cryptography;
using System.Text;

namespace GpuInfra.Planning;

// Texts that stand for what only the cloud knows. Each is the same in every run, and holds many of every kind of character at which a program
// takes a text apart. The two forms differ in all that a program may ask of a text: how it begins and ends, how long it is, how often it holds
// something, which of two comes first. What is made of both alike hangs on nothing of that. An address is one in both.
internal sealed class StandIns(StandInForm form)
{
    private const int Digits = 16;

    private static readonly string[] Addresses = ["uri", "url", "link", "endpoint"];

    private static readonly string LongTail = string.Concat(Enumerable.Repeat("/Bb--n..o::p@@r__s,,", 14)) + "/B/";

    private readonly bool _isLong = form == StandInForm.Longer;
    private readonly string _head = form == StandInForm.Longer ? "Zz--z" : "projects/q";
    private readonly string _addressHead = form == StandInForm.Longer ? "http://z" : "https://q";
    private readonly string _tail = form == StandInForm.Longer ? LongTail : "/Qa-i.c:d@e_f,g/h/j/k/l/m/t";

    private readonly Dictionary<string, Symbol<SentResource>> _symbols = new(StringComparer.Ordinal);

    public string Add(SentResource owner, string path)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{owner.Urn}\n{path}"))[..(Digits / 2)];
        var ordered = _isLong ? digest.Select(part => (byte)~part).ToArray() : digest;
        var head = Addresses.Any(address => path.EndsWith(address, StringComparison.OrdinalIgnoreCase)) ? _addressHead : _head;
        var text = $"{head}{Convert.ToHexStringLower(ordered)}{_tail}";
        _symbols[text] = new(owner, path);
        return text;
    }

    public bool IsIn(string text) => text.Contains(_tail, StringComparison.Ordinal);

    // The text with a name for each stand-in; nothing where there is none, or one that is not whole.
    public string? Describe(string text, Func<Symbol<SentResource>, string?> describe)
    {
        var described = new StringBuilder();
        var done = 0;
        for (var tail = text.IndexOf(_tail, StringComparison.Ordinal); tail >= 0; tail = text.IndexOf(_tail, done, StringComparison.Ordinal))
        {
            var end = tail + _tail.Length;
            if (Find(text[done..end]) is not ({ } symbol, var length) || describe(symbol) is not { } name)
            {
                return null;
            }

            _ = described.Append(text, done, end - length - done).Append(name);
            done = end;
        }

        return done == 0 ? null : described.Append(text, done, text.Length - done).ToString();
    }

    // The stand-in with which a text ends.
    private (Symbol<SentResource>? Symbol, int Length) Find(string text)
    {
        foreach (var length in ((string[])[_head, _addressHead]).Select(head => head.Length + Digits + _tail.Length).Where(length => length <= text.Length))
        {
            if (_symbols.TryGetValue(text[^length..], out var symbol))
            {
                return (symbol, length);
            }
        }

        return (null, 0);
    }
}
