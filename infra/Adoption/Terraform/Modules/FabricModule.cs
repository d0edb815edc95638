using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>The arguments of the module cloud-run-v2 of Google's Cloud Foundation Fabric, as attributes of the service that it makes.</summary>
/// <remarks>https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/tree/master/modules/cloud-run-v2</remarks>
internal static class FabricModule
{
    public static readonly ImmutableHashSet<string> Arguments =
    [
        "type", "name", "region", "project_id", "deletion_protection", "containers", "volumes", "service_account_config", "iam", "revision",
        "service_config", "labels", "launch_stage", "encryption_key",
    ];

    public static bool Reads(TerraformCall call)
        => call.Source?.Contains("cloud-foundation-fabric", StringComparison.Ordinal) == true && call.Source.Contains("/cloud-run-v2", StringComparison.Ordinal);

    /// <summary>The service; null where the module makes something else.</summary>
    public static TerraformThing? Read(string address, HclObject arguments)
    {
        if (arguments["type"] is HclText { Value: not "SERVICE" })
        {
            return null;
        }

        var config = arguments["service_config"] as HclObject;
        var values = Object(
            arguments.Place,
            ("name", arguments["name"]), ("location", arguments["region"]), ("deletion_protection", arguments["deletion_protection"]),
            ("labels", arguments["labels"]), ("launch_stage", arguments["launch_stage"]), ("ingress", config?["ingress"]), ("custom_audiences", config?["custom_audiences"]),
            ("invoker_iam_disabled", config?["invoker_iam_disabled"]), ("scaling", config?["scaling"]), ("template", Template(arguments, config)));
        return new TerraformThing(address, TerraformServices.V2, values, arguments.Place) { Project = arguments["project_id"] };
    }

    /// <summary>Who may call the service; null where the call says nothing of it.</summary>
    public static SourceList? Invokers(HclObject arguments)
        => Grants(arguments)?.Entries.Where(role => ServiceRoles.OfCallers.Contains(role.Name)).Select(role => (SourceList)role.Value).ToList() is [var first, ..] roles
            ? first with { Items = [.. roles.SelectMany(role => role.Items).DistinctBy(member => SourceTexts.Of(member) ?? member.Place.ToString())] } : null;

    /// <summary>Who holds which role on it, of those that a stack grants.</summary>
    public static SourceMap? Grants(HclObject arguments) => arguments["iam"] is HclObject iam
        ? new SourceMap([.. iam.Entries.Where(role => ServiceRoles.OfCallers.Contains(role.Name) && role.Value is HclList)
            .Select(role => new SourceEntry(role.Name, new SourceList([.. ((HclList)role.Value).Items.Select(TerraformShape.Text)], role.Value.Place), role.Place))], iam.Place)
        : null;

    private static HclObject Template(HclObject arguments, HclObject? config)
    {
        var revision = arguments["revision"] as HclObject;
        return Object(
            arguments.Place,
            ("service_account", (arguments["service_account_config"] as HclObject)?["email"]),
            ("execution_environment", Generation(config?["gen2_execution_environment"])), ("timeout", config?["timeout"]),
            ("max_instance_request_concurrency", config?["max_concurrency"]), ("encryption_key", arguments["encryption_key"]),
            ("labels", revision?["labels"]), ("revision", revision?["name"]), ("node_selector", revision?["node_selector"]),
            ("gpu_zonal_redundancy_disabled", revision?["gpu_zonal_redundancy_disabled"]), ("vpc_access", Network(revision?["vpc_access"])),
            ("containers", Listed(arguments["containers"], "name", Container)), ("volumes", Listed(arguments["volumes"], "name", Volume)));
    }

    private static HclValue? Generation(HclValue? second)
        => second is HclBool truth ? new HclText(truth.Value ? "EXECUTION_ENVIRONMENT_GEN2" : "EXECUTION_ENVIRONMENT_GEN1", truth.Place) : second;

    private static HclValue? Network(HclValue? access) => access is not HclObject map ? access : Object(
        map.Place, ("connector", map["connector"]), ("egress", map["egress"]),
        ("network_interfaces", map["network"] is null && map["subnet"] is null
            ? null
            : new HclList([Object(map.Place, ("network", map["network"]), ("subnetwork", map["subnet"]), ("tags", map["tags"]))], map.Place)));

    private static HclObject Container(HclObject container) => Object(
        container.Place,
        ("image", container["image"]), ("command", container["command"]), ("args", container["args"]), ("depends_on", container["depends_on"]),
        ("env", Both(Listed(container["env"], "name", "value"), Listed(container["env_from_key"], "name", Secret))),
        ("ports", Listed(container["ports"], null, port => port)), ("resources", container["resources"]), ("startup_probe", container["startup_probe"]),
        ("liveness_probe", container["liveness_probe"]), ("volume_mounts", Listed(container["volume_mounts"], "name", "mount_path")));

    private static HclObject Secret(HclObject reference)
        => Object(reference.Place, ("value_source", Object(reference.Place, ("secret_key_ref", reference))));

    private static HclObject Volume(HclObject volume)
    {
        var secret = volume["secret"] as HclObject;
        return Object(
            volume.Place,
            ("gcs", Renamed(volume["gcs"], "is_read_only", "read_only")), ("nfs", Renamed(volume["nfs"], "is_read_only", "read_only")),
            ("empty_dir", volume["empty_dir_size"] is { } size and not HclNull
                ? Object(volume.Place, ("size_limit", size), ("medium", new HclText("MEMORY", size.Place)))
                : null),
            ("cloud_sql_instance", volume["cloud_sql_instances"] is { } instances and not HclNull ? Object(volume.Place, ("instances", instances)) : null),
            ("secret", secret is null ? null : Object(secret.Place, ("secret", secret["name"]), ("default_mode", secret["default_mode"]))));
    }

    private static HclValue? Renamed(HclValue? value, string from, string to) => value is not HclObject map ? value
        : map with { Entries = [.. map.Entries.Select(entry => entry.Name == from ? entry with { Name = to } : entry)] };

    /// <summary>A map by name, as the list of blocks that it stands for.</summary>
    private static HclValue? Listed(HclValue? value, string? key, Func<HclObject, HclObject> read) => value is not HclObject map ? value : new HclList(
        [.. map.Entries.Select(entry => entry.Value is HclObject inner ? Named(entry, key, read(inner)) : entry.Value)], map.Place);

    private static HclValue? Listed(HclValue? value, string key, string content) => value is not HclObject map ? value : new HclList(
        [.. map.Entries.Select(entry => Object(entry.Place, (key, new HclText(entry.Name, entry.Place)), (content, entry.Value)))], map.Place);

    private static HclObject Named(HclEntry entry, string? key, HclObject value)
        => key is null ? value : value with { Entries = value.Entries.Insert(0, new HclEntry(key, new HclText(entry.Name, entry.Place), entry.Place)) };

    private static HclValue? Both(HclValue? one, HclValue? two)
        => (one, two) is (HclList first, HclList second) ? first with { Items = first.Items.AddRange(second.Items) } : one is null or HclNull ? two : one;

    private static HclObject Object(SourcePlace place, params ReadOnlySpan<(string Name, HclValue? Value)> entries)
    {
        var said = ImmutableArray.CreateBuilder<HclEntry>();
        foreach (var (name, value) in entries)
        {
            if (value is not (null or HclNull))
            {
                said.Add(new HclEntry(name, value, value.Place));
            }
        }

        return new HclObject(said.ToImmutable(), place);
    }
}
