namespace GpuInfra;

/// <summary>A Cloud Run service as it is sent: where its inputs stand, and the API's words for their values.</summary>
public static class ServiceWire
{
    /// <summary>Where the GPU's type stands.</summary>
    public const string Accelerator = "template.nodeSelector.accelerator";

    /// <summary>Where the least instances of a revision stand.</summary>
    public const string MinInstances = "template.scaling.minInstanceCount";

    /// <summary>Where the most instances of a revision stand.</summary>
    public const string MaxInstances = "template.scaling.maxInstanceCount";

    /// <summary>Where the containers stand.</summary>
    public const string Containers = "template.containers";

    /// <summary>Where the volumes stand.</summary>
    public const string Volumes = "template.volumes";

    /// <summary>Where it stands what goes through the network.</summary>
    public const string Egress = "template.vpcAccess.egress";

    /// <summary>Where the networks stand.</summary>
    public const string NetworkInterfaces = "template.vpcAccess.networkInterfaces";

    /// <summary>All that leaves goes through the network.</summary>
    public const string AllTraffic = "ALL_TRAFFIC";

    /// <summary>Only what goes to private addresses does.</summary>
    public const string PrivateRangesOnly = "PRIVATE_RANGES_ONLY";

    /// <summary>The internet reaches the service.</summary>
    public const string IngressAll = "INGRESS_TRAFFIC_ALL";

    /// <summary>Only what is inside does.</summary>
    public const string IngressInternal = "INGRESS_TRAFFIC_INTERNAL_ONLY";

    /// <summary>What is inside and a load balancer do.</summary>
    public const string IngressLoadBalancer = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER";

    /// <summary>Traffic goes to the newest revision that is ready.</summary>
    public const string NewestRevision = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST";

    /// <summary>Where the requests at once of an instance stand.</summary>
    public const string Concurrency = "template.maxInstanceRequestConcurrency";

    /// <summary>Where it stands how long a request may take.</summary>
    public const string Timeout = "template.timeout";

    /// <summary>Where it stands that GPUs are reserved in one zone alone.</summary>
    public const string ZonalRedundancyDisabled = "template.gpuZonalRedundancyDisabled";

    /// <summary>Where it stands as whom a revision runs.</summary>
    public const string ServiceAccount = "template.serviceAccount";

    /// <summary>Where the image of a container stands in it.</summary>
    public const string Image = "image";

    /// <summary>Where the vCPUs of a container stand in it.</summary>
    public const string CpuLimit = "resources.limits.cpu";

    /// <summary>Where the memory of a container stands in it.</summary>
    public const string MemoryLimit = "resources.limits.memory";

    /// <summary>Where the bucket of a volume stands in it.</summary>
    public const string VolumeBucket = "gcs.bucket";

    /// <summary>Where the GPUs of a container stand in it.</summary>
    public const string GpuLimit = "resources.limits[\"nvidia.com/gpu\"]";

    /// <summary>Where the least instances of all revisions together stand.</summary>
    public const string ServiceMinInstances = "scaling.minInstanceCount";

    /// <summary>Where the most instances of all revisions together stand.</summary>
    public const string ServiceMaxInstances = "scaling.maxInstanceCount";

    /// <summary>Where it stands who says how many instances there are.</summary>
    public const string ScalingMode = "scaling.scalingMode";

    /// <summary>Where their number stands if somebody does.</summary>
    public const string ManualInstances = "scaling.manualInstanceCount";

    /// <summary>Cloud Run says how many instances there are.</summary>
    public const string Automatic = "AUTOMATIC";

    /// <summary>Somebody says how many instances there are.</summary>
    public const string Manual = "MANUAL";

    /// <summary>Where it stands who reaches the service.</summary>
    public const string Ingress = "ingress";

    /// <summary>Where it stands that nobody is asked who they are.</summary>
    public const string InvokerIamDisabled = "invokerIamDisabled";

    /// <summary>Where it stands which revisions answer.</summary>
    public const string Traffic = "traffics";

    /// <summary>Where its launch stage stands.</summary>
    public const string LaunchStage = "launchStage";

    internal static string EgressWord(Egress egress) => egress == GpuInfra.Egress.AllTraffic ? AllTraffic : PrivateRangesOnly;
}
