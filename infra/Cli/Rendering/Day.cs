using System.Globalization;

namespace GpuInfra.Cli;

/// <summary>A day as every format writes it: <c>2026-10-08</c>.</summary>
internal static class Day
{
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
