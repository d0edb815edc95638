using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace GpuInfra;

// The rules for what leaves a private network: nothing, but for what is allowed by name.
internal sealed class EgressFirewall(string name, Input<string> network, NetworkNames names, Input<string>? project)
{
    public const string Everywhere = "0.0.0.0/0";

    // What is let out.
    public const string GoogleApis = "google-apis";
    public const string Internet = "internet";
    public const string Imports = "imports";

    private const string Denial = "deny-egress";

    private const int AllowPriority = 1000;

    // Just above the rule that every network implies, which lets everything out.
    private const int DenyPriority = 65_534;

    public static IReadOnlyList<string> Roles { get; } = [Denial, NameOf(GoogleApis), NameOf(Internet), NameOf(Imports)];

    public void DenyAll(CustomResourceOptions options)
    {
        var args = Rule(Denial, "Nothing leaves the network unless another rule allows it", Everywhere);
        args.Priority = DenyPriority;
        args.Denies.Add(new FirewallDenyArgs { Protocol = "all" });
        _ = new Firewall($"{name}-{Denial}", args, options);
    }

    public void Allow(string role, string destination, CustomResourceOptions options)
    {
        var args = Rule(NameOf(role), $"HTTPS to {destination}", destination);
        args.Priority = AllowPriority;
        args.Allows.Add(new FirewallAllowArgs { Protocol = "tcp", Ports = { "443" } });
        _ = new Firewall($"{name}-{NameOf(role)}", args, options);
    }

    // Only what has the tag, so that nothing else gets a way to the internet with it.
    public void AllowTagged(string role, string tag, CustomResourceOptions options)
    {
        var args = Rule(NameOf(role), $"HTTPS to {Everywhere} for {tag}", Everywhere);
        args.Priority = AllowPriority;
        args.Allows.Add(new FirewallAllowArgs { Protocol = "tcp", Ports = { "443" } });
        args.TargetTags.Add(tag);
        _ = new Firewall($"{name}-{NameOf(role)}", args, options);
    }

    private static string NameOf(string role) => $"allow-{role}";

    private FirewallArgs Rule(string role, string description, string destination) => new()
    {
        Name = names[role],
        Project = project,
        Network = network,
        Description = description,
        Direction = ResourceWire.FirewallEgress,
        DestinationRanges = { destination },
        LogConfig = new FirewallLogConfigArgs { Metadata = "INCLUDE_ALL_METADATA" },
    };
}
