namespace GpuInfra;

public static partial class RuleBook
{
    /// <summary>One Cloud Run service.</summary>
    private static IReadOnlyList<Rule> Service =>
        [.. Machine, .. Scaling, .. Containers, .. Probes, .. Environment, .. Volumes, .. Reach, .. ServersInContainers, .. Values];

    private static IEnumerable<Rule> Machine =>
    [
        new("GPU001", "RegionOffersAccelerator", "The region offers the GPU.",
            "Cloud Run refuses the service. A region by invitation, or one that is not confirmed, is a warning: "
                + "the project may have been invited. If Google has added a region since the catalog was read, silence this.")
            { Source = Sources.Gpu.Url },
        new("GPU002", "OneContainerHasGpu", "One container of an instance has the GPU.",
            "Cloud Run gives an instance one GPU and refuses a second container that asks for one.")
            { Source = Sources.Gpu.Url },
        new("GPU003", "CpuFits", "The CPU is an amount that Cloud Run offers, with the GPU if there is one.",
            "Cloud Run refuses any other amount. Each GPU has its own least, greatest and steps.")
            { Source = Sources.Gpu.Url },
        new("GPU004", "MemoryFits", "The memory goes with the GPU and the CPU.",
            "Cloud Run refuses less than the GPU needs and more than the CPU takes. Raise one or lower the other.")
            { Source = Sources.Gpu.Url },
        new("GPU005", "ContainersFitInstance", "All containers together take no more than one container may.",
            "How Cloud Run counts several containers with a GPU is not documented: this much may be refused.")
            { Severity = Severity.Warning, Source = Sources.Containers.Url },
        new("GPU006", "GpuOptionsHaveGpu", "Options of a GPU go with a GPU.",
            "Without one they mean nothing, so one of the two is a mistake.")
            { Source = Sources.Gpu.Url },
        new("GPU007", "DriverPathIsSaidOnce", $"{DriverLibraries.SearchPathVariable} is set in one place.",
            "Either this program sets it or env does; two values would fight.")
            { Source = DriverLibraries.Source.Url },
        new("GPU008", "CpuIsReadable", "An amount of CPU is a whole number, or thousandths with m.",
            "Cloud Run takes 8 and 500m, and no other spelling.")
            { Source = Sources.Cpu.Url },
        new("GPU009", "MemoryIsReadable", "An amount of memory is a whole number with Mi or Gi.",
            "Cloud Run also takes G and GB, which are smaller than they look; only the exact units are taken here.")
            { Source = Sources.MemoryLimits.Url },
    ];

    private static IEnumerable<Rule> Scaling =>
    [
        new("RUN001", "WordIsKnown", "A setting that has few values has one of them.",
            "Another word would be refused, or mean nothing. The message lists the words, the nearest first."),
        new("RUN002", "ServiceNameIsAllowed", "The name of a service is one that Cloud Run takes.",
            $"It becomes part of an address: at most {CloudRunLimits.ServiceNameLength} lower-case letters, digits and hyphens.")
            { Source = Sources.ServiceApi.Url },
        new("RUN003", "NameIsLabel", "Volumes, sidecars and network tags have names that Cloud Run takes.",
            "Cloud Run refuses other characters and longer names.")
            { Source = Sources.ServiceApi.Url },
        new("RUN004", "LabelsAreFew", $"A service has at most {CloudRunLimits.Labels} labels.",
            "Google refuses more.")
            { Source = Sources.Labels.Url },
        new("RUN005", "ConcurrencyIsWithinLimits", $"An instance serves {CloudRunLimits.Concurrency} requests at once.",
            "Cloud Run refuses another number. With a GPU, few is right: requests that share it slow each other down.")
            { Source = Sources.Concurrency.Url },
        new("RUN006", "ConcurrencyIsSaidOnce", "The concurrency is given, or follows from parallelism: not both.",
            "The two would contradict each other with the next change. Leave one out.")
            { Source = Sources.ColdStarts.Url },
        new("RUN007", "PartIsPositive", "Each part of parallelism is at least one.",
            "The concurrency is made of them by Google's formula, and nothing serves less than one request.")
            { Source = Sources.ColdStarts.Url },
        new("RUN008", "MinInstancesIsWithinLimits", $"The instances that are kept warm are {CloudRunLimits.MinInstances}.",
            "Cloud Run refuses fewer than none.")
            { Source = Sources.MinimumInstances.Url },
        new("RUN009", "MaxInstancesIsWithinLimits", $"The instances that a service may grow to are {CloudRunLimits.MaxInstances}.",
            "A service without instances serves nothing, and Cloud Run refuses it.")
            { Source = Sources.MaximumInstances.Url },
        new("RUN010", "MinInstancesFitMaxInstances", "No more instances are kept warm than there may be.",
            "Cloud Run refuses the service. Lower minInstances or raise maxInstances.")
            { Source = Sources.MinimumInstances.Url },
        new("RUN011", "TimeoutIsWithinLimits", $"A request may take {CloudRunLimits.TimeoutSeconds} seconds.",
            "Cloud Run refuses another timeout. What takes longer belongs in a job.")
            { Source = Sources.RequestTimeout.Url },
    ];

    private static IEnumerable<Rule> Reach =>
    [
        new("RUN042", "IngressIsRestricted", "A service is not open to the internet.",
            "With ingress all everybody may knock, and a GPU that answers is billed. "
                + "Put a load balancer before it and use internal-and-cloud-load-balancing.")
            { Source = Sources.RestrictIngress.Url },
        new("RUN043", "EgressGoesThroughNetwork", "All traffic leaves through the network.",
            "With private-ranges-only, traffic to public addresses meets no firewall rule, and models load slower.")
            { Severity = Severity.Warning, Source = Sources.DirectVpc.Url },
        new("RUN044", "ModelIsNamed", "An engine is told which model to load.",
            "It would start without one, and every request would fail.")
            { Source = Sources.OllamaTutorial.Url },
        new("RUN045", "BucketIsGiven", "A model that lives in the bucket has a bucket.",
            "There would be nothing to mount. Name the bucket, or put the model into the image.")
            { Source = Sources.BucketVolumes.Url },
        new("RUN046", SecretRules.Name, "No text of the stack file has the form of a secret.",
            "It is in the history of the repository, in the state and in the console from then on, whatever it is called. "
                + "Put a new one into Secret Manager.")
            { Source = Sources.Secrets.Url },
    ];
}
