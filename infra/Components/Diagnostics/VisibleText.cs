using System.Text;

namespace GpuInfra;

/// <summary>
/// Text that others wrote, so that a reader sees all of it but its secrets: what would steer the terminal, reverse the line, hide
/// itself or command a runner of GitHub is written out. https://trojansource.codes
/// </summary>
public static partial class VisibleText
{
    /// <summary>The text in one line, with a mark in place of each secret.</summary>
    public static string Of(string text) => Written(SecretText.Redact(text));

    private static string Written(string text) => Disarmed(text.All(IsPlain) ? text : Escape(text));

    // A runner looks for these at the beginning of a line and anywhere in it; where a line begins, only the terminal knows.
    private static string Disarmed(string text) =>
        text.Contains("::", StringComparison.Ordinal) || text.Contains("##[", StringComparison.Ordinal)
            ? Command.Replace(text, static command => command.Value[0] == ':' ? @"\u{3a}:" : @"#\u{23}[")
            : text;

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

    // https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    [GeneratedRegex(@"(?<!\S)::(?=[A-Za-z])|##\[", RegexOptions.CultureInvariant)]
    private static partial Regex Command { get; }
}
