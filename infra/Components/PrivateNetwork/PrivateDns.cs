using Pulumi.Gcp.Dns;
using Pulumi.Gcp.Dns.Inputs;

namespace GpuInfra;

// The private zones that lead Google's names to the private path. Without them gcsfuse, the SDKs and calls between services
// resolve public addresses, which the firewall denies.
internal sealed class PrivateDns(string name, Input<string> network, PrivateNetworkSpec spec, Input<string>? project)
{
    private const int TimeToLive = 300;
    private const string GoogleApis = "googleapis.com.";

    public static readonly (string Role, string Domain)[] Zones =
    [
        ("googleapis", GoogleApis), ("pkg-dev", "pkg.dev."), ("gcr-io", "gcr.io."), ("run-app", "run.app."),
    ];

    public void CreateZones(CustomResourceOptions zoneOptions, Func<InputList<Resource>, CustomResourceOptions> recordAfter)
    {
        var path = spec.ApiPath;
        foreach (var (role, domain) in Zones)
        {
            var zone = CreateZone(role, domain, zoneOptions);

            // Only googleapis.com may have a name of its own for the path; the other domains lead there by their apex.
            var target = domain == GoogleApis ? path.HostName : domain;
            var addresses = CreateRecord($"{name}-{role}-a", new(zone, target, "A"), [.. path.Addresses], recordAfter([]));

            // Another path may have another name here, which must lead somewhere before all others follow it.
            CreateRecord($"{name}-{role}-cname", new(zone, $"*.{domain}", "CNAME"), [target], recordAfter([addresses]));
        }
    }

    public void CreateQueryLog(CustomResourceOptions options) => _ = new Policy($"{name}-dns-log", new()
    {
        Name = spec.Names[NetworkNames.QueryLog],
        Project = project,
        Description = "Logs what the services look up",
        EnableLogging = true,
        Networks = { new PolicyNetworkArgs { NetworkUrl = network } },
    }, options);

    private ManagedZone CreateZone(string role, string domain, CustomResourceOptions options) => new($"{name}-{role}", new()
    {
        Name = spec.Names[role],
        Project = project,
        DnsName = domain,
        Description = $"Leads {domain} to the private path to Google's APIs",
        Visibility = "private",
        DeletionPolicy = options.Protect == true ? ResourceWire.Prevent : "DELETE",
        PrivateVisibilityConfig = new ManagedZonePrivateVisibilityConfigArgs
        {
            Networks = { new ManagedZonePrivateVisibilityConfigNetworkArgs { NetworkUrl = network } },
        },
    }, options);

    private RecordSet CreateRecord(string recordName, Record record, InputList<string> data, CustomResourceOptions options) =>
        new(recordName, new()
        {
            ManagedZone = record.Zone.Name,
            Project = project,
            Name = record.Name,
            Type = record.Type,
            Ttl = TimeToLive,
            Rrdatas = data,
        }, options);

    private sealed record Record(ManagedZone Zone, string Name, string Type);
}
