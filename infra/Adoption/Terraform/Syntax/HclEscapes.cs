using System.Globalization;
using System.Text;

namespace GpuInfra.Adoption;

/// <summary>Reads what a backslash begins.</summary>
internal static class HclEscapes
{
    public static string Read(HclScanner scanner)
    {
        var start = scanner.Offset;
        scanner.Offset++;
        var letter = scanner.Current;
        scanner.Offset++;
        return letter switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' => "\"",
            '\\' => "\\",
            'u' => ReadCodePoint(scanner, start, 4),
            'U' => ReadCodePoint(scanner, start, 8),
            _ => throw new HclSyntaxException(start, $"\\{letter} is no escape: there are \\n, \\r, \\t, \\\", \\\\, \\uXXXX and \\UXXXXXXXX."),
        };
    }

    private static string ReadCodePoint(HclScanner scanner, int start, int digits)
    {
        var end = Math.Min(scanner.Offset + digits, scanner.Text.Length);
        if (!int.TryParse(scanner.Text.AsSpan(scanner.Offset, end - scanner.Offset), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code))
        {
            throw new HclSyntaxException(start, $"An escape of a letter has {digits} hexadecimal digits.");
        }

        scanner.Offset = end;
        return new Rune(code).ToString();
    }
}
