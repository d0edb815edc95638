using System.Text.RegularExpressions;

namespace GpuInfra.Cli;

// Amounts in the spellings that Cloud Run's API takes, which are Kubernetes' own, in those that a stack file takes.
internal static partial class SourceAmounts
{
    private const int Thousandths = 1000;
    private const decimal BytesOfMebibyte = 1 << 20;
    private const decimal MostOfUnit = 1e15m;

    private static readonly Dictionary<string, decimal> Units = new()
    {
        [""] = 1m,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["Ki"] = 1m * (1L << 10),
        ["Mi"] = BytesOfMebibyte,
        ["Gi"] = 1m * (1L << 30),
        ["Ti"] = 1m * (1L << 40),
    };

    // 8000m is 8, and 0.5 is 500m. What is no amount stays as it is, for the rules to tell.
    public static object Cpu(string text)
    {
        var millis = text.EndsWith('m') ? Number(text[..^1]) : Math.Min(Number(text) ?? 0, int.MaxValue) * Thousandths;
        return millis is not (> 0 and <= int.MaxValue) || millis % 1 != 0 ? text
            : millis % Thousandths == 0 ? (long)(millis / Thousandths)
            : string.Create(CultureInfo.InvariantCulture, $"{millis:0}m");
    }

    // Whole mebibytes, so that no less is had than is said, and whether they are exactly as much. What is no amount stays as it is.
    public static (string Text, bool IsExact) Memory(string text)
    {
        var amount = Amount.Match(text);
        if (GpuInfra.Memory.TryParse(text, out _) || Number(amount.Groups["number"].Value) is not { } number || !Units.TryGetValue(amount.Groups["unit"].Value, out var unit))
        {
            return (text, true);
        }

        var bytes = Math.Min(number, MostOfUnit) * unit;
        var mebibytes = Math.Ceiling(bytes / BytesOfMebibyte);
        return mebibytes is > 0 and <= int.MaxValue ? (GpuInfra.Memory.Mebibytes((long)mebibytes).ToString(), mebibytes * BytesOfMebibyte == bytes) : (text, true);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\A(?<number>[0-9]*\.?[0-9]+)(?<unit>[A-Za-z]*)\z")]
    private static partial Regex Amount { get; }
}
