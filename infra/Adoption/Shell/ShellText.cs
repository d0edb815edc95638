using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GpuInfra.Adoption;

// A text, and where each of its characters stands: an offset into the source, or, below zero, a value that only a run would tell.
internal sealed record ShellText(string Value, ImmutableArray<int> Origins)
{
    // Stands for a value that is not known; what tells it from the same character of a source is its origin.
    public const char Mark = '\uFFFC';

    public static ShellText Empty { get; } = new("", []);

    public int Length => Value.Length;

    public bool IsKnown => Origins.All(static origin => origin >= 0);

    // Where the text stands, by its first character that stands anywhere; null for what stands nowhere.
    public int? Start => Origins.IsDefaultOrEmpty ? null : Origins[0];

    public static ShellText At(string value, int origin) => new(value, [.. Enumerable.Range(origin, value.Length)]);

    // A text that stands nowhere itself and comes from somewhere, such as the result of a calculation.
    public static ShellText From(string value, int origin) => new(value, [.. Enumerable.Repeat(origin, value.Length)]);

    public static ShellText Unknown(int id) => new($"{Mark}", [-id - 1]);

    public static ShellText Join(ShellText separator, IEnumerable<ShellText> texts)
    {
        var builder = new ShellTextBuilder();
        var isFirst = true;
        foreach (var text in texts)
        {
            if (!isFirst)
            {
                builder.Append(separator);
            }

            builder.Append(text);
            isFirst = false;
        }

        return builder.ToText();
    }

    public ShellText Slice(int start, int end) => new(Value[start..end], Origins[start..end]);

    public ShellText From(int start) => Slice(start, Length);

    // The same characters in other letters.
    public ShellText With(string value) => new(value, Origins);

    public IEnumerable<ShellText> Split(string delimiter)
    {
        var start = 0;
        while (Value.IndexOf(delimiter, start, StringComparison.Ordinal) is var end and >= 0)
        {
            yield return Slice(start, end);
            start = end + delimiter.Length;
        }

        yield return From(start);
    }

    public int IndexOf(char character) => Value.IndexOf(character, StringComparison.Ordinal);

    public bool StartsWith(string text) => Value.StartsWith(text, StringComparison.Ordinal);

    public ShellText Trim()
    {
        var start = 0;
        var end = Length;
        while (start < end && char.IsWhiteSpace(Value[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(Value[end - 1]))
        {
            end--;
        }

        return Slice(start, end);
    }

    public bool Equals(ShellText? other) =>
        other is not null && Value == other.Value && Origins.Zip(other.Origins).All(static pair => pair.First >= 0
            ? pair.Second >= 0
            : pair.First == pair.Second);

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;
}

internal sealed class ShellTextBuilder
{
    private const int MostCharacters = 1 << 20;

    private readonly StringBuilder _value = new();
    private readonly ImmutableArray<int>.Builder _origins = ImmutableArray.CreateBuilder<int>();

    public int Length => _value.Length;

    public ShellTextBuilder Append(char character, int origin)
    {
        Hold(1, origin);
        _value.Append(character);
        _origins.Add(origin);
        return this;
    }

    public ShellTextBuilder Append(ShellText text)
    {
        Hold(text.Length, text.Start ?? 0);
        _value.Append(text.Value);
        _origins.AddRange(text.Origins);
        return this;
    }

    public ShellText ToText() => new(_value.ToString(), _origins.ToImmutable());

    private void Hold(int more, int origin)
    {
        if (_value.Length + (long)more > MostCharacters)
        {
            throw new ShellLimitException(string.Create(CultureInfo.InvariantCulture, $"a text of more than {MostCharacters:N0} characters comes of this"), origin);
        }
    }
}
