namespace GpuInfra.StackFiles;

/// <summary>A key of the stack file.</summary>
/// <param name="Path">Where it stands, such as <c>gpuinfra:services.[name].memory</c>.</param>
/// <param name="Kind">What its value is, such as <c>a whole number</c>.</param>
/// <param name="Description">What it says, and what happens where it is left out.</param>
public sealed record StackKey(string Path, string Kind, string Description)
{
    /// <summary>What stands in a path for a name that the user gives.</summary>
    public const string AnyName = "[name]";

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The only words that it may be; none where any text may be right.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What it may be, if it is a number; none where nothing is known.</summary>
    public Bounds<int>? Bounds { get; init; }

    /// <summary>The key alone.</summary>
    public string Key => Path[(Path.LastIndexOfAny(['.', ':']) + 1)..];

    /// <summary>Whether somebody who writes a path, or the end of one, means this key.</summary>
    /// <param name="word">Such as <c>memory</c>, <c>services.chat.memory</c> or <c>gpuinfra:platform</c>.</param>
    public bool IsCalled(string word)
    {
        var (own, said) = (Steps(Path), Steps(word));
        return said.Length <= own.Length && said.Zip(own[^said.Length..]).All(pair =>
            string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase) || (pair.Second == AnyName && said.Length > 1));
    }

    private static string[] Steps(string path) =>
        path.Split('.', ':').SkipWhile(step => step is "gpuinfra" or "gcp" or "config").ToArray();
}
