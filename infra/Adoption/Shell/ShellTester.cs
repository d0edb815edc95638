using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// [[ … ]], [ … ] and test; null is a truth that nobody knows before a run.
internal sealed class ShellTester(ShellRun run, ImmutableArray<ShellWord> words, bool isExtended)
{
    private int _at;

    public bool? Evaluate()
    {
        var result = ReadOr();
        return _at == words.Length ? result : null;
    }

    private string? Next => _at < words.Length ? words[_at].Bare : null;

    private bool Take(params string[] symbols)
    {
        if (Next is not { } next || !symbols.Contains(next))
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool? ReadOr()
    {
        var left = ReadAnd();
        while (Take("||", "-o"))
        {
            var right = ReadAnd();
            left = left is true || right is true ? true : left is null || right is null ? null : false;
        }

        return left;
    }

    private bool? ReadAnd()
    {
        var left = ReadPrimary();
        while (Take("&&", "-a"))
        {
            var right = ReadPrimary();
            left = left is false || right is false ? false : left is null || right is null ? null : true;
        }

        return left;
    }

    private bool? ReadPrimary()
    {
        if (Take("!"))
        {
            return !ReadPrimary();
        }

        if (Take("(", "\\("))
        {
            var inner = ReadOr();
            _ = Take(")", "\\)");
            return inner;
        }

        if (Next is { Length: 2 } unary && unary[0] == '-' && char.IsAsciiLetter(unary[1]) && _at + 1 < words.Length
            && !(_at + 2 < words.Length && IsBinary(words[_at + 1].Bare)))
        {
            _at += 2;
            return Check(unary[1], run.ExpandText(words[_at - 1]));
        }

        if (_at + 2 < words.Length && words[_at + 1].Bare is { } symbol && IsBinary(symbol))
        {
            _at += 3;
            return Compare(words[_at - 3], symbol, words[_at - 1]);
        }

        return _at < words.Length ? Check('n', run.ExpandText(words[_at++])) : null;
    }

    private static bool IsBinary(string? word) =>
        word is "=" or "==" or "!=" or "=~" or "<" or ">" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge";

    private static bool? Check(char operation, ShellText text) => operation switch
    {
        'n' => IsEmpty(text) is { } isEmpty ? !isEmpty : null,
        'z' => IsEmpty(text),
        _ => null,
    };

    private static bool? IsEmpty(ShellText text) => text.Origins.Any(origin => origin >= 0) ? false : text.Length == 0 ? true : null;

    private bool? Compare(ShellWord left, string symbol, ShellWord right)
    {
        var one = run.ExpandText(left);
        var two = run.ExpandText(right);
        if (!one.IsKnown || !two.IsKnown)
        {
            return null;
        }

        run.NoteAssumption(one, left.Text.Start ?? 0);
        run.NoteAssumption(two, right.Text.Start ?? 0);
        if (symbol[0] == '-')
        {
            return long.TryParse(one.Value, CultureInfo.InvariantCulture, out var first) && long.TryParse(two.Value, CultureInfo.InvariantCulture, out var second)
                ? symbol switch
                {
                    "-eq" => first == second,
                    "-ne" => first != second,
                    "-lt" => first < second,
                    "-le" => first <= second,
                    "-gt" => first > second,
                    _ => first >= second,
                }
                : null;
        }

        return symbol switch
        {
            "=" or "==" or "!=" when isExtended => run.ToPattern(right, isWhole: true)!.IsMatch(one.Value) == (symbol != "!="),
            "=" or "==" => one.Value == two.Value,
            "!=" => one.Value != two.Value,
            "=~" => Matches(one.Value, two.Value),
            "<" => string.CompareOrdinal(one.Value, two.Value) < 0,
            _ => string.CompareOrdinal(one.Value, two.Value) > 0,
        };
    }

    private static bool? Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
