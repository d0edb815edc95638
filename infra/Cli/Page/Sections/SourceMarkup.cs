using System.Globalization;
using System.Xml.Linq;

namespace GpuInfra.Cli;

/// <summary>Who says so, and when that was read.</summary>
internal static class SourceMarkup
{
    public static XElement Of(Source source) => Tag.Span(
        "source",
        Tag.Source(source.Url, "Source"),
        $", read {Day(source.Read)}{(source.Certainty == Certainty.Confirmed ? "" : ", not confirmed")}");

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
