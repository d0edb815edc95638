using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace GpuInfra.Cli;

/// <summary>Elements as the text of an HTML document: the one place where anything is escaped.</summary>
internal static class Markup
{
    private static readonly FrozenSet<string> Void = FrozenSet.Create("br", "col", "input", "link", "meta");

    // Their content is no markup to a browser. Only the page's own files are written into them.
    private static readonly FrozenSet<string> Raw = FrozenSet.Create("script", "style");

    private static readonly FrozenSet<string> Lines = FrozenSet.Create(
        "article", "body", "details", "dialog", "div", "footer", "h1", "h2", "h3", "h4", "head", "header", "li", "main", "meta",
        "nav", "p", "path", "rect", "script", "section", "style", "summary", "svg", "table", "tbody", "text", "thead", "title",
        "tr", "ul");

    public static string Write(XElement html)
    {
        var text = new StringBuilder("<!doctype html>\n");
        Write(html, text);
        return text.ToString();
    }

    private static void Write(XElement element, StringBuilder text)
    {
        var name = element.Name.LocalName;
        text.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            text.Append(' ').Append(attribute.Name.LocalName).Append("=\"");
            Escape(attribute.Value, text);
            text.Append('"');
        }

        text.Append('>');
        if (!Void.Contains(name))
        {
            WriteContent(element, text);
            text.Append("</").Append(name).Append('>');
        }

        if (Lines.Contains(name))
        {
            text.Append('\n');
        }
    }

    private static void WriteContent(XElement element, StringBuilder text)
    {
        var name = element.Name.LocalName;
        if (Raw.Contains(name))
        {
            text.Append(element.Value);
            return;
        }

        if (name == "pre")
        {
            // A browser takes the first line break for a part of the tag.
            text.Append('\n');
        }

        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
            {
                Write(child, text);
            }
            else if (node is XText content)
            {
                Escape(content.Value, text);
            }
        }
    }

    private static void Escape(string value, StringBuilder text)
    {
        Span<char> units = stackalloc char[2];
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\n' or '\t' => text.Append((char)rune.Value),
                _ when IsUnseen(rune) => text.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x4}}}"),
                _ => text.Append(units[..rune.EncodeToUtf16(units)]),
            };
        }
    }

    // What has no shape, or changes the order of what is around it, would let a value look like another.
    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
