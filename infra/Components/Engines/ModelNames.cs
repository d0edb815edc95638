using System.Text.RegularExpressions;

namespace GpuInfra;

/// <summary>How models are named.</summary>
internal static partial class ModelNames
{
    /// <summary>Whether a name is that of a repository of Hugging Face, such as <c>google/gemma-3-4b-it</c>.</summary>
    public static bool IsRepository(string model) => Repository.IsMatch(model);

    /// <summary>Whether a name has a tag, such as <c>gemma3:4b</c>.</summary>
    public static bool HasTag(string model) => Tagged.IsMatch(model);

    /// <summary>Whether a name begins with a scheme, such as <c>gs://</c>.</summary>
    public static bool HasScheme(string model) => Scheme.IsMatch(model);

    [GeneratedRegex(@"^(?!hf\.co/|huggingface\.co/|registry\.|[a-z0-9.-]+\.[a-z]+/)[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex Repository { get; }

    [GeneratedRegex("^[^/:]+:[^/:]+\\z")]
    private static partial Regex Tagged { get; }

    [GeneratedRegex("^[a-z][a-z0-9]*://")]
    private static partial Regex Scheme { get; }
}
