namespace GpuInfra;

// How models are named.
internal static partial class ModelNames
{
    public static bool IsRepository(string model) => Repository.IsMatch(model);

    public static bool IsFileOfRepository(string model) => RepositoryFile.IsMatch(model);

    public static bool IsOfLibrary(string model) => Library.IsMatch(model);

    public static bool IsOfHubForOllama(string model) => HubForOllama.IsMatch(model);

    public static bool HasTag(string model) => Tagged.IsMatch(model);

    public static bool HasScheme(string model) => Scheme.IsMatch(model);

    [GeneratedRegex(@"^(?!hf\.co/|huggingface\.co/|registry\.|[a-z0-9.-]+\.[a-z]+/)[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex Repository { get; }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9._/-]+\.gguf\z")]
    private static partial Regex RepositoryFile { get; }

    [GeneratedRegex(@"^([A-Za-z0-9_-]+/)?[A-Za-z0-9][A-Za-z0-9._-]*(:[A-Za-z0-9._-]+)?\z")]
    private static partial Regex Library { get; }

    [GeneratedRegex(@"^(hf\.co|huggingface\.co)/[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*(:[A-Za-z0-9._-]+)?\z")]
    private static partial Regex HubForOllama { get; }

    [GeneratedRegex("^[^/:]+:[^/:]+\\z")]
    private static partial Regex Tagged { get; }

    [GeneratedRegex("^[a-z][a-z0-9]*://")]
    private static partial Regex Scheme { get; }
}
