using System.Collections.Frozen;

namespace GpuInfra.Adoption;

// The keys of a service of Compose: https://docs.docker.com/reference/compose-file/services/, read 2026-12-01.
internal static class ComposeKeys
{
    private const string OfKernel = "no such setting: Cloud Run runs containers in its own sandbox";
    private const string OfMachine = "of a machine of one's own";

    // Keys that are read one by one.
    public static FrozenSet<string> Read { get; } =
    [
        "image", "build", "command", "entrypoint", "environment", "env_file", "ports", "expose", "volumes", "tmpfs", "deploy", "gpus", "runtime",
        "healthcheck", "profiles", "network_mode", "networks", "ipc", "shm_size", "depends_on", "working_dir", "secrets", "mem_limit", "cpus",
        "scale", "extends", "devices",
    ];

    // Keys that say nothing of a service of Cloud Run, and why.
    public static FrozenDictionary<string, string> NotCarried { get; } = new Dictionary<string, string>
    {
        ["restart"] = "Cloud Run starts and stops instances by itself",
        ["container_name"] = "instances have no names",
        ["hostname"] = "instances have no names",
        ["domainname"] = "instances have no names",
        ["ulimits"] = "no such setting",
        ["privileged"] = OfKernel,
        ["cap_add"] = OfKernel,
        ["cap_drop"] = OfKernel,
        ["security_opt"] = OfKernel,
        ["sysctls"] = OfKernel,
        ["pid"] = OfKernel,
        ["uts"] = OfKernel,
        ["userns_mode"] = OfKernel,
        ["cgroup"] = OfKernel,
        ["cgroup_parent"] = OfKernel,
        ["cgroupns_mode"] = OfKernel,
        ["group_add"] = OfKernel,
        ["init"] = OfKernel,
        ["read_only"] = OfKernel,
        ["isolation"] = OfKernel,
        ["oom_score_adj"] = OfKernel,
        ["oom_kill_disable"] = OfKernel,
        ["storage_opt"] = OfKernel,
        ["device_cgroup_rules"] = OfKernel,
        ["blkio_config"] = OfMachine,
        ["cpu_count"] = OfMachine,
        ["cpu_percent"] = OfMachine,
        ["cpu_shares"] = OfMachine,
        ["cpu_period"] = OfMachine,
        ["cpu_quota"] = OfMachine,
        ["cpu_rt_runtime"] = OfMachine,
        ["cpu_rt_period"] = OfMachine,
        ["cpuset"] = OfMachine,
        ["mem_reservation"] = "an instance has the memory of its limit",
        ["mem_swappiness"] = OfMachine,
        ["memswap_limit"] = "an instance has no swap space",
        ["pids_limit"] = OfKernel,
        ["user"] = "the user stands in the image",
        ["stdin_open"] = "nobody sits at an instance",
        ["tty"] = "nobody sits at an instance",
        ["attach"] = "nobody sits at an instance",
        ["logging"] = "Cloud Logging takes what containers print",
        ["labels"] = "labels of Docker, such as those of a proxy, mean nothing to Cloud Run",
        ["label_file"] = "labels of Docker, such as those of a proxy, mean nothing to Cloud Run",
        ["annotations"] = "annotations of Docker mean nothing to Cloud Run",
        ["links"] = "services meet by address",
        ["external_links"] = "services meet by address",
        ["extra_hosts"] = "names are resolved by DNS alone",
        ["dns"] = "names are resolved by the network of the service",
        ["dns_opt"] = "names are resolved by the network of the service",
        ["dns_search"] = "names are resolved by the network of the service",
        ["mac_address"] = "instances have no addresses of their own",
        ["stop_grace_period"] = "Cloud Run gives an instance 10 seconds to stop",
        ["stop_signal"] = "Cloud Run stops an instance by SIGTERM",
        ["pull_policy"] = "Cloud Run keeps the image of a revision",
        ["platform"] = "Cloud Run runs linux/amd64",
        ["volumes_from"] = "containers share volumes by name",
        ["volume_driver"] = OfMachine,
        ["configs"] = "no key for files: the image or a secret instead",
        ["develop"] = "of work on the source, not of the service",
        ["post_start"] = "no such step: the start of the container does it",
        ["pre_stop"] = "no such step: the container gets SIGTERM",
        ["credential_spec"] = OfMachine,
        ["provider"] = "no container: another program makes it",
        ["models"] = "models of Docker are not carried: name the model as the engine does",
        ["use_api_socket"] = OfMachine,
    }.ToFrozenDictionary();

    private static readonly ComposeShape Text = new("a text", static value => value is SourceScalar);
    private static readonly ComposeShape List = new("a list", static value => value is SourceList);
    private static readonly ComposeShape Map = new("a map", static value => value is SourceMap);
    private static readonly ComposeShape Words = new("a text or a list of texts", static value => value is SourceScalar || value is SourceList { Items: var items } && items.All(static item => item is SourceScalar));
    private static readonly ComposeShape Pairs = new("a map, or a list of NAME=VALUE", static value => value is SourceMap or SourceList);
    private static readonly ComposeShape Named = new("a text or a map", static value => value is SourceScalar or SourceMap);
    private static readonly ComposeShape Files = new("a text or a list", static value => value is SourceScalar or SourceList);

    private static readonly FrozenDictionary<string, ComposeShape> Shapes = new Dictionary<string, ComposeShape>
    {
        ["image"] = Text,
        ["working_dir"] = Text,
        ["runtime"] = Text,
        ["network_mode"] = Text,
        ["ipc"] = Text,
        ["mem_limit"] = Text,
        ["cpus"] = Text,
        ["shm_size"] = Text,
        ["scale"] = Text,
        ["command"] = Words,
        ["entrypoint"] = Words,
        ["environment"] = Pairs,
        ["networks"] = Pairs,
        ["depends_on"] = Pairs,
        ["env_file"] = Files,
        ["tmpfs"] = Files,
        ["gpus"] = Files,
        ["ports"] = List,
        ["expose"] = List,
        ["volumes"] = List,
        ["devices"] = List,
        ["secrets"] = List,
        ["profiles"] = List,
        ["build"] = Named,
        ["extends"] = Named,
        ["deploy"] = Map,
        ["healthcheck"] = Map,
    }.ToFrozenDictionary();

    // What the value of a key must be; nothing is said of keys that state nothing.
    public static ComposeShape? ShapeOf(string key) => Shapes.GetValueOrDefault(key);

    public static bool IsKnown(string key) => Read.Contains(key) || NotCarried.ContainsKey(key) || key.StartsWith("x-", StringComparison.Ordinal);

    public static IEnumerable<string> All => Read.Concat(NotCarried.Keys);
}

// Which values a key takes; nothing is as good as a key that is left out.
internal sealed record ComposeShape(string Words, Func<SourceValue, bool> Fits)
{
    public bool Takes(SourceValue value) => value is SourceScalar { Value: null } || Fits(value);
}
