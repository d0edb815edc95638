namespace GpuInfra.Adoption;

// The flags, by what they say.
internal static class GcloudFlags
{
    private const string OfCommand = "of the command, not of the service";
    private const string OfBuild = "a build is not of the service: give the image that it makes";
    private const string OfRollout = "of a rollout, not of the service: Pulumi sends all traffic to the newest revision";
    private const string TakesAway = "it takes away what runs today and states nothing";
    private const string OfAnthos = "of Cloud Run on Kubernetes, which no stack deploys to";

    public static IEnumerable<GcloudFlag> All() =>
    [
        .. Of(GcloudFlagKind.Value, "project region regions service-account concurrency timeout min max min-instances max-instances "
            + "service-min-instances service-max-instances scaling ingress network subnet vpc-egress vpc-connector "
            + "execution-environment gpu-type key post-key-revocation-action-type encryption-key-shutdown-hours binary-authorization "
            + "breakglass description mesh revision-suffix container"),
        .. Of(GcloudFlagKind.Boolean, "allow-unauthenticated cpu-boost cpu-throttling session-affinity gpu-zonal-redundancy "
            + "invoker-iam-check iap default-url deploy-health-check"),
        .. Of(GcloudFlagKind.List, "network-tags add-cloudsql-instances set-cloudsql-instances add-custom-audiences set-custom-audiences"),
        .. Of(GcloudFlagKind.Map, "labels update-labels update-annotations add-volume"),
        .. OfContainer(GcloudFlagKind.Value, "image port cpu memory gpu env-vars-file"),
        .. OfContainer(GcloudFlagKind.List, "args command depends-on"),
        .. OfContainer(GcloudFlagKind.Map, "set-env-vars update-env-vars set-secrets update-secrets add-volume-mount startup-probe "
            + "liveness-probe readiness-probe"),
        .. OfContainer(GcloudFlagKind.Boolean, "use-http2"),
        .. Named(GcloudFlagKind.Switch, "quiet q async no-async help h", OfCommand),
        .. Named(GcloudFlagKind.Boolean, "log-http user-output-enabled delegate-builds", OfCommand),
        .. Named(GcloudFlagKind.Value, "format verbosity account billing-project configuration impersonate-service-account access-token-file "
            + "authorization-token-file trace-token client-name client-version http-timeout universe-domain", OfCommand),
        .. Named(GcloudFlagKind.List, "flatten", OfCommand),
        .. Named(GcloudFlagKind.Value, "platform", "says nothing today"),
        .. Named(GcloudFlagKind.Value, "flags-file", "flags in a file of their own are not read: put them on the command line"),
        .. Named(GcloudFlagKind.Switch, "no-traffic", OfRollout),
        .. Named(GcloudFlagKind.Value, "tag", OfRollout),
        .. Named(GcloudFlagKind.Value, "max-surge max-unavailable", OfRollout),
        .. Named(GcloudFlagKind.Value, "source base-image build-service-account build-worker-pool build-env-vars-file function", OfBuild, true),
        .. Named(GcloudFlagKind.Map, "set-build-env-vars update-build-env-vars", OfBuild, true),
        .. Named(GcloudFlagKind.List, "remove-build-env-vars", OfBuild, true),
        .. Named(GcloudFlagKind.Boolean, "automatic-updates", OfBuild, true),
        .. Named(GcloudFlagKind.Switch, "clear-base-image clear-build-env-vars clear-build-service-account clear-build-worker-pool no-build", OfBuild, true),
        .. Named(GcloudFlagKind.Boolean, "allow-unencrypted-build", OfBuild),
        .. Named(GcloudFlagKind.Switch, "clear-env-vars clear-secrets clear-volume-mounts", TakesAway, true),
        .. Named(GcloudFlagKind.List, "remove-env-vars remove-secrets remove-volume-mount", TakesAway, true),
        .. Named(GcloudFlagKind.Switch, "clear-binary-authorization clear-cloudsql-instances clear-config-maps clear-custom-audiences "
            + "clear-encryption-key-shutdown-hours clear-key clear-labels clear-network clear-network-tags "
            + "clear-post-key-revocation-action-type clear-volumes clear-vpc-connector", TakesAway),
        .. Named(GcloudFlagKind.List, "remove-cloudsql-instances remove-custom-audiences remove-containers remove-labels remove-volume", TakesAway),
        .. Named(GcloudFlagKind.Value, "cluster cluster-location context kubeconfig namespace connectivity authority-selector", OfAnthos),
        .. Named(GcloudFlagKind.Map, "set-config-maps update-config-maps", OfAnthos),
        .. Named(GcloudFlagKind.List, "remove-config-maps", OfAnthos),
        .. Named(GcloudFlagKind.Value, "identity runtime mesh-dataplane", "an alpha feature that no stack has"),
        .. Named(GcloudFlagKind.Boolean, "enable-workload-certificate overflow-scaling", "an alpha feature that no stack has"),
    ];

    private static IEnumerable<GcloudFlag> Of(GcloudFlagKind kind, string names) => names.Split(' ').Select(name => new GcloudFlag(name, kind));

    private static IEnumerable<GcloudFlag> OfContainer(GcloudFlagKind kind, string names) =>
        Of(kind, names).Select(flag => flag with { IsOfContainer = true });

    private static IEnumerable<GcloudFlag> Named(GcloudFlagKind kind, string names, string reason, bool isOfContainer = false) =>
        Of(kind, names).Select(flag => flag with { NotCarried = reason, IsOfContainer = isOfContainer });
}
