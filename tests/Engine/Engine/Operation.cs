namespace GpuInfra.Engine.Tests;

/// <summary>What a program is run for.</summary>
public enum Operation
{
    /// <summary><c>pulumi preview</c>: nothing is made, and what only the cloud knows is unknown.</summary>
    Preview,

    /// <summary><c>pulumi up</c>.</summary>
    Update,
}
