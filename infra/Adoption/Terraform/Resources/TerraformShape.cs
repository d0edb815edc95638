using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>Turns attributes of the provider into properties of the API: their names, their types, and one block where there is only one.</summary>
internal sealed class TerraformShape(bool stored, ImmutableHashSet<string> left)
{
    /// <summary>Filled in by the provider or the cloud.</summary>
    private static readonly ImmutableHashSet<string> Computed =
    [
        "etag", "uid", "generation", "observed_generation", "conditions", "terminal_condition", "uri", "urls", "latest_ready_revision",
        "latest_created_revision", "creator", "last_modifier", "client", "client_version", "create_time", "update_time", "delete_time", "expire_time",
        "effective_labels", "effective_annotations", "terraform_labels", "reconciling", "traffic_statuses", "self_link", "url", "timeouts",
        "effective_time", "time_created", "updated", "project_number", "satisfies_pzs", "build_info", "fingerprint", "gateway_address",
        "creation_timestamp", "numeric_id", "network_id", "subnetwork_id", "registry_uri", "unique_id",
    ];

    /// <summary>These come several times; every other block comes once.</summary>
    private static readonly ImmutableHashSet<string> Repeated =
    [
        "containers", "env", "ports", "volumes", "volume_mounts", "network_interfaces", "traffic", "items", "http_headers", "lifecycle_rule", "cors",
        "cleanup_policies", "replicas", "secondary_ip_range", "subnetwork", "upstream_policies", "rules", "env_from",
    ];

    private static readonly ImmutableHashSet<string> Numbers =
    [
        "container_port", "port", "min_instance_count", "max_instance_count", "manual_instance_count", "percent", "timeout_seconds", "period_seconds",
        "failure_threshold", "success_threshold", "initial_delay_seconds", "max_instance_request_concurrency", "default_mode", "mode", "keep_count",
        "retention_duration_seconds", "container_concurrency", "age", "num_newer_versions", "min_ports_per_vm", "max_ports_per_vm",
    ];

    private static readonly ImmutableHashSet<string> Booleans =
    [
        "cpu_idle", "startup_cpu_boost", "read_only", "gpu_zonal_redundancy_disabled", "deletion_protection", "session_affinity", "health_check_disabled",
        "default_uri_disabled", "iap_enabled", "invoker_iam_disabled", "uniform_bucket_level_access", "cleanup_policy_dry_run", "immutable_tags",
        "private_ip_google_access", "auto_create_subnetworks", "enabled", "latest_revision", "use_default", "force_destroy",
    ];

    /// <summary>Texts, however they are written.</summary>
    private static readonly ImmutableHashSet<string> Words =
        ["value", "version", "timeout", "size_limit", "path", "mount_path", "sub_path", "secret", "name", "image", "args", "command", "mount_options", "tags"];

    private static readonly ImmutableHashSet<string> Maps =
        ["labels", "annotations", "limits", "requests", "environment_variables", "volume_attributes"];

    /// <summary>In a state, nothing, 0 and false stand for what nobody set, but not here.</summary>
    private static readonly ImmutableHashSet<string> SaidByZero =
    [
        "deletion_protection", "template.scaling.min_instance_count", "cleanup_policy_dry_run", "read_only", "cpu_idle", "startup_cpu_boost",
        "initial_delay_seconds", "uniform_bucket_level_access", "private_ip_google_access", "auto_create_subnetworks",
    ];

    /// <summary>In a state, what the cloud takes where nobody says anything and a stack has no other word for.</summary>
    private static readonly ImmutableHashSet<string> Usual = ["launch_stage GA", "mode STANDARD_REPOSITORY", "tag_state ANY"];

    /// <summary>Blocks that say something by being there.</summary>
    private static readonly ImmutableHashSet<string> SaidByThemselves = ["tcp_socket", "http_get", "grpc", "empty_dir", "auto"];

    public SourceMap Map(HclObject map) => Map(map, "");

    private SourceMap Map(HclObject map, string path)
    {
        var entries = ImmutableArray.CreateBuilder<SourceEntry>();
        foreach (var entry in map.Entries.Where(entry => !left.Contains(path + entry.Name) && !IsComputed(entry.Name, path)))
        {
            if (!IsReplaced(map, entry) && Value(HclEvaluator.Shaded(entry.Value, map), entry.Name, path + entry.Name) is { } value)
            {
                entries.Add(new SourceEntry(Camel(entry.Name), value, entry.Place));
            }
        }

        return new SourceMap(entries.ToImmutable(), map.Place);
    }

    private bool IsComputed(string name, string path) => stored && (Computed.Contains(name) || (name == "id" && path.Length == 0));

    /// <summary>A variable of a container whose value comes from elsewhere holds an empty text, too.</summary>
    private static bool IsReplaced(HclObject map, HclEntry entry)
        => entry is { Name: "value", Value: HclText { Value: "" } } && map["value_source"] is HclList { Items.Length: > 0 } or HclObject;

    private SourceValue? Value(HclValue value, string name, string path) => value switch
    {
        HclNull => null,
        HclUnknown unknown => new SourceUnknown(unknown.Expression, unknown.Reason, unknown.Place),
        HclNamespace whole => new SourceUnknown(whole.Name, "a resource stands where one of its attributes is meant", whole.Place),
        { Secret: true } => new SourceSecret(value.Place),
        HclObject map when Maps.Contains(name) => Texts(map),
        HclObject map when Repeated.Contains(name) => new SourceList([Map(map, path + ".")], map.Place),
        HclObject map => Block(map, name, path),
        HclList { Items.Length: 0 } => null,
        HclList { Items: [HclObject only] } when Maps.Contains(name) => Texts(only),
        HclList { Items: [HclObject only] } when !Repeated.Contains(name) => Block(only, name, path),
        HclList list => new SourceList([.. list.Items.Select(item => Item(item, name, path)).OfType<SourceValue>()], list.Place),
        _ => Scalar(value, name, path),
    };

    private SourceValue? Item(HclValue item, string name, string path) => item switch
    {
        HclObject map => Map(map, path + "."),
        HclText { Secret: false } text => new SourceScalar(text.Value, text.Place),
        _ => Value(item, name, path),
    };

    private SourceMap? Block(HclObject map, string name, string path)
        => Map(map, path + ".") is var block && (block.Entries.Length > 0 || SaidByThemselves.Contains(name)) ? block : null;

    private static SourceMap? Texts(HclObject map)
    {
        var entries = map.Entries.Where(entry => entry.Value is not HclNull)
            .Select(entry => new SourceEntry(entry.Name, Text(HclEvaluator.Shaded(entry.Value, map)), entry.Place)).ToImmutableArray();
        return entries.Length > 0 ? new SourceMap(entries, map.Place) : null;
    }

    /// <summary>A value as a text, as maps of texts hold it.</summary>
    public static SourceValue Text(HclValue value) => HclConversion.ToText(value) switch
    {
        HclUnknown unknown => new SourceUnknown(unknown.Expression, unknown.Reason, unknown.Place),
        { Secret: true } => new SourceSecret(value.Place),
        var text => new SourceScalar(((HclText)text).Value, text.Place),
    };

    private SourceScalar? Scalar(HclValue value, string name, string path)
    {
        var typed = Numbers.Contains(name) && HclConversion.ToNumber(value) is HclNumber number ? number
            : Booleans.Contains(name) && HclConversion.ToBool(value) is HclBool truth ? truth
            : Words.Contains(name) && HclConversion.ToText(value) is HclText text ? text
            : value;
        return IsUnset(typed, name, path) ? null : new SourceScalar(Plain(typed), value.Place);
    }

    private bool IsUnset(HclValue value, string name, string path) => value switch
    {
        HclText { Value: "" } => name != "value",
        HclText text when stored => Usual.Contains($"{name} {text.Value}"),
        HclNumber { Value: 0 } or HclBool { Value: false } => stored && !SaidByZero.Contains(name) && !SaidByZero.Contains(path),
        _ => false,
    };

    private static object? Plain(HclValue value) => value switch
    {
        HclText text => text.Value,
        HclBool truth => truth.Value,
        HclNumber number when number.Value == decimal.Truncate(number.Value) && Math.Abs(number.Value) < long.MaxValue => (long)number.Value,
        HclNumber number => (double)number.Value,
        _ => null,
    };

    private static string Camel(string name) => string.Concat(name.Split('_').Select(
        (part, index) => index == 0 || part.Length == 0 ? part : char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));
}
