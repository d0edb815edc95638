namespace GpuInfra.Adoption;

// A script becomes more than any script of a deployment does, such as a variable that doubles itself in a loop.
internal sealed class ShellLimitException(string message, int origin) : Exception(message)
{
    // The offset into the source.
    public int Origin { get; } = origin;
}
