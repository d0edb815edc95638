namespace GpuInfra.Adoption;

/// <summary>A script breaks the grammar of the shell.</summary>
public sealed class ShellSyntaxException : Exception
{
    /// <summary>Says what is wrong, and where: an offset into the source.</summary>
    public ShellSyntaxException(string message, int origin)
        : base(message) => Origin = origin;

    /// <summary>The offset into the source.</summary>
    public int Origin { get; }
}
