namespace GpuInfra;

// Who reaches a service, and as whom.
public abstract partial class ServiceSettings
{
    /// <summary>
    /// Who reaches the service: <c>internal</c> or <c>internal-and-cloud-load-balancing</c>. Left out, only internal
    /// traffic.
    /// </summary>
    [Input("ingress")]
    [OneOf<Ingress>]
    public string? Ingress { get; init; }

    /// <summary>
    /// Who may call the service: <c>serviceAccount:</c>, <c>group:</c>, <c>domain:</c>, <c>principal:</c> or
    /// <c>principalSet:</c>. Left out, nobody.
    /// </summary>
    [Input("invokers")]
    public IList<string>? Invokers { get; init; }

    /// <summary>
    /// Whether the service has no address at run.app, so that a load balancer and what guards it is the only way in. Left out, it
    /// has one.
    /// </summary>
    [Input("defaultUrlDisabled")]
    public bool? DefaultUrlDisabled { get; init; }

    /// <summary>
    /// The audiences of identity tokens that the service takes beside its own address, such as the address of its load balancer.
    /// Left out, it takes its own alone.
    /// </summary>
    [Input("customAudiences")]
    public IList<string>? CustomAudiences { get; init; }

    /// <summary>
    /// Whether Identity-Aware Proxy asks people to log in before the service does. Its agent is then among
    /// <see cref="Invokers"/>, and <see cref="IapAccessors"/> says who may log in. Left out, it does not.
    /// </summary>
    [Input("iap")]
    public bool? Iap { get; init; }

    /// <summary>
    /// Who may come in through Identity-Aware Proxy, named as in <see cref="Invokers"/>: each gets
    /// <c>roles/iap.httpsResourceAccessor</c> on this service. Left out, nobody is let in here.
    /// </summary>
    [Input("iapAccessors")]
    public IList<string>? IapAccessors { get; init; }
}
