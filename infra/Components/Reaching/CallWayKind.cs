namespace GpuInfra;

/// <summary>A way in which services can be called.</summary>
/// <param name="Id">The word for it.</param>
/// <param name="From">Where the caller is.</param>
/// <param name="With">The settings of the services that it leads to.</param>
/// <param name="Needs">What it needs.</param>
/// <param name="Source">Who says so.</param>
public sealed record CallWayKind(string Id, string From, string With, string Needs, Source Source)
{
    private const string Inside = "`internal`, `internal-and-cloud-load-balancing`";
    private const string Outside = "`all`, which `RUN042` refuses until it is silenced";

    /// <summary>A job of Cloud Run in the network of the service.</summary>
    public static CallWayKind Job { get; } = new(
        "job", "a job of Cloud Run in the network", Inside,
        "an account among `invokers`, and `--vpc-egress=all-traffic`", Sources.RestrictIngress);

    /// <summary>A machine or a service in that network.</summary>
    public static CallWayKind Network { get; } = new(
        "network", "a VM or a service of Cloud Run in the network", Inside,
        "an identity token of its account from the metadata server; a service sends all its traffic through the network", Sources.RestrictIngress);

    /// <summary>A network that is joined to it.</summary>
    public static CallWayKind Vpn { get; } = new(
        "vpn", "another network, through Cloud VPN or Cloud Interconnect", Inside,
        "a route to the endpoint for Google's APIs, and `run.app` led to its address in that network's DNS", Sources.HybridAccess);

    /// <summary>A load balancer before the service.</summary>
    public static CallWayKind LoadBalancer { get; } = new(
        "load-balancer", "wherever a load balancer of the project is reached", "`internal-and-cloud-load-balancing`",
        "a load balancer, which is not made here; the audience is the service's own address or one of `customAudiences`", Sources.RestrictIngress);

    /// <summary>A proxy on the caller's own machine.</summary>
    public static CallWayKind Proxy { get; } = new(
        "proxy", "your own machine, by `gcloud run services proxy`", Outside,
        "the address at run.app, and somebody among `invokers` who is logged in to gcloud; never with another ingress", Sources.ServicesProxy);

    /// <summary>A request with an identity token.</summary>
    public static CallWayKind Token { get; } = new(
        "token", "anywhere", Outside, "an identity token of one of `invokers`: `gcloud auth print-identity-token`", Sources.ServiceToService);

    /// <summary>Identity-Aware Proxy before the service.</summary>
    public static CallWayKind Iap { get; } = new(
        "iap", "a browser, or a program that signs a JWT", "any, with `iap: true`",
        "somebody among `iapAccessors`; an account signs a JWT for the audience `URL/*`", Sources.ProgramsThroughIap);

    /// <summary>A request that says nothing of the caller.</summary>
    public static CallWayKind Open { get; } = new(
        "open", "anywhere, by anybody", $"{Outside}, and `allUsers` among `invokers`, which `IAM001` refuses", "nothing: whoever knows the address is served at your cost",
        Sources.RestrictIngress);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CallWayKind> All { get; } = [Job, Network, Vpn, LoadBalancer, Proxy, Token, Iap, Open];
}
