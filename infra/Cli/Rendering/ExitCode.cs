namespace GpuInfra.Cli;

// What the tool's exit codes mean.
public static class ExitCode
{
    public const int Fine = 0;

    public const int CheckFailed = 1;

    public const int BadUsage = 2;

    // The tool itself failed: a bug. The number is the one that sysexits.h gives it.
    public const int Failed = 70;

    // What the tool says cannot be written: the output is closed, or its disk is full. Again of sysexits.h.
    public const int OutputLost = 74;
}
