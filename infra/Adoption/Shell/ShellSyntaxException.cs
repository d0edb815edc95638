namespace GpuInfra.Adoption;

// A script breaks the grammar of the shell.
internal sealed class ShellSyntaxException(string message, int origin) : Exception(message)
{
    public int Origin { get; } = origin;
}
