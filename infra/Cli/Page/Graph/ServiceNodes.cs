namespace GpuInfra.Cli;

// Services and jobs, and what each runs as, runs and reads.
internal static class ServiceNodes
{
    public const string Internet = "internet";

    private const string Template = "template";

    // A job has in its template what a service has itself.
    private const string OfJob = $"{Template}.";

    public static void Add(GraphDraft draft)
    {
        foreach (var service in draft.Index.OfType(CloudTypes.Service).ToList())
        {
            AddWorkload(draft, draft.Add(NodeRole.Service, service, Facts(service)), service, "");
        }

        foreach (var job in draft.Index.OfType(CloudTypes.Job).ToList())
        {
            AddWorkload(draft, draft.Add(NodeRole.Job, job, [Shape(job, OfJob)]), job, OfJob);
        }
    }

    private static void AddWorkload(GraphDraft draft, string key, PlannedResource workload, string root)
    {
        AddEgress(draft, key, workload, root);
        AddIdentity(draft, key, workload, root);
        AddWeights(draft, key, workload, root);
        AddImages(draft, key, workload, root);
    }

    private static List<string> Facts(PlannedResource service) =>
    [
        Shape(service, ""),
        InputWords.Phrase(Instances(service), service.Text(ServiceWire.Concurrency) is { } requests
            ? $"{requests} requests each" : null),
        InputWords.Phrase(Ingress(service.Text(ServiceWire.Ingress)), service.Is(ServiceWire.InvokerIamDisabled) ? "no check of the caller" : null),
    ];

    private static string Shape(PlannedResource workload, string root)
    {
        var containers = workload.Items(root + ServiceWire.Containers);
        var serving = containers.FirstOrDefault(container => container.Text(ServiceWire.GpuLimit) is not null)
            ?? (containers.Count > 0 ? containers[0] : PropertyValue.Null);
        return InputWords.Phrase(
            workload.Text(root + ServiceWire.Accelerator),
            serving.Text(ServiceWire.CpuLimit) is { } cpu ? $"{cpu} vCPU" : null,
            serving.Text(ServiceWire.MemoryLimit));
    }

    private static string? Instances(PlannedResource service)
    {
        var most = service.Text(ServiceWire.MaxInstances);
        return most is null ? null : $"{service.Text(ServiceWire.MinInstances) ?? "0"}–{most} instances";
    }

    private static string? Ingress(string? ingress) => ingress switch
    {
        ServiceWire.IngressAll => "reachable from the internet",
        ServiceWire.IngressInternal => "reachable only from inside the network",
        ServiceWire.IngressLoadBalancer => "reachable through a load balancer",
        _ => ingress,
    };

    private static void AddEgress(GraphDraft draft, string key, PlannedResource workload, string root)
    {
        const string label = "egress";
        if (draft.Index.Behind(workload, Template, CloudTypes.Subnetwork) is { } subnet)
        {
            draft.Connect(key, draft.Index.KeyOf(subnet), EdgeKind.Traffic, label);
        }
        else if (workload.Items(root + ServiceWire.NetworkInterfaces) is [var nic, ..])
        {
            var name = nic.Text("subnetwork") ?? nic.Text("network") ?? "default";
            var network = NetworkNodes.AddForeign(draft, nic.Text("network") ?? name);
            draft.Connect(key, draft.Add(new()
            {
                Key = $"subnet:{name}",
                Role = NodeRole.Subnetwork,
                Title = name,
                Facts = ["made elsewhere"],
                Within = network,
            }), EdgeKind.Traffic, label);
        }

        if (workload.Text(root + ServiceWire.Egress) != ServiceWire.AllTraffic)
        {
            draft.Connect(key, AddInternet(draft), EdgeKind.Traffic, label);
        }
    }

    public static string AddInternet(GraphDraft draft) =>
        draft.Add(new() { Key = Internet, Role = NodeRole.Internet, Title = "Internet" });

    private static void AddIdentity(GraphDraft draft, string key, PlannedResource workload, string root)
    {
        if (draft.Index.Behind(workload, Template, CloudTypes.Account) is { } account)
        {
            draft.Place(draft.Add(NodeRole.Identity, account, []), key);
        }
        else if (workload.Text(root + ServiceWire.ServiceAccount) is { } email)
        {
            draft.Place(
                draft.Add(new()
                {
                    Key = $"account:{email}",
                    Role = NodeRole.Identity,
                    Title = email.Split('@')[0],
                    Facts = ["made elsewhere"],
                }),
                key);
        }
    }

    private static void AddWeights(GraphDraft draft, string key, PlannedResource workload, string root)
    {
        const string label = "weights";
        var known = draft.Index.Behind(workload, Template).Where(resource => resource.Type == CloudTypes.Bucket).ToList();
        foreach (var bucket in known)
        {
            draft.Connect(draft.Index.KeyOf(bucket), key, EdgeKind.Data, label);
        }

        if (known.Count > 0)
        {
            return;
        }

        foreach (var name in workload.Items(root + ServiceWire.Volumes).Select(volume => volume.Text(ServiceWire.VolumeBucket)).OfType<string>())
        {
            draft.Connect(
                draft.Add(new() { Key = $"bucket:{name}", Role = NodeRole.Bucket, Title = name, Facts = ["made elsewhere"] }),
                key,
                EdgeKind.Data,
                label);
        }
    }

    private static void AddImages(GraphDraft draft, string key, PlannedResource workload, string root)
    {
        var containers = workload.Items(root + ServiceWire.Containers);
        foreach (var image in containers.Select(container => container.Text(ServiceWire.Image)).OfType<string>())
        {
            draft.Connect(StoreNodes.RegistryOf(draft, image), key, EdgeKind.Data, "image");
        }
    }
}
