using System.Globalization;
using System.Text;

namespace GpuInfra.Cli;

/// <summary>
/// Text of a plan so that a reviewer sees all of it: what would steer the terminal, reverse the line or hide itself is
/// written out. https://trojansource.codes
/// </summary>
internal static class VisibleText
{
    public static string Of(string text) => text.All(IsPlain) ? text : Escape(text);

    private static bool IsPlain(char letter) => letter is >= ' ' and <= '~';

    private static string Escape(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            visible.Append(IsHidden(rune) ? Name(rune) : rune.ToString());
        }

        return visible.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Name(Rune rune) => rune.Value switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        var value => string.Create(CultureInfo.InvariantCulture, $@"\u{{{value:x}}}"),
    };
}
