namespace GpuInfra.Engine.Tests;

/// <summary>What of a program the language host starts.</summary>
internal enum ProgramForm
{
    /// <summary>What was built, as it does where <c>Pulumi.yaml</c> names a <c>binary</c>.</summary>
    Binary,

    /// <summary>The project, which it has built before.</summary>
    Source,
}
