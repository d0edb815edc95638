namespace GpuInfra.Cli;

// US dollars as people write them: cents only where they matter.
public static class Money
{
    private const decimal WholeFrom = 10;
    private const decimal Cent = 0.01m;
    private const string Whole = "#,##0";
    private const string WithCents = "0.00";
    private const string Small = "0.############################";
    private const int MostPlaces = 28;

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

// Amounts that are no money, as people write them.
internal static class Quantity
{
    public static string Text(decimal amount) => amount.ToString("#,##0.##", CultureInfo.InvariantCulture);

    public static string Of(long count, string noun) =>
        $"{Text(count)} {noun}{(count == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}";
}

// A day as every format writes it: 2026-10-08.
internal static class Day
{
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
