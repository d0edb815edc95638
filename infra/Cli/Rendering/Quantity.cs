using System.Globalization;

namespace GpuInfra.Cli;

/// <summary>Amounts that are no money, as people write them.</summary>
internal static class Quantity
{
    /// <summary>An amount: <c>1,024</c>, <c>2.5</c>.</summary>
    public static string Text(decimal amount) => amount.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>How many there are: <c>1 address</c>, <c>2 addresses</c>.</summary>
    public static string Of(long count, string noun) =>
        $"{Text(count)} {noun}{(count == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}";
}
