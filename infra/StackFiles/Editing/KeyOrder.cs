namespace GpuInfra.StackFiles;

// In which order the keys of a map of a stack file stand, and which order holds in the maps below.
internal sealed class KeyOrder
{
    private const string Config = "config";

    // As Pulumi itself writes them.
    private static readonly string[] TopLevel = ["secretsprovider", "encryptedkey", "encryptionsalt", "environment", Config];

    private readonly Func<string, int>? _rank;
    private readonly Func<string, KeyOrder> _below;

    private KeyOrder(Func<string, int>? rank, Func<string, KeyOrder> below) => (_rank, _below) = (rank, below);

    // Of a whole file.
    public static KeyOrder OfFile { get; } = new(key => RankIn(TopLevel, key), key => key == Config ? OfConfig! : AsWritten!);

    private static KeyOrder OfConfig { get; } = new(RankInConfig, key => Roots().FirstOrDefault(root => root.Key == key).Form is { } form ? Of(form) : AsWritten!);

    // Names are in the order in which somebody wants to read them.
    private static KeyOrder AsWritten { get; } = new(null, _ => AsWritten!);

    public bool IsGiven => _rank is not null;

    public int RankOf(string key) => _rank!(key);

    public KeyOrder Below(string key) => _below(key);

    private static KeyOrder Of(ValueForm form) => form switch
    {
        ArgsForm { Args: var args } => OfArgs([.. ArgsMember.Of(args)]),
        MapForm map => new(null, _ => Of(map.Value)),
        ListForm list => Of(list.Item),
        _ => AsWritten,
    };

    private static KeyOrder OfArgs(List<ArgsMember> members)
    {
        string[] keys = [.. members.Select(member => member.Key)];
        return new(
            key => RankIn(keys, key),
            key => members.Find(member => member.Key == key) is { } member ? Of((member.List ?? member).Input.Form) : AsWritten);
    }

    private static IEnumerable<(string Key, ValueForm Form)> Roots() =>
        StackSettings.Inputs.Select(input => (input.Key, input.Form)).Append((BootstrapCheck.Pipeline, new ArgsForm(typeof(PipelineIdentityArgs))));

    private static int RankInConfig(string key) =>
        key.StartsWith("pulumi:", StringComparison.Ordinal) ? 0
        : key == ConfigKeys.Project ? 1
        : key == ConfigKeys.Region ? 2
        : key == ConfigKeys.Platform ? 4
        : key == ConfigKeys.Services ? 5
        : 3;

    // What is not known stands behind what is.
    private static int RankIn(string[] keys, string key) => Array.IndexOf(keys, key) is >= 0 and var index ? index : keys.Length;
}
