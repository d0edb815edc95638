namespace GpuInfra.Cli;

// How much is taken of what there is, to be seen at a glance.
public static class Bar
{
    private const char Taken = '█';
    private const char Free = '░';

    // A bar of a width: ███░░. It is empty only where nothing is taken, and full only where nothing is left.
    public static string Text(decimal used, decimal limit, int width)
    {
        var filled = used <= 0 ? 0
            : used >= limit ? width
            : (int)Math.Clamp(Math.Round(used / limit * width, MidpointRounding.AwayFromZero), 1, Math.Max(width - 1, 1));
        return new string(Taken, filled) + new string(Free, width - filled);
    }

    // The same in numbers: 60 %. Where there is nothing to take, whatever is taken is too much.
    public static string Percent(decimal used, decimal limit) =>
        used <= 0 ? "0 %"
        : limit <= 0 ? "over 100 %"
        : used < limit ? Whole(Math.Min(Math.Round(used / limit * 100, MidpointRounding.AwayFromZero), 99))
        : used > limit ? Whole(Math.Max(Math.Round(used / limit * 100, MidpointRounding.AwayFromZero), 101))
        : "100 %";

    private static string Whole(decimal percent) => string.Create(CultureInfo.InvariantCulture, $"{percent:0} %");
}
