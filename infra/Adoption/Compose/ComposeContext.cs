using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

// What is noted while a service is read, and its texts.
internal sealed class ComposeContext(ComposeTexts texts, SourceNotes notes, string prefix, IReadOnlyDictionary<string, SourceText> environments)
{
    public ComposeTexts Texts => texts;

    public IReadOnlyDictionary<string, SourceText> Environments => environments;

    public void Ask(string path, string ask, string? @default, SourcePlace place) => notes.Ask(prefix + path, ask, @default, place);

    public void CannotCarry(string what, string reason, SourcePlace place) => notes.CannotCarry(what, reason, place);

    public static SourceMistakeException Mistake(SourcePlace place, string message) => new([new SourceMistake(place, message)]);

    // The value of a property; what is not known is asked for.
    public SourceValue ToValue(string path, ShellText text, SourcePlace otherwise, Func<string, object?>? convert = null, bool isSecretive = false)
    {
        var place = texts.PlaceOf(text, otherwise);
        if (texts.UnknownOf(text) is { } unknown)
        {
            var expression = isSecretive ? unknown.Expression : texts.Show(text);
            Ask(path, $"`{expression}`: {unknown.Reason}", null, place);
            return new SourceUnknown(expression, unknown.Reason, place);
        }

        if (texts.OutsideOf(text) is { } variable)
        {
            Ask(path, $"{variable} may be set from outside; where it is not, this is {(isSecretive ? "what stands here" : text.Value)}", isSecretive ? null : text.Value, place);
        }

        return new SourceScalar(convert is null ? text.Value : convert(text.Value), place);
    }

    public SourceValue? Number(string path, ShellText? text, SourcePlace otherwise)
    {
        if (text is null)
        {
            return null;
        }

        if (text.IsKnown && !long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw Mistake(texts.PlaceOf(text, otherwise), $"'{text.Value}' must be a whole number.");
        }

        return ToValue(path, text, otherwise, static value => long.Parse(value, CultureInfo.InvariantCulture));
    }

    // A command as a list, or as a text that is parted as a shell would.
    public ImmutableArray<ShellText> Words(SourceValue? value) => value switch
    {
        SourceList list => [.. list.Items.Select(texts.Fill).OfType<ShellText>()],
        _ => texts.Fill(value) is { } text ? ComposeTexts.Words(text) : [],
    };

    // NAME=VALUE in a list, or a map; no value where there is none.
    public IEnumerable<(ShellText Name, ShellText? Value, SourcePlace Place)> Pairs(SourceValue? value)
    {
        foreach (var entry in (value as SourceMap)?.Entries ?? [])
        {
            yield return (ShellText.From(entry.Name, 0), entry.Value is SourceScalar { Value: null } ? null : texts.Fill(entry.Value), entry.Value.Place);
        }

        foreach (var item in (value as SourceList)?.Items ?? [])
        {
            if (texts.Fill(item) is { } text)
            {
                var equals = text.IndexOf('=');
                yield return equals < 0 ? (text, null, item.Place) : (text.Slice(0, equals), text.From(equals + 1), item.Place);
            }
        }
    }
}
