namespace GpuInfra.Cli;

/// <summary>What the tool's exit codes mean.</summary>
public static class ExitCode
{
    /// <summary>Nothing is wrong.</summary>
    public const int Fine = 0;

    /// <summary>A check failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command line is wrong, or a file that it names cannot be read.</summary>
    public const int BadUsage = 2;

    /// <summary>The tool itself failed: a bug. The number is the one that sysexits.h gives it.</summary>
    public const int Failed = 70;

    /// <summary>What the tool says cannot be written: the output is closed, or its disk is full. Again of sysexits.h.</summary>
    public const int OutputLost = 74;
}
