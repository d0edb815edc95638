namespace GpuInfra.StackFiles;

/// <summary>What a file says, or what is wrong with it.</summary>
/// <typeparam name="T">What the file says.</typeparam>
/// <param name="Value">What the file says; nothing where a problem is an error.</param>
/// <param name="Problems">Every problem, in the order of the file.</param>
public sealed record Bound<T>(T? Value, IReadOnlyList<Violation> Problems)
    where T : class
{
    /// <summary>What the file says, if nothing is wrong with it.</summary>
    /// <exception cref="InvalidArgsException">A problem is an error; it carries all problems.</exception>
    public T OrThrow() => Value ?? throw new InvalidArgsException(Problems);
}
