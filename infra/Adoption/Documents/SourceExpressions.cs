using System.Text;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// Expressions as they may be shown: the names in them, and … for each literal, any of which may be a secret.
internal static partial class SourceExpressions
{
    public const char Hidden = '…';

    // Commands whose words only say what they ask for.
    private static readonly HashSet<string> Asking = ["gcloud", "git", "date", "pwd", "basename", "dirname", "hostname", "terraform", "whoami"];

    public static string NamesOf(string expression)
    {
        var names = new StringBuilder();
        var at = 0;
        while (at < expression.Length)
        {
            at = Read(expression, at, names);
        }

        return names.ToString();
    }

    // Shows what begins at a place, and tells where the next begins.
    private static int Read(string text, int at, StringBuilder names)
    {
        if (text[at] is '"')
        {
            var end = QuoteEnd(text, at);
            names.Append('"').Append(InQuotes(text[(at + 1)..end])).Append('"');
            return end + 1;
        }

        if (text[at] is '\'' or '`')
        {
            var end = text.IndexOf(text[at], at + 1) is var close and >= 0 ? close : text.Length;
            names.Append(text[at]).Append(text[at] == '`' ? Command(text[(at + 1)..end]) : Masked(text[(at + 1)..end])).Append(text[at]);
            return end + 1;
        }

        if (At(text, at, "<<"))
        {
            names.Append("<<").Append(Hidden);
            return text.Length;
        }

        if (text[at] == '#' || At(text, at, "//") || At(text, at, "/*"))
        {
            var end = At(text, at, "/*") ? text.IndexOf("*/", at, StringComparison.Ordinal) + 2 : text.IndexOf('\n', at);
            return end < at ? text.Length : end;
        }

        if (IsReference(text, at))
        {
            return Reference(text, at, names);
        }

        names.Append(text[at]);
        return at + 1;
    }

    private static bool IsReference(string text, int at) =>
        At(text, at, "${") || At(text, at, "%{") || At(text, at, "$(") || At(text, at, "<(");

    private static int Reference(string text, int at, StringBuilder names)
    {
        var end = CloseOf(text, at + 1);
        var inner = text[(at + 2)..Math.Min(end, text.Length)];
        names.Append(text.AsSpan(at, 2));
        names.Append(text[at + 1] == '(' ? Command(inner) : Operand().Match(inner) is { Success: true } operand ? $"{operand.Value}{Hidden}"
            : ShellName().IsMatch(inner) ? inner : NamesOf(inner));
        names.Append(text[at + 1] == '(' ? ')' : '}');
        return end + 1;
    }

    private static string Command(string text)
    {
        var name = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        return Asking.Contains(name) ? NamesOf(text) : Word().Match(name).Value is { Length: > 0 } word && text.Trim() == word ? word : $"{Word().Match(name).Value} {Hidden}".TrimStart();
    }

    // A literal with references in it.
    private static string InQuotes(string text)
    {
        var names = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            if (IsReference(text, at))
            {
                at = Reference(text, at, names);
            }
            else if (Variable().Match(text, at) is { Success: true } variable && variable.Index == at)
            {
                names.Append(variable.Value);
                at += variable.Length;
            }
            else
            {
                _ = names.Length > 0 && names[^1] == Hidden ? names : names.Append(Hidden);
                at++;
            }
        }

        return names.ToString();
    }

    private static string Masked(string text) => text.Length == 0 ? "" : $"{Hidden}";

    private static bool At(string text, int at, string start) => string.CompareOrdinal(text, at, start, 0, start.Length) == 0;

    private static int QuoteEnd(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                return at;
            }

            at = text[at] == '\\' ? at + 1 : IsReference(text, at) ? CloseOf(text, at + 1) : at;
        }

        return text.Length;
    }

    private static int CloseOf(string text, int open)
    {
        var (up, down, depth) = (text[open], text[open] == '(' ? ')' : '}', 0);
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] == up ? 1 : text[at] == down ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    // What the shell takes where a variable is not set, or says of it.
    [GeneratedRegex(@"\A[A-Za-z_]\w*:?[-=?+](?! )(?=.)", RegexOptions.Singleline)]
    private static partial Regex Operand();

    [GeneratedRegex(@"\A[!#]?[A-Za-z_0-9@*]+([#%^,:/\[].*)?\z")]
    private static partial Regex ShellName();

    [GeneratedRegex(@"\G\$[A-Za-z_]\w*")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\A[A-Za-z0-9_./-]+")]
    private static partial Regex Word();
}
