namespace GpuInfra;

/// <summary>How bad a <see cref="Violation"/> is.</summary>
public enum Severity
{
    /// <summary>It works badly, costs surprisingly, or rests on a fact that is not confirmed.</summary>
    Warning,

    /// <summary>Google Cloud would refuse it, or a security rule of this project does.</summary>
    Error,
}
