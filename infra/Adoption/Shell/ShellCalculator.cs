using System.Globalization;

namespace GpuInfra.Adoption;

// The arithmetic of a shell; null is a number that nobody knows.
internal sealed class ShellCalculator(string text, Func<string, long?> read, Action<string, long> write)
{
    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    private int _at;

    public long? Evaluate()
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return 1;
        }

        long? value;
        do
        {
            value = ReadChoice();
        }
        while (Take(","));

        Skip();
        return _at == text.Length ? value : null;
    }

    private long? ReadChoice()
    {
        var value = ReadLevel(0);
        if (!Take("?"))
        {
            return value;
        }

        var then = ReadChoice();
        var otherwise = Take(":") ? ReadChoice() : null;
        return value is null ? null : value != 0 ? then : otherwise;
    }

    private long? ReadLevel(int level)
    {
        if (level == Levels.Length)
        {
            return ReadUnary();
        }

        var left = ReadLevel(level + 1);
        while (Levels[level].FirstOrDefault(Take) is { } symbol)
        {
            left = Combine(symbol, left, ReadLevel(level + 1));
        }

        return left;
    }

    private static long? Combine(string symbol, long? left, long? right) => (symbol, left, right) switch
    {
        ("||", { } one, { } two) => one != 0 || two != 0 ? 1 : 0,
        ("&&", { } one, { } two) => one != 0 && two != 0 ? 1 : 0,
        ("==", { } one, { } two) => one == two ? 1 : 0,
        ("!=", { } one, { } two) => one != two ? 1 : 0,
        ("<=", { } one, { } two) => one <= two ? 1 : 0,
        (">=", { } one, { } two) => one >= two ? 1 : 0,
        ("<", { } one, { } two) => one < two ? 1 : 0,
        (">", { } one, { } two) => one > two ? 1 : 0,
        ("+", { } one, { } two) => one + two,
        ("-", { } one, { } two) => one - two,
        ("*", { } one, { } two) => one * two,
        ("/", { } one, { } two) when two != 0 => one / two,
        ("%", { } one, { } two) when two != 0 => one % two,
        _ => null,
    };

    private long? ReadUnary()
    {
        if (Take("++") || Take("--"))
        {
            var step = text[_at - 1] == '+' ? 1 : -1;
            var name = ReadName();
            return Assign(name, read(name) + step);
        }

        if (Take("!"))
        {
            return ReadUnary() is { } value ? value == 0 ? 1 : 0 : null;
        }

        if (Take("-"))
        {
            return -ReadUnary();
        }

        if (Take("("))
        {
            var inner = ReadChoice();
            return Take(")") ? inner : null;
        }

        Skip();
        return _at < text.Length && char.IsAsciiDigit(text[_at]) ? ReadNumber() : ReadVariable();
    }

    private long? ReadNumber()
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        return long.TryParse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private long? ReadVariable()
    {
        var name = ReadName();
        if (name.Length == 0)
        {
            _at = text.Length + 1;
            return null;
        }

        var value = read(name);
        if (Take("++") || Take("--"))
        {
            Assign(name, value + (text[_at - 1] == '+' ? 1 : -1));
            return value;
        }

        foreach (var symbol in (string[])["+=", "-=", "*="])
        {
            if (Take(symbol))
            {
                return Assign(name, Combine(symbol[..1], value, ReadChoice()));
            }
        }

        return !Sees("==") && Take("=") ? Assign(name, ReadChoice()) : value;
    }

    private long? Assign(string name, long? value)
    {
        if (value is { } known)
        {
            write(name, known);
        }

        return value;
    }

    private string ReadName()
    {
        Skip();
        var start = _at;
        while (_at < text.Length && (text[_at] == '_' || char.IsAsciiLetterOrDigit(text[_at])))
        {
            _at++;
        }

        return text[Math.Min(start, text.Length)..Math.Min(_at, text.Length)];
    }

    private bool Sees(string symbol)
    {
        Skip();
        return string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) == 0;
    }

    private bool Take(string symbol)
    {
        if (_at >= text.Length || !Sees(symbol) || (symbol is "+" or "-" && Sees($"{symbol}=")))
        {
            return false;
        }

        _at += symbol.Length;
        return true;
    }

    private void Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
