namespace GpuInfra.Cli;

/// <summary>A program of this repository that a project can run.</summary>
internal enum StackProgram
{
    /// <summary>The platform and its services: <c>infra/Program</c>.</summary>
    Inference,

    /// <summary>The pipelines of an environment: <c>infra/Bootstrap</c>.</summary>
    Bootstrap,
}
