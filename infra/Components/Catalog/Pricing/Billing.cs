namespace GpuInfra;

/// <summary>How Google counts what is paid for.</summary>
public static class Billing
{
    /// <summary>The hours of a month.</summary>
    public const int HoursPerMonth = 730;

    /// <summary>The hours of a day.</summary>
    public const int HoursPerDay = 24;

    /// <summary>The seconds of an hour.</summary>
    public const int SecondsPerHour = 3600;

    /// <summary>The minutes that an instance with a GPU is kept, and paid for, after its last request, at most.</summary>
    public const int IdleMinutesWithGpu = 10;

    /// <summary>The same of an instance without one.</summary>
    public const int IdleMinutes = 15;

    /// <summary>The days of a month: as many as its hours make.</summary>
    public const decimal DaysPerMonth = (decimal)HoursPerMonth / HoursPerDay;

    /// <summary>Who says how long an idle instance is kept.</summary>
    public static Source IdleSource => PriceSources.Idle;
}
