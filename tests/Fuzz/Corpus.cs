using System.Reflection;

namespace GpuInfra.Fuzz;

/// <summary>Stack files that mean something: the examples of this repository, and files with every form and key.</summary>
public static class Corpus
{
    private static readonly Assembly Here = typeof(Corpus).Assembly;

    /// <summary>The texts, in the order of their names.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        [.. Here.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(Read)];

    private static string Read(string name)
    {
        using var reader = new StreamReader(Here.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
