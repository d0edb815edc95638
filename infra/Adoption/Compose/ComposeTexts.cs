using System.Collections.Immutable;
using System.Text;

namespace GpuInfra.Adoption;

// The texts of a Compose file with their variables filled in, as far as their values are known.
internal sealed class ComposeTexts(IReadOnlyDictionary<string, string> variables)
{
    private readonly List<ShellUnknown> _unknowns = [];
    private readonly List<SourcePlace> _places = [];
    private readonly Dictionary<int, string> _outside = [];

    // The text that a value is; null for a map or a list.
    public ShellText? Fill(SourceValue? value) => value is SourceScalar { Value: not null } scalar ? Fill(SourceTexts.Of(scalar), scalar.Place) : null;

    public SourcePlace PlaceOf(ShellText text, SourcePlace otherwise) => text.Start switch
    {
        null => otherwise,
        >= 0 and var origin => _places[origin],
        var origin => _places[_unknowns[-origin.Value - 1].Origin],
    };

    public ShellUnknown? UnknownOf(ShellText text) =>
        text.Origins.FirstOrDefault(static origin => origin < 0) is < 0 and var origin ? _unknowns[-origin - 1] : null;

    // The variable that a text takes its value from where it is set, and that is not set here.
    public string? OutsideOf(ShellText text) => text.Origins.Select(_outside.GetValueOrDefault).FirstOrDefault(static name => name is not null);

    public string Show(ShellText text)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            shown.Append(text.Origins[at] < 0 ? _unknowns[-text.Origins[at] - 1].Expression : text.Value[at].ToString());
        }

        return shown.ToString();
    }

    private ShellText Fill(string text, SourcePlace place)
    {
        _places.Add(place);
        return Fill(text, _places.Count - 1);
    }

    private ShellText Fill(string text, int origin)
    {
        var result = new ShellTextBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var (length, value) = text[at] == '$' ? ReadReference(text, at, origin) : (1, null);
            result.Append(value ?? ShellText.From(length == 2 ? "$" : text[at..(at + length)], origin));
            at += length;
        }

        return result.ToText();
    }

    // How long a reference is, and what it stands for; no value where it is none. $$ is a $.
    private (int Length, ShellText? Value) ReadReference(string text, int at, int origin)
    {
        if (at + 1 < text.Length && text[at + 1] == '$')
        {
            return (2, null);
        }

        if (at + 1 < text.Length && text[at + 1] == '{')
        {
            var end = CloseOf(text, at + 1);
            return end < 0 ? (1, null) : (end - at + 1, Braced(text[(at + 2)..end], text[at..(end + 1)], origin));
        }

        var length = NameLength(text, at + 1);
        return length == 0 ? (1, null) : (length + 1, Find(text[(at + 1)..(at + 1 + length)], text[at..(at + 1 + length)], origin));
    }

    private ShellText Braced(string inner, string whole, int origin)
    {
        var name = inner[..NameLength(inner, 0)];
        var rest = inner[name.Length..];
        var symbol = rest.StartsWith(':') && rest.Length > 1 ? rest[..2] : rest.Length > 0 ? rest[..1] : "";
        var operand = rest[symbol.Length..];
        var isSet = variables.TryGetValue(name, out var value) && (!symbol.StartsWith(':') || value.Length > 0);
        switch (symbol.TrimStart(':'))
        {
            case "-" when !isSet:
                var text = Fill(operand, Copy(origin));
                foreach (var character in text.Origins.Where(static character => character >= 0))
                {
                    _outside.TryAdd(character, name);
                }

                return text;
            case "+":
                return isSet ? Fill(operand, origin) : variables.ContainsKey(name) ? ShellText.Empty : Find(name, whole, origin);
            default:
                return Find(name, whole, origin);
        }
    }

    // An origin of its own for what another variable may replace.
    private int Copy(int origin)
    {
        _places.Add(_places[origin]);
        return _places.Count - 1;
    }

    private ShellText Find(string name, string whole, int origin)
    {
        if (variables.TryGetValue(name, out var value))
        {
            return ShellText.From(value, origin);
        }

        _unknowns.Add(new ShellUnknown(SourceExpressions.NamesOf(whole), $"{name} has no value here", origin));
        return ShellText.Unknown(_unknowns.Count - 1);
    }

    private static int NameLength(string text, int start)
    {
        var end = start;
        while (end < text.Length && (text[end] == '_' || char.IsAsciiLetter(text[end]) || (end > start && char.IsAsciiDigit(text[end]))))
        {
            end++;
        }

        return end - start;
    }

    private static int CloseOf(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    // The words of a text as a shell parts them; nothing in them is filled in again.
    public static ImmutableArray<ShellText> Words(ShellText text)
    {
        var words = ImmutableArray.CreateBuilder<ShellText>();
        var word = new ShellTextBuilder();
        var isWord = false;
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var character = text.Value[at];
            if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (isWord)
                {
                    words.Add(word.ToText());
                    (word, isWord) = (new ShellTextBuilder(), false);
                }

                continue;
            }

            isWord = true;
            if (quote == '\0' && character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else
            {
                at += character == '\\' && quote != '\'' && at + 1 < text.Length && (quote == '\0' || text.Value[at + 1] is '"' or '\\') ? 1 : 0;
                word.Append(text.Slice(at, at + 1));
            }
        }

        return isWord ? words.ToImmutable().Add(word.ToText()) : words.ToImmutable();
    }
}
