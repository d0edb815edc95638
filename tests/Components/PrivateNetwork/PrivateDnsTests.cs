namespace GpuInfra.Components.Tests;

public sealed class PrivateDnsTests
{
    [Fact]
    public async Task Constructor_Defaults_LeadsGooglesNamesToTheEndpoint()
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(() => new("net", new() { Region = "europe-west4" }));

        Assert.Equal(
            """
            gcp:dns/managedZone:ManagedZone net-gcr-io
              deletionPolicy: "PREVENT"
              description: "Leads gcr.io. to the private path to Google's APIs"
              dnsName: "gcr.io."
              name: "net-gcr-io"
              privateVisibilityConfig: {networks: [{networkUrl: "net_id"}]}
              visibility: "private"
              [protect]
            gcp:dns/managedZone:ManagedZone net-googleapis
              deletionPolicy: "PREVENT"
              description: "Leads googleapis.com. to the private path to Google's APIs"
              dnsName: "googleapis.com."
              name: "net-googleapis"
              privateVisibilityConfig: {networks: [{networkUrl: "net_id"}]}
              visibility: "private"
              [protect]
            gcp:dns/managedZone:ManagedZone net-pkg-dev
              deletionPolicy: "PREVENT"
              description: "Leads pkg.dev. to the private path to Google's APIs"
              dnsName: "pkg.dev."
              name: "net-pkg-dev"
              privateVisibilityConfig: {networks: [{networkUrl: "net_id"}]}
              visibility: "private"
              [protect]
            gcp:dns/managedZone:ManagedZone net-run-app
              deletionPolicy: "PREVENT"
              description: "Leads run.app. to the private path to Google's APIs"
              dnsName: "run.app."
              name: "net-run-app"
              privateVisibilityConfig: {networks: [{networkUrl: "net_id"}]}
              visibility: "private"
              [protect]
            gcp:dns/policy:Policy net-dns-log
              description: "Logs what the services look up"
              enableLogging: true
              name: "net-dns-log"
              networks: [{networkUrl: "net_id"}]
            """,
            $"{run.TextOf("gcp:dns/managedZone")}\n{run.TextOf("gcp:dns/policy")}");
        Assert.Equal(
            """
            net-gcr-io: gcr.io. A 300 ["10.255.255.254"]
            net-gcr-io: *.gcr.io. CNAME 300 ["gcr.io."]
            net-googleapis: googleapis.com. A 300 ["10.255.255.254"]
            net-googleapis: *.googleapis.com. CNAME 300 ["googleapis.com."]
            net-pkg-dev: pkg.dev. A 300 ["10.255.255.254"]
            net-pkg-dev: *.pkg.dev. CNAME 300 ["pkg.dev."]
            net-run-app: run.app. A 300 ["10.255.255.254"]
            net-run-app: *.run.app. CNAME 300 ["run.app."]
            """,
            Records(run));
    }

    [Fact]
    public async Task Constructor_OneRecord_IsNamedAfterItsZoneAndKind()
    {
        var run = await ComponentRun<PrivateNetwork>.OfAsync(() => new("net", new() { Region = "europe-west4" }));

        Assert.Equal(
            """
            gcp:dns/recordSet:RecordSet net-run-app-a
              managedZone: "net-run-app"
              name: "run.app."
              rrdatas: ["10.255.255.254"]
              ttl: 300
              type: "A"
              after gcp:compute/globalForwardingRule:GlobalForwardingRule net-psc
            gcp:dns/recordSet:RecordSet net-run-app-cname
              managedZone: "net-run-app"
              name: "*.run.app."
              rrdatas: ["run.app."]
              ttl: 300
              type: "CNAME"
              after gcp:compute/globalForwardingRule:GlobalForwardingRule net-psc
              after gcp:dns/recordSet:RecordSet net-run-app-a
            """,
            string.Join('\n', run.Resources.Where(r => r.Name.StartsWith("net-run-app-", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Constructor_SharedAddresses_LeadsGooglesNamesThere() =>
        Assert.Equal(
            """
            net-gcr-io: gcr.io. A 300 ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
            net-gcr-io: *.gcr.io. CNAME 300 ["gcr.io."]
            net-googleapis: private.googleapis.com. A 300 ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
            net-googleapis: *.googleapis.com. CNAME 300 ["private.googleapis.com."]
            net-pkg-dev: pkg.dev. A 300 ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
            net-pkg-dev: *.pkg.dev. CNAME 300 ["pkg.dev."]
            net-run-app: run.app. A 300 ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
            net-run-app: *.run.app. CNAME 300 ["run.app."]
            """,
            Records(await SharedAddresses("all-apis")));

    [Fact]
    public async Task Constructor_RestrictedAddresses_LeadsGooglesNamesThere() =>
        Assert.Equal(
            """
            net-gcr-io: gcr.io. A 300 ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"]
            net-gcr-io: *.gcr.io. CNAME 300 ["gcr.io."]
            net-googleapis: restricted.googleapis.com. A 300 ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"]
            net-googleapis: *.googleapis.com. CNAME 300 ["restricted.googleapis.com."]
            net-pkg-dev: pkg.dev. A 300 ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"]
            net-pkg-dev: *.pkg.dev. CNAME 300 ["pkg.dev."]
            net-run-app: run.app. A 300 ["199.36.153.4", "199.36.153.5", "199.36.153.6", "199.36.153.7"]
            net-run-app: *.run.app. CNAME 300 ["run.app."]
            """,
            Records(await SharedAddresses("vpc-sc")));

    private static Task<ComponentRun<PrivateNetwork>> SharedAddresses(string bundle) => ComponentRun<PrivateNetwork>.OfAsync(
        () => new("net", new() { Region = "europe-west4", GoogleApis = "private-google-access", Bundle = bundle }));

    private static string Records(ComponentRun<PrivateNetwork> run) => string.Join('\n', run.Resources
        .Where(r => r.Type == "gcp:dns/recordSet:RecordSet")
        .Select(r => $"{r.Inputs["managedZone"]}: {r.Inputs["name"]} {r.Inputs["type"]} {r.At("ttl")} {r.At("rrdatas")}"));
}
