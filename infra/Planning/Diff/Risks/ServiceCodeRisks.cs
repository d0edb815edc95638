using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// What code a Cloud Run service runs, and whose: it acts as the service's account, with all that this may do.
internal static partial class ServiceCodeRisks
{
    private const string Container = $"{ServiceWire.Containers}[*].";
    private const string Volume = $"{ServiceWire.Volumes}[*].";

    // Variables that make a program load or run other code, or ask another server for it.
    private static readonly string[] Loaders =
    [
        "BASH_ENV", "ENV", "HF_ENDPOINT", "LD_AUDIT", "LD_LIBRARY_PATH", "LD_PRELOAD", "NODE_OPTIONS", "PATH", "PIP_EXTRA_INDEX_URL",
        "PIP_INDEX_URL", "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP",
    ];

    public static IReadOnlyList<RiskRule> All { get; } =
    [
        Rule($"{Container}image", Image),
        Rule($"{Container}commands", Always(Exposure("{} starts with another command"))),
        Rule($"{Container}args", static change => IsAmount(change) ? Other("{} starts with another number in its arguments")
            : Exposure("{} starts with other arguments")),
        Rule($"{Container}envs", Variable),
        Rule($"{Container}workingDir", Always(Exposure("{} starts in another folder, from where it may load other code"))),
        Rule($"{Container}volumeMounts[*].subPath", Always(Exposure("{} reads another folder of a volume"))),
        Rule($"{Volume}secret", Always(Other("{} reads another secret as a file"))),
        Rule($"{Volume}nfs.server", Always(Exposure("{} reads from another NFS server"))),
        Rule($"{Volume}nfs.path", Always(Exposure("{} reads another folder of an NFS server"))),
        Rule($"{Volume}cloudSqlInstance", Always(Exposure("{} reaches other instances of Cloud SQL"))),
        Rule($"{Volume}gcs.bucket", static change => change is { Old: { } old, New: { } @new }
            ? Exposure($"{{}} reads from the bucket {@new} in place of {old}")
            : Other("{} reads from another bucket")),
    ];

    private static RiskRule Rule(string path, Func<ValueChange, Verdict?> judge) => new(CloudTypes.Service, path, judge);

    // Who may push to where an image comes from decides what the service runs.
    private static Verdict? Image(ValueChange change)
    {
        if (Read.Text(change.New) is not { } image)
        {
            return null;
        }

        var origin = ImageOrigin.Of(image);
        return ImageOrigin.AllOf(change.Draft.Old).Contains(origin)
            ? Other("{} runs another image")
            : Exposure($"{{}} runs an image from {origin}, as nothing of it did before");
    }

    // How many of something an engine takes, such as requests or tokens, opens nothing.
    private static bool IsAmount(ValueChange change) =>
        WithoutAmount(change.Old) is { } text && text == WithoutAmount(change.New);

    private static string? WithoutAmount(PropertyValue? word) =>
        Read.Text(word) is { } text && Amount().IsMatch(text) ? Amount().Replace(text, "${flag}") : null;

    private static Verdict Variable(ValueChange change) =>
        Array.Find(Loaders, name => IsAbout(change, name)) is { } loader
            ? Exposure($"{{}} gets another {loader}, which decides what code it loads")
            : Other("{} gets other environment variables");

    private static bool IsAbout(ValueChange change, string name) =>
        change.Place.Steps.Any(step => step.IsItem && step.Name == name)
        || new[] { change.Old, change.New }.OfType<PropertyValue>()
            .Where(static value => value.Kind == PropertyKind.List)
            .SelectMany(static value => value.Items)
            .Any(item => item.Kind == PropertyKind.Map && Read.Text(item.Map.Find("name")) == name);

    // --max-num-seqs=16 and 16 alike.
    [GeneratedRegex(@"^(?<flag>(--?[a-zA-Z][a-zA-Z0-9_-]*=)?)[0-9]+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}
