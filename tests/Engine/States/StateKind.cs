namespace GpuInfra.Engine.Tests;

/// <summary>How a state came to be.</summary>
public enum StateKind
{
    /// <summary>By <c>pulumi up</c>: the inputs are spelled as the program does.</summary>
    Updated,

    /// <summary>By <c>pulumi refresh</c> after that: they are spelled as the cloud does.</summary>
    Refreshed,
}
