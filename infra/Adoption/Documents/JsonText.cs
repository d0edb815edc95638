using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace GpuInfra.Adoption;

/// <summary>Reads JSON as values with places.</summary>
public static class JsonText
{
    private const int MostNested = 64;

    /// <summary>The value of a file.</summary>
    /// <exception cref="SourceMistakeException">It is not JSON.</exception>
    public static SourceValue Read(SourceText source)
    {
        var bytes = Encoding.UTF8.GetBytes(source.Text.TrimStart('\uFEFF'));
        return Read(source.File, bytes, new Cursor(source.File, bytes).PlaceOf);
    }

    /// <summary>The value of a text that stands within another source: every place is the text's own.</summary>
    /// <exception cref="SourceMistakeException">It is not JSON.</exception>
    public static SourceValue Read(string text, SourcePlace place) => Read(place.File, Encoding.UTF8.GetBytes(text), _ => place);

    /// <summary>Whether a text begins as a JSON object does.</summary>
    public static bool IsObject(string text) => text.AsSpan().TrimStart('\uFEFF').TrimStart() is ['{', ..];

    private static SourceValue Read(string file, byte[] bytes, Func<long, SourcePlace> placeOf)
    {
        var reader = new Utf8JsonReader(bytes, new() { MaxDepth = MostNested });
        try
        {
            _ = reader.Read();
            var value = Value(ref reader, placeOf);
            while (reader.Read())
            {
            }

            return value;
        }
        catch (InvalidOperationException)
        {
            throw new SourceMistakeException(
                [new(placeOf(reader.TokenStartIndex) with { File = file }, "This is not JSON: an escape such as \\ud800 is half of a letter, and the other half is missing.")]);
        }
        catch (JsonException mistake)
        {
            var place = placeOf(Math.Min(reader.BytesConsumed, bytes.Length));
            var message = mistake.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
            throw new SourceMistakeException([new(place with { File = file }, $"This is not JSON: {message}.")]);
        }
    }

    private static SourceValue Value(ref Utf8JsonReader reader, Func<long, SourcePlace> placeOf)
    {
        var place = placeOf(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Map(ref reader, place, placeOf),
            JsonTokenType.StartArray => List(ref reader, place, placeOf),
            JsonTokenType.True => new SourceScalar(true, place),
            JsonTokenType.False => new SourceScalar(false, place),
            JsonTokenType.Number => new SourceScalar(reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble(), place),
            JsonTokenType.String => new SourceScalar(reader.GetString(), place),
            _ => new SourceScalar(null, place),
        };
    }

    private static SourceMap Map(ref Utf8JsonReader reader, SourcePlace place, Func<long, SourcePlace> placeOf)
    {
        var entries = new OrderedDictionary<string, SourceEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, at) = (reader.GetString()!, placeOf(reader.TokenStartIndex));
            _ = reader.Read();
            if (!entries.TryAdd(name, new(name, Value(ref reader, placeOf), at)))
            {
                throw new SourceMistakeException([new(at, $"The key '{name}' stands here twice. Keep one of the two.")]);
            }
        }

        return new([.. entries.Values], place);
    }

    private static SourceList List(ref Utf8JsonReader reader, SourcePlace place, Func<long, SourcePlace> placeOf)
    {
        var items = ImmutableArray.CreateBuilder<SourceValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader, placeOf));
        }

        return new(items.ToImmutable(), place);
    }

    // Goes through a file from place to place, as its reader does. Columns count letters, not bytes.
    private sealed class Cursor(string file, byte[] bytes)
    {
        private int _offset;
        private int _line = 1;
        private int _column = 1;

        public SourcePlace PlaceOf(long offset)
        {
            var passed = bytes.AsSpan(_offset, Math.Max((int)offset - _offset, 0));
            var end = passed.LastIndexOf((byte)'\n');
            _line += passed.Count((byte)'\n');
            _column = end < 0 ? _column + Encoding.UTF8.GetCharCount(passed) : Encoding.UTF8.GetCharCount(passed[(end + 1)..]) + 1;
            _offset += passed.Length;
            return new(file, _line, _column);
        }
    }
}
