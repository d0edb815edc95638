namespace GpuInfra;

// What a service may say of its scaling, its address, its callers and its keys beyond what every service has.
internal static partial class ServiceOptionRules
{
    internal const string DefaultPolicy = "default";

    internal static readonly Rule ServiceMinFitsServiceMax = new(
        "RUN076", "A service as a whole keeps no more instances warm than it may have.",
        "Cloud Run refuses the service. Lower one or raise the other.")
    { Source = Sources.MinimumInstances.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule ScalingIsOfOneKind = new(
        "RUN077", "A service scales by itself or by hand, not both.",
        "By hand, manualInstances is the number, and every other number of instances would mean nothing.")
    { Source = Sources.ServiceApi.Url };

    internal static readonly Rule ServiceHasAnAddress = new(
        "RUN078", "A service without its address at run.app is behind a load balancer.",
        "Nobody reaches it otherwise: with ingress internal, no load balancer may call it.")
    { Severity = Severity.Warning, Source = Sources.RestrictIngress.Url };

    internal static readonly Rule AudienceIsGiven = new(
        "RUN079", "Each audience of a service is a text of its own.",
        "No token has an empty audience, and one said twice changes nothing.")
    { Source = Sources.CustomAudiences.Url };

    internal static readonly Rule AgentOfProxyMayCall = new(
        "RUN080", "The agent of Identity-Aware Proxy is among those who may call a service that has it.",
        "The proxy calls the service as its own agent, which only the console lets in by itself: everybody would be refused.")
    { Source = Sources.IdentityAwareProxy.Url };

    internal static readonly Rule ProxySpeaksHttp1 = new(
        "RUN081", "A service behind Identity-Aware Proxy speaks HTTP/1.",
        "With HTTP/2 up to the server the proxy once sent requests in a loop; whether it still does is not confirmed.")
    { Severity = Severity.Warning, Source = Sources.IdentityAwareProxyByHttp2.Url };

    internal static readonly Rule AffinityHeedsNoReadiness = new(
        "RUN082", "A service with session affinity does not count on its readiness probe.",
        "Clients with a cookie go on to their instance even while it says that it is not ready.")
    { Severity = Severity.Warning, Source = Sources.HealthChecks.Url };

    internal static readonly Rule EncryptionKeyIsWhole = new(
        "RUN083", "An encryption key is named in full and is in the service's region.",
        "Cloud Run finds no other. A key in another region does not hold the data where the service is.")
    { Source = Sources.ServiceApi.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule PolicyIsKnown = new(
        "RUN084", "Binary Authorization goes by the project's policy or by a path of one for Cloud Run.",
        "Cloud Run refuses another word.")
    { Source = Sources.ServiceApi.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule AnnotationIsFree = new(
        "RUN085", "An annotation is in no namespace of Google's.",
        "Cloud Run's second API refuses run.googleapis.com, cloud.googleapis.com, serving.knative.dev and autoscaling.knative.dev: what "
            + "they said before is a setting of its own.")
    { Source = Sources.ServiceApi.Url, RefusedBy = Refuser.Cloud };

    internal static readonly Rule ServerSpeaksHttp2 = new(
        "RUN086", "A service that sends HTTP/2 on to its server runs one that speaks it.",
        "With http2, Cloud Run speaks HTTP/2 without TLS to the server, and one that knows HTTP/1 alone answers nothing. Whether a server "
            + "has learnt it since is not confirmed.")
    { Severity = Severity.Warning, Source = Sources.Http2.Url };

    internal static readonly Rule ProxyLetsSomebodyIn = new(
        "RUN087", "Identity-Aware Proxy has somebody to let in, and those whom it lets in have the proxy.",
        "Whoever comes in has roles/iap.httpsResourceAccessor, and with it nothing where the proxy is off. Grants that are made beside the "
            + "stack are not seen here.")
    { Severity = Severity.Warning, Source = Sources.IdentityAwareProxy.Url };

    private static readonly string[] KeptNamespaces =
        ["run.googleapis.com", "cloud.googleapis.com", "serving.knative.dev", "autoscaling.knative.dev"];

    // What the first API said by annotations, and which setting says it here.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["autoscaling.knative.dev/maxScale"] = "maxInstances",
        ["autoscaling.knative.dev/minScale"] = "minInstances",
        ["run.googleapis.com/gpu-zonal-redundancy-disabled"] = "zonalRedundancy",
        ["run.googleapis.com/ingress"] = "ingress",
        ["run.googleapis.com/launch-stage"] = "launchStage",
    };

    internal static IEnumerable<Violation> Check(GpuServiceSpec spec) =>
    [
        .. CheckServiceMinFitsServiceMax(spec.Options),
        .. CheckScalingIsOfOneKind(spec.Options),
        .. CheckServiceHasAnAddress(spec),
        .. CheckAudienceIsGiven(spec.Options.CustomAudiences),
        .. CheckAgentOfProxyMayCall(spec),
        .. CheckProxyLetsSomebodyIn(spec.Options),
        .. CheckProxySpeaksHttp1(spec.Options),
        .. CheckServerSpeaksHttp2(spec),
        .. CheckAffinityHeedsNoReadiness(spec),
        .. CheckEncryptionKeyIsWhole(spec),
        .. CheckPolicyIsKnown(spec.Options.BinaryAuthorization),
        .. CheckAnnotationIsFree("annotations", spec.Options.Annotations.Keys),
        .. CheckAnnotationIsFree("revisionAnnotations", spec.Options.RevisionAnnotations.Keys),
    ];

    private static IEnumerable<Violation> CheckServiceMinFitsServiceMax(ServiceOptions options)
    {
        if (options is { ServiceMinInstances: { } min, ServiceMaxInstances: { } max }
            && CloudRunLimits.MaxInstances.Contains(max) && min > max)
        {
            yield return ServiceMinFitsServiceMax.Broken(
                "serviceMinInstances", $"is {min}, but serviceMaxInstances is {max}", $"Use {max} or less, or raise serviceMaxInstances.");
        }
    }

    private static IEnumerable<Violation> CheckScalingIsOfOneKind(ServiceOptions options) => options.OtherNumbers.Select(key =>
        ScalingIsOfOneKind.Broken(
            key, $"is given, but manualInstances is {options.ManualInstances}, which takes its place", "Leave one of the two out."));

    private static IEnumerable<Violation> CheckServiceHasAnAddress(GpuServiceSpec spec)
    {
        if (spec.Options.DefaultUrlDisabled && spec.Ingress == Ingress.Internal)
        {
            yield return ServiceHasAnAddress.Broken(
                "defaultUrlDisabled", "is true, but with ingress internal no load balancer may call the service",
                "Use ingress internal-and-cloud-load-balancing, or leave it out.");
        }
    }

    private static IEnumerable<Violation> CheckAudienceIsGiven(IReadOnlyList<string> audiences) =>
        from audience in audiences.Index()
        let isEmpty = string.IsNullOrWhiteSpace(audience.Item)
        where isEmpty || audiences.Take(audience.Index).Contains(audience.Item)
        select AudienceIsGiven.Broken(
            ArgumentPath.Index("customAudiences", audience.Index), isEmpty ? "is empty" : $"is '{audience.Item}' once more", "Leave it out.");

    private static IEnumerable<Violation> CheckAgentOfProxyMayCall(GpuServiceSpec spec)
    {
        if (spec.Options.Iap && !spec.Invokers.Any(ServiceAgents.IsOfProxy))
        {
            yield return AgentOfProxyMayCall.Broken(
                "iap", "is true, but invokers does not name the agent of Identity-Aware Proxy",
                "Add serviceAccount:service-PROJECT_NUMBER@gcp-sa-iap.iam.gserviceaccount.com to invokers, with the project's number.");
        }
    }

    private static IEnumerable<Violation> CheckProxyLetsSomebodyIn(ServiceOptions options)
    {
        if (options.Iap && options.IapAccessors.Count == 0)
        {
            yield return ProxyLetsSomebodyIn.Broken(
                "iap", "is true, but iapAccessors names nobody, so that whoever logs in is refused", "Name a group as iapAccessors.");
        }
        else if (!options.Iap && options.IapAccessors.Count > 0)
        {
            yield return ProxyLetsSomebodyIn.Broken(
                "iapAccessors", "is given, but iap is not true, so that there is no proxy to come through",
                "Set iap to true, or name the callers as invokers.");
        }
    }

    private static IEnumerable<Violation> CheckProxySpeaksHttp1(ServiceOptions options)
    {
        if (options is { Iap: true, Http2: true })
        {
            yield return ProxySpeaksHttp1.Broken(
                "http2", "is true behind Identity-Aware Proxy, which may send requests in a loop", "Leave one of the two out.");
        }
    }

    private static IEnumerable<Violation> CheckServerSpeaksHttp2(GpuServiceSpec spec)
    {
        if (spec.Options.Http2 && ServerCommand.Of(spec.Serving) is { Server: { SpeaksHttpAlone: true } server })
        {
            yield return ServerSpeaksHttp2.Broken(
                "http2", $"is true, but {server.Title} is not known to speak HTTP/2 without TLS",
                "Leave it out: clients speak HTTP/2 with Cloud Run all the same.");
        }
    }

    private static IEnumerable<Violation> CheckAffinityHeedsNoReadiness(GpuServiceSpec spec)
    {
        if (spec.Options.SessionAffinity && spec.Serving.ReadinessProbe is not null)
        {
            yield return AffinityHeedsNoReadiness.Broken(
                "sessionAffinity", "is true, and clients with a cookie reach an instance that its readiness probe calls not ready",
                "Leave one of the two out, or let clients try again.");
        }
    }

    private static IEnumerable<Violation> CheckEncryptionKeyIsWhole(GpuServiceSpec spec)
    {
        if (spec.Options.EncryptionKey is not { } key)
        {
            yield break;
        }

        var match = KeyForm.Match(key);
        if (!match.Success)
        {
            yield return EncryptionKeyIsWhole.Broken(
                "encryptionKey", $"is '{key}', which is no full name of a key",
                "Write projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY, without a version.");
        }
        else if (match.Groups["location"].Value != spec.Location && spec.Location.Length > 0)
        {
            yield return EncryptionKeyIsWhole.Warning(
                "encryptionKey", $"is in {match.Groups["location"].Value}, but the service is in {spec.Location}",
                $"Use a key in {spec.Location}.");
        }
    }

    private static IEnumerable<Violation> CheckPolicyIsKnown(string? policy)
    {
        if (policy is not null && policy != DefaultPolicy && !PolicyForm.IsMatch(policy))
        {
            yield return PolicyIsKnown.Broken(
                "binaryAuthorization", $"is '{policy}', which is neither default nor the path of a policy",
                "Use default, or projects/PROJECT/platforms/cloudRun/policies/POLICY.");
        }
    }

    private static IEnumerable<Violation> CheckAnnotationIsFree(string path, IEnumerable<string> keys) =>
        from key in keys
        let kept = Array.Find(KeptNamespaces, kept => key.Split('/')[0] is var space && key.Contains('/', StringComparison.Ordinal)
            && (space == kept || space.EndsWith($".{kept}", StringComparison.Ordinal)))
        where kept is not null
        select AnnotationIsFree.Broken(
            ArgumentPath.Key(path, key), $"is in {kept}, which Cloud Run refuses",
            Settings.TryGetValue(key, out var setting) ? $"Say it by {setting}." : "Leave it out, and use the setting that says the same.");

    [GeneratedRegex(@"\Aprojects/[^/]+/locations/(?<location>[^/]+)/keyRings/[^/]+/cryptoKeys/[^/]+\z")]
    private static partial Regex KeyForm { get; }

    [GeneratedRegex(@"\Aprojects/[^/]+/platforms/cloudRun/(policies/)?[^/]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex PolicyForm { get; }
}
