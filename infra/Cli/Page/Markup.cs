using System.Collections.Frozen;

namespace GpuInfra.Cli;

// Elements as the text of an HTML document: the one place where anything is escaped.
internal static class Markup
{
    private static readonly FrozenSet<string> Void = FrozenSet.Create("br", "col", "input", "link", "meta");

    // Their content is no markup to a browser. Only the page's own files are written into them.
    private static readonly FrozenSet<string> Raw = FrozenSet.Create("script", "style");

    private static readonly FrozenSet<string> Lines = FrozenSet.Create(
        "article", "body", "button", "details", "dialog", "div", "footer", "h1", "h2", "h3", "h4", "head", "header", "li", "main", "meta",
        "nav", "ol", "p", "path", "rect", "script", "section", "style", "summary", "svg", "table", "tbody", "text", "thead", "title",
        "tr", "ul");

    public static string Write(XElement html)
    {
        var text = new StringBuilder("<!doctype html>\n");
        Write(html, text);
        return text.ToString();
    }

    // A drawing that stands alone.
    public static string WriteSvg(XElement svg)
    {
        var text = new StringBuilder();
        Write(svg, text);
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

// The elements that the page is made of. Whatever a text says, it is text.
internal static class Tag
{
    public static XElement Of(string name, params object?[] content) => new(name, content);

    public static XAttribute With(string name, string value) => new(name, value);

    public static XAttribute With(string name, double value) =>
        new(name, Math.Round(value, 1).ToString(CultureInfo.InvariantCulture));

    public static XAttribute Class(params IEnumerable<string?> names) => new("class", string.Join(' ', names.OfType<string>()));

    public static XAttribute Id(string id) => new("id", id);

    public static XElement Span(string kind, params object?[] content) => Of("span", Class(kind), content);

    // A heading, with the address of what is below it.
    public static XElement Head(XElement heading, string anchor, string what) => Of("div", Class("head"), heading, CopyLink(anchor, what));

    // The address of a part, to give to others. The script copies it.
    public static XElement CopyLink(string anchor, string what) => Of(
        "a",
        Class("copy"),
        With("href", $"#{anchor}"),
        With("aria-label", $"Link to {what}"),
        With("title", $"Link to {what}"),
        Of(
            "svg",
            With("viewBox", "0 0 16 16"),
            With("width", 14),
            With("height", 14),
            With("aria-hidden", "true"),
            Of("path", With("d", "M6.5 9.5l3-3M7.5 4.5l1.2-1.2a2.8 2.8 0 0 1 4 4l-1.2 1.2M8.5 11.5l-1.2 1.2a2.8 2.8 0 0 1-4-4l1.2-1.2"))));

    // What only the script can do.
    public static XElement Button(string action, string words, string? title = null) => Of(
        "button",
        With("type", "button"),
        With("data-do", action),
        title is null ? null : With("aria-label", title),
        title is null ? null : With("title", title),
        words);

    public static XElement Code(string text) => Of("code", text);

    public static XElement Link(string anchor, params object?[] content) => Of("a", With("href", $"#{anchor}"), content);

    // What a table is, for those who do not see where it stands.
    public static XElement UnseenCaption(string text) => Of("caption", Span("unseen", text));

    // A page elsewhere; its address alone where that is none of the web.
    public static XElement Source(string address, string text) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? Of("a", With("href", uri.AbsoluteUri), With("rel", "noopener noreferrer"), text)
            : Code(address);
}
