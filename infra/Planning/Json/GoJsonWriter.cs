using System.Buffers;
using System.Runtime.InteropServices;

namespace GpuInfra.Planning;

// JSON in the bytes of Go's encoder, which writes what this imitates, with <, > and & escaped.
internal sealed class GoJsonWriter(JsonLayout layout)
{
    private const string Indentation = "    ";
    private const int Buffer = 1 << 14;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code).Except("\"\\<>&")]);

    private readonly StringBuilder _text = new(2 * Buffer);

    // Names, types and URNs stand in a plan again and again, and the search for secrets takes its time.
    private readonly Dictionary<string, string> _redacted = [];

    private int _depth;
    private bool _isEmpty;
    private bool _isNamed;

    public void StartObject() => Start('{');

    public void EndObject() => End('}');

    public void StartArray() => Start('[');

    public void EndArray() => End(']');

    public void Name(string name)
    {
        Separate();
        Quote(name);
        _text.Append(layout == JsonLayout.Indented ? ": " : ":");
        _isNamed = true;
    }

    public void Value(string text)
    {
        Separate();
        Quote(text);
    }

    public void Value(bool flag) => Literal(flag ? "true" : "false");

    public void Value(double number) => Literal(Format(number));

    public void Null() => Literal("null");

    // Hands over what there is once it is worth a call.
    public ValueTask FlushAsync(TextWriter output) => _text.Length < Buffer ? default : WriteToAsync(output);

    public ValueTask EndAsync(TextWriter output)
    {
        _text.Append('\n');
        return WriteToAsync(output);
    }

    private async ValueTask WriteToAsync(TextWriter output)
    {
        foreach (var chunk in _text.GetChunks())
        {
            await output.WriteAsync(chunk).ConfigureAwait(false);
        }

        _text.Clear();
    }

    private void Start(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _depth++;
        _isEmpty = true;
    }

    private void End(char bracket)
    {
        _depth--;
        if (!_isEmpty)
        {
            NewLine();
        }

        _text.Append(bracket);
        _isEmpty = false;
    }

    private void Literal(string text)
    {
        Separate();
        _text.Append(text);
    }

    private void Separate()
    {
        if (_isNamed || _depth == 0)
        {
            _isNamed = false;
            return;
        }

        if (!_isEmpty)
        {
            _text.Append(',');
        }

        NewLine();
        _isEmpty = false;
    }

    private void NewLine()
    {
        if (layout == JsonLayout.OneLine)
        {
            return;
        }

        _text.Append('\n');
        for (var level = 0; level < _depth; level++)
        {
            _text.Append(Indentation);
        }
    }

    private void Quote(string text)
    {
        ref var redacted = ref CollectionsMarshal.GetValueRefOrAddDefault(_redacted, text, out _);
        redacted ??= SecretText.Redact(text);
        _text.Append('"');
        var rest = redacted.AsSpan();
        var plain = rest.IndexOfAnyExcept(Plain) is >= 0 and var first ? first : rest.Length;
        _text.Append(rest[..plain]);
        foreach (var rune in rest[plain..].EnumerateRunes())
        {
            Escape(rune);
        }

        _text.Append('"');
    }

    private void Escape(Rune rune)
    {
        var escaped = rune.Value switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' =>
                string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            <= '~' => null,
            _ when IsUnseen(rune) => InUnits(rune),
            _ => null,
        };
        if (escaped is not null)
        {
            _text.Append(escaped);
            return;
        }

        Span<char> characters = stackalloc char[2];
        _text.Append(characters[..rune.EncodeToUtf16(characters)]);
    }

    // Go writes these as they are, and a reader of a committed plan would not see them: the text that they make is the same.
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    private static string InUnits(Rune rune) =>
        string.Concat(rune.ToString().Select(unit => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")));

    // The shortest digits that mean the number, without an exponent unless it is very small or very large.
    private static string Format(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        var magnitude = Math.Abs(number);
        var exponent = digits.IndexOf('E', StringComparison.Ordinal);
        if (exponent < 0 || magnitude is < 1e-6 or >= 1e21)
        {
            return digits.Replace("E+", "e+", StringComparison.Ordinal).Replace("E-0", "e-", StringComparison.Ordinal)
                .Replace("E-", "e-", StringComparison.Ordinal);
        }

        return decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }
}
