using System.Xml.Linq;

namespace GpuInfra.Cli;

/// <summary>Who says so, and when that was read.</summary>
internal static class SourceMarkup
{
    public static XElement Of(Source source) => Tag.Span(
        "source",
        Tag.Source(source.Url, "Source"),
        $", read {Day.Text(source.Read)}{(source.Certainty == Certainty.Confirmed ? "" : ", not confirmed")}");
}
