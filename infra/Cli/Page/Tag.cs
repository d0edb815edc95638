using System.Globalization;
using System.Xml.Linq;

namespace GpuInfra.Cli;

/// <summary>The elements that the page is made of. Whatever a text says, it is text.</summary>
internal static class Tag
{
    public static XElement Of(string name, params object?[] content) => new(name, content);

    public static XAttribute With(string name, string value) => new(name, value);

    public static XAttribute With(string name, double value) =>
        new(name, Math.Round(value, 1).ToString(CultureInfo.InvariantCulture));

    public static XAttribute Class(params IEnumerable<string?> names) => new("class", string.Join(' ', names.OfType<string>()));

    public static XAttribute Id(string id) => new("id", id);

    public static XElement Span(string kind, params object?[] content) => Of("span", Class(kind), content);

    /// <summary>A name or a value as a machine spells it.</summary>
    public static XElement Code(string text) => Of("code", text);

    public static XElement Link(string anchor, params object?[] content) => Of("a", With("href", $"#{anchor}"), content);

    /// <summary>What a table is, for those who do not see where it stands.</summary>
    public static XElement UnseenCaption(string text) => Of("caption", Span("unseen", text));

    /// <summary>A page elsewhere; its address alone where that is none of the web.</summary>
    public static XElement Source(string address, string text) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? Of("a", With("href", uri.AbsoluteUri), With("rel", "noopener noreferrer"), text)
            : Code(address);
}
