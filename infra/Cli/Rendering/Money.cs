using System.Globalization;

namespace GpuInfra.Cli;

/// <summary>US dollars as people write them: cents only where they matter.</summary>
public static class Money
{
    private const decimal WholeFrom = 10;
    private const decimal Cent = 0.01m;
    private const string Whole = "#,##0";
    private const string WithCents = "0.00";
    private const string Small = "0.############################";
    private const int MostPlaces = 28;

    /// <summary>An amount: <c>$1,037</c>, <c>$3.40</c>, and below a cent two digits that say something, <c>$0.00018</c>.</summary>
    public static string Text(decimal usd)
    {
        var amount = Math.Abs(usd);
        var cents = Math.Round(amount, 2, MidpointRounding.AwayFromZero);
        var text = amount == 0 ? "0"
            : cents >= WholeFrom ? Math.Round(amount, MidpointRounding.AwayFromZero).ToString(Whole, CultureInfo.InvariantCulture)
            : amount >= Cent ? cents.ToString(WithCents, CultureInfo.InvariantCulture)
            : TwoDigits(amount);
        return usd < 0 ? $"-${text}" : $"${text}";
    }

    /// <summary>A difference, which always has a sign: <c>+$273</c>, <c>-$3.40</c>, <c>±$0</c>.</summary>
    public static string Delta(decimal usd) => usd switch
    {
        0 => "±$0",
        > 0 => $"+{Text(usd)}",
        _ => Text(usd),
    };

    private static string TwoDigits(decimal amount)
    {
        var places = 2;
        for (var first = amount * 10; first < 1; first *= 10)
        {
            places++;
        }

        return Math.Round(amount, Math.Min(places, MostPlaces), MidpointRounding.AwayFromZero)
            .ToString(Small, CultureInfo.InvariantCulture);
    }
}
