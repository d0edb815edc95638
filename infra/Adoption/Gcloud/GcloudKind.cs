using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// A command of gcloud that makes something beside a service: what its flags say of it.
internal sealed record GcloudKind(string Kind, ImmutableArray<string> Path)
{
    // The flags that say something, and the property that each says, as the API of the kind names it.
    private ImmutableDictionary<string, string> Properties { get; init; } = [];

    // Flags of every command, which say nothing of what is made, and short ones for what a stack does anyway.
    private static readonly ImmutableHashSet<string> Always =
        ["project", "quiet", "q", "async", "format", "verbosity", "account", "billing-project", "user-output-enabled", "allow-missing", "pap", "bucket-policy-only", "b"];

    // What a flag without a value says.
    private ImmutableDictionary<string, (string Property, object Value)> Switches { get; init; } = [];

    // https://cloud.google.com/sdk/gcloud/reference, read 2026-11-30.
    public static ImmutableArray<GcloudKind> All { get; } =
    [
        Of("bucket", "storage buckets create", "location=location default-storage-class=storageClass default-encryption-key=encryption.defaultKmsKeyName soft-delete-duration=softDeletePolicy.retentionDurationSeconds") with
        {
            Switches = Said(
                ("uniform-bucket-level-access", "uniformBucketLevelAccess", true), ("public-access-prevention", "publicAccessPrevention", "enforced"),
                ("enable-hierarchical-namespace", "hierarchicalNamespace.enabled", true), ("enable-autoclass", "autoclass.enabled", true)),
        },
        Of("repository", "artifacts repositories create", "location=location repository-format=format description=description") with
        {
            Switches = Said(("immutable-tags", "immutableTags", true)),
        },
        Of("serviceAccount", "iam service-accounts create", ""),
        Of("secret", "secrets create", ""),
        Of("network", "compute networks create", "subnet-mode=autoCreateSubnetworks mtu=mtu bgp-routing-mode=routingMode"),
        Of("subnet", "compute networks subnets create", "network=network range=ipCidrRange region=region secondary-range=secondaryIpRanges purpose=purpose stack-type=stackType") with
        {
            Switches = Said(("enable-private-ip-google-access", "privateIpGoogleAccess", true)),
        },
        Of("router", "compute routers create", "network=network region=region"),
        Of("nat", "compute routers nats create", "router=router region=region nat-external-ip-pool=natIps"),
        Of("address", "compute addresses create", "region=region addresses=address purpose=purpose"),
        Of("endpoint", "compute forwarding-rules create", "target-google-apis-bundle=target address=ipAddress network=network"),
        Of("firewall", "compute firewall-rules create", "network=network direction=direction destination-ranges=destinationRanges action=action allow=allow"),
        Of("zone", "dns managed-zones create", "dns-name=dnsName visibility=visibility"),
        Of("api", "services enable", ""),
    ];

    public static GcloudKind? Find(GcloudCommand command) => All.FirstOrDefault(kind => kind.Path.Length == command.Path.Length && command.Is([.. kind.Path]));

    // How many words say what such a command does; nothing where none is known that begins so.
    public static int? LengthOf(IReadOnlyList<string> words) => All.Where(kind => kind.Path.Length <= words.Count && kind.Path.SequenceEqual(words.Take(kind.Path.Length)))
        .Select(kind => (int?)kind.Path.Length).FirstOrDefault();

    public SourceMap Read(GcloudCommand command, GcloudContext context, SourceMapBuilder stated)
    {
        foreach (var setting in command.Settings)
        {
            if (Switches.TryGetValue(setting.Flag, out var said))
            {
                stated.Add(said.Property, new SourceScalar(said.Value, context.PlaceOf(setting.Origin)));
            }
            else if (Properties.TryGetValue(setting.Flag, out var property) && setting.Value is { } value)
            {
                stated.Add(property == "action" ? string.Equals(context.Show(value), "DENY", StringComparison.OrdinalIgnoreCase) ? "deny" : "allow" : property, ValueOf(property, value, setting.Origin, context));
            }
            else if (Kind is "bucket" or "repository" && !Always.Contains(setting.Flag))
            {
                context.Notes.CannotCarry($"gcloud {string.Join(' ', Path)} --{setting.Flag}", "no key: the first deployment takes it away where the stack takes the thing over", context.PlaceOf(setting.Origin));
            }
        }

        return stated.Build();
    }

    private static SourceValue ValueOf(string property, ShellText text, int origin, GcloudContext context) => context.Quietly(text, origin) switch
    {
        SourceScalar { Value: string word } scalar => property switch
        {
            "softDeletePolicy.retentionDurationSeconds" => GcloudDuration.Seconds(word) is { } seconds ? scalar with { Value = (long)seconds } : scalar,
            "autoCreateSubnetworks" => scalar with { Value = word != "custom" },
            "format" or "direction" => scalar with { Value = word.ToUpperInvariant() },
            "location" => scalar with { Value = word.Contains('-', StringComparison.Ordinal) ? word.ToLowerInvariant() : word },
            "natIps" or "destinationRanges" or "secondaryIpRanges" => new SourceList([.. word.Split(',').Select(item => scalar with { Value = item })], scalar.Place),
            _ => scalar,
        },
        var other => other,
    };

    private static GcloudKind Of(string kind, string path, string properties) => new(kind, [.. path.Split(' ')])
    {
        Properties = properties.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToImmutableDictionary(one => one[0], one => one[1]),
    };

    private static ImmutableDictionary<string, (string, object)> Said(params (string Flag, string Property, object Value)[] switches) =>
        switches.ToImmutableDictionary(one => one.Flag, one => (one.Property, one.Value));
}
