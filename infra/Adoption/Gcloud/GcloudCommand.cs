using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// A command line of gcloud: what it does, to what, with which flags, in their order.
internal sealed record GcloudCommand(
    ImmutableArray<string> Path,
    ImmutableArray<ShellText> Names,
    ImmutableArray<GcloudSetting> Settings,
    ImmutableArray<ShellText> Opaque,
    ShellCall Call)
{
    private const int LongestPath = 4;

    public ShellText? Name => Names is [var name, ..] ? name : null;

    public bool Is(params string[] path) => Path.Length >= path.Length && path.Zip(Path).All(static pair => pair.First == pair.Second);

    public IEnumerable<GcloudSetting> Of(string flag) => Settings.Where(setting => setting.Flag == flag);

    // The value that counts where a flag is given more than once.
    public ShellText? this[string flag] => Of(flag).LastOrDefault()?.Value;

    public static GcloudCommand? Find(ShellCall call)
    {
        call = FromGsutil(call);
        if (call.Words.Length < 2 || call.Words[0].Value.Split('/')[^1] is not ("gcloud" or "gcloud.cmd"))
        {
            return null;
        }

        return new GcloudCommandReader(call).Read();
    }

    // The older tool for buckets, as gcloud says it.
    private static ShellCall FromGsutil(ShellCall call)
    {
        if (call.Words.Length < 3 || call.Words[0].Value != "gsutil" || !call.Words.Any(static word => word.Value == "mb"))
        {
            return call;
        }

        return call with
        {
            Words =
            [
                .. ((string[])["gcloud", "storage", "buckets", "create"]).Select(word => ShellText.From(word, call.Origin)),
                .. call.Words.Skip(1).Where(static word => word.Value is not ("mb" or "-m")).Select(word => word.Value switch
                {
                    "-l" => ShellText.From("--location", call.Origin),
                    "-c" or "-s" => ShellText.From("--default-storage-class", call.Origin),
                    "-p" => ShellText.From("--project", call.Origin),
                    "-b" => ShellText.From("--bucket-policy-only", call.Origin),
                    _ => word,
                }),
            ],
        };
    }

    // What `gcloud` calls itself, without alpha and beta.
    internal static ImmutableArray<string> ToPath(IEnumerable<string> words) =>
        [.. words.SkipWhile(static word => word is "alpha" or "beta").Take(LongestPath)];
}

// A flag, what it is given, and the container that it stands after.
internal sealed record GcloudSetting(string Flag, ShellText? Value, ShellText? Container, int Origin)
{
    // Whether a flag of --x and --no-x says x.
    public bool IsOn { get; init; } = true;

    // Entries and items that a later command line takes away again.
    public ImmutableHashSet<string> Without { get; init; } = [];
}

// Tells words of a command line apart: flags in both spellings, their values, and names.
internal sealed class GcloudCommandReader(ShellCall call)
{
    // Flags of other commands than those of Cloud Run that take no value.
    private static readonly HashSet<string> Switches =
    [
        "quiet", "q", "async", "global", "uniform-bucket-level-access", "public-access-prevention", "enable-hierarchical-namespace", "enable-autoclass", "immutable-tags",
        "enable-private-ip-google-access", "enable-flow-logs", "nat-all-subnet-ip-ranges", "nat-primary-subnet-ip-ranges", "auto-allocate-nat-external-ips",
        "enable-logging", "enable-dynamic-port-allocation", "all", "recursive", "user-output-enabled", "allow-unauthenticated", "force", "pap", "b", "soft-delete",
    ];

    private readonly List<ShellText> _names = [];
    private readonly List<GcloudSetting> _settings = [];
    private readonly List<ShellText> _opaque = [];
    private ShellText? _container;
    private int _at = 1;

    public GcloudCommand Read()
    {
        while (_at < call.Words.Length)
        {
            var word = call.Words[_at];
            _at++;
            if (word.Value == "--")
            {
                _names.AddRange(call.Words[_at..]);
                break;
            }

            if (word.StartsWith("-") && word.Length > 1 && word.Origins[0] >= 0)
            {
                ReadFlag(word);
            }
            else if (word.Length == 1 && !word.IsKnown && _names.Count > PathLength)
            {
                _opaque.Add(word);
            }
            else if (word.Length > 0)
            {
                _names.Add(word);
            }
        }

        var path = GcloudCommand.ToPath(_names.Select(static name => name.Value));
        var length = PathLength;
        path = IsOfRun ? path : [.. path.Take(length - (_names.Count - ToWords().Count()))];
        return new GcloudCommand(path, [.. _names.Skip(length)], [.. _settings], [.. _opaque], call);
    }

    // How many words say what to do, before the name of what it is done to.
    private int PathLength
    {
        get
        {
            var words = _names.Select(static name => name.Value).ToList();
            var tracks = words.TakeWhile(static word => word is "alpha" or "beta").Count();
            return tracks + (words.ElementAtOrDefault(tracks), words.ElementAtOrDefault(tracks + 1)) switch
            {
                ("run", "deploy") => 2,
                ("run", _) => 3,
                ("config", _) => 2,
                _ => GcloudKind.LengthOf([.. words.Skip(tracks)]) ?? GrantLength([.. words.Skip(tracks)]) ?? words.Count - tracks,
            };
        }
    }

    // What a role is granted on stands behind the words that grant it.
    private static int? GrantLength(List<string> words) => words.FindIndex(static word => word is "add-iam-policy-binding" or "remove-iam-policy-binding") is >= 0 and var at ? at + 1 : null;

    private bool IsOfRun => ToWords().FirstOrDefault() is "run";

    private IEnumerable<string> ToWords() => _names.Select(static name => name.Value).SkipWhile(static word => word is "alpha" or "beta");

    private void ReadFlag(ShellText word)
    {
        var equals = word.IndexOf('=');
        var name = (equals < 0 ? word.Value : word.Value[..equals]).TrimStart('-');
        var origin = Math.Max(0, word.Start ?? 0);
        var value = equals < 0 ? null : word.From(equals + 1);
        if (name == "container")
        {
            _container = value ?? TakeNext();
            _settings.Add(new GcloudSetting(name, null, _container, origin));
            return;
        }

        var takesValue = !IsOfRun ? !Switches.Contains(name) && !name.StartsWith("no-", StringComparison.Ordinal) : GcloudFlag.All.TryGetValue(name, out var flag)
            ? flag.Kind is GcloudFlagKind.Value or GcloudFlagKind.List or GcloudFlagKind.Map
            : !name.StartsWith("no-", StringComparison.Ordinal) && !name.StartsWith("clear-", StringComparison.Ordinal) && GcloudFlag.Nearest(name) is { } near
                ? GcloudFlag.All[near].Kind is GcloudFlagKind.Value or GcloudFlagKind.List or GcloudFlagKind.Map
                : name is "member" or "role" or "condition";
        _settings.Add(new GcloudSetting(name, value ?? (takesValue ? TakeNext() : null), _container, origin));
    }

    private ShellText? TakeNext()
    {
        if (_at >= call.Words.Length || (call.Words[_at].StartsWith("--") && !IsOfRun) || (call.Words[_at].StartsWith("--") && GcloudFlag.All.ContainsKey(call.Words[_at].Value[2..].Split('=')[0])))
        {
            return null;
        }

        _at++;
        return call.Words[_at - 1];
    }
}
