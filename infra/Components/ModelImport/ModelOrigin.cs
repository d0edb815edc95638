namespace GpuInfra;

/// <summary>Where a model comes from, and which of it.</summary>
/// <param name="Kind">What has it: <see cref="Ollama"/>, <see cref="HuggingFace"/> or <see cref="Url"/>.</param>
/// <param name="Model">What it is called there: a name with a tag, a repository with or without one of its files, or an address.</param>
/// <param name="Revision">The digest of the manifest, the commit or the SHA-256 of the file; empty where nothing is said.</param>
public sealed partial record ModelOrigin(string Kind, string Model, string Revision)
{
    /// <summary>Ollama's library.</summary>
    public const string Ollama = "ollama";

    /// <summary>A repository of Hugging Face, or a file in it.</summary>
    public const string HuggingFace = "huggingface";

    /// <summary>The address of one file.</summary>
    public const string Url = "url";

    private const int ShownLetters = 12;
    private const string Moving = "moving";

    /// <summary>Whether what is brought can be another model tomorrow.</summary>
    public bool IsMoving => Revision.Length == 0;

    // The one file that is brought; nothing where more may be.
    internal string? File => Kind == Url ? Model[(Model.LastIndexOf('/') + 1)..].Split('?')[0]
        : Kind == HuggingFace && Model.Split('/', 3) is [_, _, var file] ? file
        : null;

    // Who says what of it moves and what does not.
    internal Source Pinning => Kind == HuggingFace ? ModelSources.HubPinning : ModelSources.Pinning;

    // Where the one file is downloaded from.
    internal string Address => Kind == Url ? Model
        : $"https://huggingface.co/{string.Join('/', Model.Split('/').Take(2))}/resolve/{(IsMoving ? "main" : Revision)}/{File}";

    // Tells model and revision, in letters that every file system takes.
    internal string Folder =>
        $"{Unsafe.Replace(Kind == Url ? File! : Model, "-").Trim('-')}@{(IsMoving ? Moving : Hash[..Math.Min(ShownLetters, Hash.Length)])}";

    // Whom an import calls first.
    internal string Host => Kind switch
    {
        Ollama => RegistryPath.Split('/')[0],
        HuggingFace => "huggingface.co",
        _ => Uri.TryCreate(Model, UriKind.Absolute, out var address) ? address.Host : Model,
    };

    // How the revision is printed that the name means today.
    internal string Command => Kind switch
    {
        Ollama => $"curl -fsS -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' https://{RegistryPath} | sha256sum",
        HuggingFace => $"git ls-remote https://huggingface.co/{string.Join('/', Model.Split('/').Take(2))} HEAD",
        _ => $"curl -fsSL '{Model}' | sha256sum",
    };

    internal bool HasRevisionOfItsKind => IsMoving || (Kind == HuggingFace ? Commit : Digest).IsMatch(Revision);

    internal ModelOrigin InSmallLetters => this with { Revision = Revision.ToLowerInvariant() };

    internal bool IsIn(string repository) =>
        $"{Repository}/".StartsWith($"{repository}/", StringComparison.OrdinalIgnoreCase);

    // The repository of Hugging Face, with or without a file of it; empty where it comes from elsewhere.
    private string Repository => Kind == HuggingFace ? Model
        : Kind == Ollama && Model.Split('/', 2) is [_, var path] && path.Contains('/', StringComparison.Ordinal) ? path.Split(':')[0]
        : "";

    internal bool IsOfHub => Repository.Length > 0;

    private string Hash => Revision.StartsWith("sha256:", StringComparison.Ordinal) ? Revision["sha256:".Length..] : Revision;

    private string RegistryPath
    {
        get
        {
            var (name, tag) = Model.Split(':') is [var before, var after] ? (before, after) : (Model, "latest");
            var parts = name.Split('/');
            return parts.Length == 3
                ? $"huggingface.co/v2/{parts[1]}/{parts[2]}/manifests/{tag}"
                : $"registry.ollama.ai/v2/{(parts.Length == 2 ? name : $"library/{name}")}/manifests/{tag}";
        }
    }

    [GeneratedRegex("[^A-Za-z0-9._]+")]
    private static partial Regex Unsafe { get; }

    [GeneratedRegex("^[0-9a-f]{40}\\z")]
    private static partial Regex Commit { get; }

    [GeneratedRegex("^(sha256:)?[0-9a-f]{64}\\z")]
    private static partial Regex Digest { get; }
}
