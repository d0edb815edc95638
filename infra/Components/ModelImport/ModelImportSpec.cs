using System.Security.Cryptography;
using System.Text;

namespace GpuInfra;

/// <summary>The import of a model with every default applied.</summary>
public sealed record ModelImportSpec
{
    internal static readonly Rule OriginIsKnown = new(
        "MOD023", "A model that is to be imported says where it comes from.",
        "Ollama takes a name of its library, the others a repository of Hugging Face as owner/name, llama.cpp one file of it or an "
            + "address.")
    { Source = ModelSources.Loading.Url };

    internal static readonly Rule RevisionIsPinned = new(
        "MOD024", "A model that is imported is named by a revision that cannot move.",
        "A tag, a branch or an address can come to mean another model, and then the next import brings what nobody tried. A warning; an "
            + "error where the stack is protected.")
    { Source = ModelSources.Pinning.Url };

    internal static readonly Rule RevisionIsOne = new(
        "MOD025", "The revision of a model is written as its origin writes it.",
        "Ollama has the SHA-256 of a manifest, Hugging Face the 40 digits of a commit, an address the SHA-256 of its file.")
    { Source = ModelSources.Pinning.Url };

    internal static readonly Rule AttemptIsPositive = new(
        "MOD026", "The attempt of an import is at least one.", "It is counted up where a run must be run again.")
    { Source = ModelSources.ExecutionTokens.Url };

    internal static readonly Rule TokenIsReadable = new(
        "MOD027", "The token of an import is a version of a secret of the project.",
        "The job gets it from Secret Manager, and its account is let in to that secret alone.")
    { Source = Sources.Secrets.Url };

    internal static readonly Rule ImportsLeave = new(
        "NET013", "Imports of models leave by a way that is known.",
        "Outside of any network, or through one, where the organisation's policy run.allowedVPCEgress demands it: all of their traffic, or "
            + "what goes to private addresses.")
    { Source = DirectVpc.Source.Url, RefusedBy = Refuser.Program };

    /// <summary>How often a try that fails is repeated.</summary>
    public const int MaxRetries = 1;

    // Raise it with every change of the script that makes another import of the same model: each then runs once more.
    private const int ImporterVersion = 1;

    // Together with the token, the name of the job names a run.
    private const int LongestRun = 62;
    private const int TokenLetters = 8;

    private const int LeastSeconds = 1_800;
    private const int UnknownSeconds = 7_200;
    private const long SlowBytesPerSecond = 20_000_000;

    private ModelImportSpec(string name, ModelImportArgs args)
    {
        JobName = CloudNames.Within(name, LongestRun - 1 - TokenLetters);
        AccountId = CloudNames.ServiceAccountId(name);
        Origin = new(args.Origin ?? "", args.Model ?? "", args.Revision ?? "");
        Folder = args.Folder ?? "";
        Attempt = args.Attempt ?? 1;
        Token = args.Token is { } token ? SecretReference.TryParse(token) : null;
        AllowPickle = args.AllowPickle ?? false;
        Egress = EgressOf(args.Egress);
        TaskSeconds = Memory.TryParse(args.Weights, out var size)
            ? (int)Math.Clamp(size.Bytes / SlowBytesPerSecond * 2, LeastSeconds, CloudRunLimits.LongestTaskSeconds)
            : UnknownSeconds;
    }

    /// <summary>The name of the job in Google Cloud.</summary>
    public string JobName { get; }

    /// <summary>The id of the account that the job runs as.</summary>
    public string AccountId { get; }

    /// <summary>From where the model comes.</summary>
    public ModelOrigin Origin { get; }

    /// <summary>The folder of the bucket that it is brought into.</summary>
    public string Folder { get; }

    /// <summary>The folder that the account may write: the one above, so that another revision changes no grant.</summary>
    public string WritableFolder => Folder[..(Folder.IndexOf('/', StringComparison.Ordinal) + 1)];

    /// <summary>How many times a run was asked for.</summary>
    public int Attempt { get; }

    /// <summary>Whether files are brought that can run code when they are read.</summary>
    public bool AllowPickle { get; }

    /// <summary>Seconds that one try may take.</summary>
    public int TaskSeconds { get; }

    /// <summary>How long a deployment may wait for the run.</summary>
    public TimeSpan DeployTimeout => TimeSpan.FromSeconds(TaskSeconds * (MaxRetries + 1)) + TimeSpan.FromMinutes(10);

    /// <summary>What names the run, so that another model, another attempt or another importer makes another run.</summary>
    public string RunToken => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Origin.Kind} {Origin.Model} {Origin.Revision} {Folder} {ImporterVersion} {Attempt} {AllowPickle}"))))[..TokenLetters];

    internal SecretReference? Token { get; }

    // How the job leaves through the network; none where it runs outside of it.
    internal Egress? Egress { get; }

    /// <summary>Applies the defaults and runs every rule.</summary>
    /// <param name="name">The name of the component.</param>
    /// <param name="args">What the caller says.</param>
    public static Checked<ModelImportSpec> Check(string name, ModelImportArgs args)
    {
        var spec = new ModelImportSpec(name, args);
        return new(spec,
        [
            .. CheckRevision(spec.Origin),
            .. ModelLimits.AtLeastOne.Check("attempt", spec.Attempt, AttemptIsPositive),
            .. CheckTokenIsReadable(args.Token),
            .. CheckImportsLeave("egress", args.Egress),
            .. spec.CheckNetworkIsGiven(args),
        ]);
    }

    internal static IEnumerable<Violation> CheckRevision(ModelOrigin origin) => [.. CheckRevisionIsPinned(origin), .. CheckRevisionIsOne(origin)];

    private static string Fix(ModelOrigin origin) => $"Write 'revision: \"...\"', with what this prints first: {origin.Command}.";

    private static IEnumerable<Violation> CheckRevisionIsPinned(ModelOrigin origin)
    {
        if (origin.IsMoving)
        {
            yield return RevisionIsPinned.Warning(
                "revision", $"is missing, and {origin.Model} is a moving name: it can come to mean another model", Fix(origin), origin.Pinning.Url);
        }
    }

    private static IEnumerable<Violation> CheckRevisionIsOne(ModelOrigin origin)
    {
        if (!origin.HasRevisionOfItsKind)
        {
            yield return RevisionIsOne.Broken(
                "revision", $"is '{origin.Revision}', which is not {(origin.Kind == ModelOrigin.HuggingFace ? "the 40 digits of a commit" : "a SHA-256")}",
                origin.InSmallLetters is { HasRevisionOfItsKind: true } small ? $"Write it in small letters: {small.Revision}." : Fix(origin), origin.Pinning.Url);
        }
    }

    // What a word means for how an import leaves; none where it is left out or unknown.
    internal static Egress? EgressOf(string? word) => OneOf.Find<Egress>(word);

    internal static IEnumerable<Violation> CheckImportsLeave(string path, string? word)
    {
        if (word is not null && EgressOf(word) is null)
        {
            var words = OneOf.Words<Egress>();
            yield return ImportsLeave.Broken(path, $"is '{word}', but must be {Wording.Either(words)}", $"Use {words[0]}, or leave it out.");
        }
    }

    private IEnumerable<Violation> CheckNetworkIsGiven(ModelImportArgs args)
    {
        if (Egress is not null && args.Network is null && args.Subnetwork is null)
        {
            yield return ImportsLeave.Broken(
                "network", "is missing, and so is subnetwork, but egress is said", "Say the network or the subnetwork that it leaves through.");
        }
    }

    private static IEnumerable<Violation> CheckTokenIsReadable(string? token)
    {
        if (token is not null && !SecretText.IsIn(token)
            && SecretReference.TryParse(token) is not { Version: not SecretReference.Latest } reference)
        {
            yield return TokenIsReadable.Broken(
                "token", "is not a secret of the project and its version", "Write it as secret-id:version, such as hf-token:3.");
        }
    }
}
