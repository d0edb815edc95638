using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// Who may reach and call a Cloud Run service, as whom it acts, and what guards it.
internal static class ServiceAccessRisks
{
    // From the narrowest to the widest.
    private static readonly string[] Ingress =
        [ServiceWire.IngressInternal, ServiceWire.IngressLoadBalancer, ServiceWire.IngressAll];

    public static IReadOnlyList<RiskRule> All { get; } =
    [
        Rule(ServiceWire.Ingress, Word(ServiceWire.IngressAll, IngressChange)),
        Rule(ServiceWire.InvokerIamDisabled, WhenOn(
            on: Exposure("whoever reaches {} may call it: nobody is asked who they are"),
            off: Other("{} asks its callers who they are"))),
        Rule("defaultUriDisabled", WhenOn(
            on: Other("{} no longer answers at its run.app address"),
            off: Exposure("{} answers at its run.app address again"))),
        Rule(ResourceWire.DeletionProtection, WhenOnUnlessSaid(
            on: Other("the provider refuses to delete {}"),
            off: Exposure("{} loses its deletion protection: the next mistake may delete it"))),
        Rule("template.vpcAccess", Presence(
            gone: Exposure("traffic of {} leaves outside of the private network"),
            come: Other("traffic of {} goes through the private network"))),
        Rule(ServiceWire.Egress, Word(ServiceWire.PrivateRangesOnly, static (_, @new) =>
            @new == ServiceWire.AllTraffic
                ? Other("all traffic of {} goes through the private network")
                : Exposure("traffic of {} to the internet bypasses the private network"))),
        Rule(ServiceWire.ServiceAccount, static change => Exposure(
            $"{{}} acts as {Account(change.New)} in place of {Account(change.Old)}")),
        Rule($"{ServiceWire.Containers}[*].envs[*]", PlainSecret),
        Rule($"{ServiceWire.Volumes}[*].gcs.readOnly", WhenOn(
            on: Other("{} may no longer write to a bucket that it mounts"),
            off: Exposure("{} may write to a bucket that it mounts"))),
        Rule($"{ServiceWire.Volumes}[*].nfs.readOnly", WhenOn(
            on: Other("{} may no longer write to an NFS server that it mounts"),
            off: Exposure("{} may write to an NFS server that it mounts"))),
        Rule("template.encryptionKey", static change => change.New is null
            ? Exposure("{} is no longer encrypted with a key of your own")
            : Other(change.Old is null ? "{} is encrypted with a key of your own" : "{} is encrypted with another key")),
        Rule("customAudiences[*]", static change => change.New is null
            ? Other($"{{}} no longer takes identity tokens for {change.Old}")
            : Exposure($"{{}} takes identity tokens for {change.New}, too")),
        Rule("binaryAuthorization", Presence(
            gone: Exposure("{} runs any image: nothing checks who made it"),
            come: Other("{} runs only images that Binary Authorization lets pass"))),
        Rule("binaryAuthorization.policy", Always(Exposure("{} runs what another policy of Binary Authorization lets pass"))),
        Rule("iapEnabled", WhenOn(
            on: Other("Identity-Aware Proxy stands before {}"),
            off: Exposure("Identity-Aware Proxy no longer stands before {}"))),
    ];

    private static RiskRule Rule(string path, Func<ValueChange, Verdict?> judge) => new(CloudTypes.Service, path, judge);

    private static Verdict IngressChange(string old, string @new) =>
        Array.IndexOf(Ingress, @new) <= Array.IndexOf(Ingress, old)
            ? Other("fewer networks reach {}")
            : Exposure(@new == ServiceWire.IngressAll ? "the whole internet reaches {}" : "load balancers reach {} from the internet");

    private static string Account(PropertyValue? value) =>
        Read.Text(value) is { Length: > 0 } account ? Principal.Of(account) : "the default service account";

    // The variable stays, and what came from a secret is written out.
    private static Verdict? PlainSecret(ValueChange change)
    {
        var steps = change.Place.Steps;
        return steps[^1].Name == "valueSource" && change.New is null
            ? Exposure($"{{}} reads {change.Item} in plain text and no longer from a secret")
            : null;
    }
}
