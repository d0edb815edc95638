using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GpuInfra.StackFiles;

// Where Pulumi's reader of YAML understands a text otherwise than the parser does, or refuses it.
internal static class YamlText
{
    // The first character that Pulumi's reader refuses, wherever it stands; nothing if there is none.
    public static (Place Place, Violation Mistake)? FindForbidden(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return (Place.None, FileIsReadable.Mistake("holds a NUL character, where YAML ends", "Save it as a text without it."));
        }

        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsAllowed(rune.Value))
            {
                var name = rune.Value.ToString("X4", CultureInfo.InvariantCulture);
                return (Lines.EndOf(text[..at]), FileIsYaml.Mistake(
                    $"is the character U+{name}, which Pulumi's reader of YAML refuses", "Remove it; it may not be visible."));
            }

            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    // What a value is: to YAML 1.2 the tag '!' makes a text of anything, and Pulumi does not see it.
    public static ScalarKind KindOf(Scalar scalar) =>
        scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific) ? ScalarKind.Text
        : ScalarSyntax.KindOf(scalar.Value) is var kind && (scalar.Tag.IsEmpty || kind == ScalarKind.Text) ? kind
        : ScalarKind.Ambiguous;

    // What is wrong with a tag; nothing if there is none, or the one that the value has anyway.
    public static Violation? TagMistake(NodeEvent node, string known) =>
        node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value == known ? null
            : FileIsYaml.Mistake($"has the tag '{node.Tag.Value}', which means nothing here", "Remove the tag.");

    public static Violation KeyMistake(ParsingEvent key) => key is MappingStart { Style: MappingStyle.Flow }
        ? FileIsYaml.Mistake("has a map in braces for a key", "Put what a template is to fill in into quotes.")
        : FileIsYaml.Mistake("has a key that is not a text", "Use texts as keys.");

    // What is wrong with a text in double quotes that escapes a slash, as JSON allows.
    public static Violation? EscapeMistake(Scalar scalar, string text) => scalar.Style == ScalarStyle.DoubleQuoted
        && HasEscapedSlash(text.AsSpan((int)scalar.Start.Index, (int)(scalar.End.Index - scalar.Start.Index)))
            ? FileIsYaml.Mistake(@"has the escape '\/', which Pulumi's reader of YAML refuses", "Write '/' alone.")
            : null;

    private static bool HasEscapedSlash(ReadOnlySpan<char> quoted)
    {
        for (var i = 0; i + 1 < quoted.Length; i++)
        {
            if (quoted[i] == '\\')
            {
                if (quoted[i + 1] == '/')
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }

    private static bool IsAllowed(int rune) =>
        rune is '\t' or '\n' or '\r' or (>= 0x20 and <= 0x7E) or 0x85 or (>= 0xA0 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD)
            or >= 0x10000;
}
