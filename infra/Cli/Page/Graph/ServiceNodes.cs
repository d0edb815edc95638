namespace GpuInfra.Cli;

// Services and jobs, and what each runs as, runs and reads.
internal static class ServiceNodes
{
    public const string Internet = "internet";

    private const string Gpu = "nvidia.com/gpu";
    private const string Template = "template";

    public static void Add(GraphDraft draft)
    {
        foreach (var service in draft.Index.OfType(CloudTypes.Service).ToList())
        {
            AddWorkload(draft, draft.Add(NodeRole.Service, service, Facts(service)), service, Template);
        }

        foreach (var job in draft.Index.OfType(CloudTypes.Job).ToList())
        {
            const string inner = $"{Template}.{Template}";
            AddWorkload(draft, draft.Add(NodeRole.Job, job, [Shape(job, inner)]), job, inner);
        }
    }

    private static void AddWorkload(GraphDraft draft, string key, PlannedResource workload, string template)
    {
        AddEgress(draft, key, workload, template);
        AddIdentity(draft, key, workload);
        AddWeights(draft, key, workload, template);
        AddImages(draft, key, workload, template);
    }

    private static List<string> Facts(PlannedResource service) =>
    [
        Shape(service, Template),
        InputWords.Phrase(Instances(service), service.Text("template.maxInstanceRequestConcurrency") is { } requests
            ? $"{requests} requests each" : null),
        InputWords.Phrase(Ingress(service.Text("ingress")), service.Is("invokerIamDisabled") ? "no check of the caller" : null),
    ];

    private static string Shape(PlannedResource workload, string template)
    {
        var containers = workload.Items($"{template}.containers");
        var serving = containers.FirstOrDefault(container => container.Text($"resources.limits[\"{Gpu}\"]") is not null)
            ?? (containers.Count > 0 ? containers[0] : PropertyValue.Null);
        return InputWords.Phrase(
            workload.Text($"{template}.nodeSelector.accelerator"),
            serving.Text("resources.limits.cpu") is { } cpu ? $"{cpu} vCPU" : null,
            serving.Text("resources.limits.memory"));
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

    private static void AddEgress(GraphDraft draft, string key, PlannedResource workload, string template)
    {
        const string label = "egress";
        if (draft.Index.Behind(workload, Template, CloudTypes.Subnetwork) is { } subnet)
        {
            draft.Connect(key, draft.Index.KeyOf(subnet), EdgeKind.Traffic, label);
        }
        else if (workload.Items($"{template}.vpcAccess.networkInterfaces") is [var nic, ..])
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

        if (workload.Text($"{template}.vpcAccess.egress") != ServiceWire.AllTraffic)
        {
            draft.Connect(key, AddInternet(draft), EdgeKind.Traffic, label);
        }
    }

    public static string AddInternet(GraphDraft draft) =>
        draft.Add(new() { Key = Internet, Role = NodeRole.Internet, Title = "Internet" });

    private static void AddIdentity(GraphDraft draft, string key, PlannedResource workload)
    {
        if (draft.Index.Behind(workload, Template, CloudTypes.Account) is { } account)
        {
            draft.Place(draft.Add(NodeRole.Identity, account, []), key);
        }
        else if ((workload.Text($"{Template}.serviceAccount") ?? workload.Text($"{Template}.template.serviceAccount")) is { } email)
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

    private static void AddWeights(GraphDraft draft, string key, PlannedResource workload, string template)
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

        foreach (var name in workload.Items($"{template}.volumes").Select(volume => volume.Text("gcs.bucket")).OfType<string>())
        {
            draft.Connect(
                draft.Add(new() { Key = $"bucket:{name}", Role = NodeRole.Bucket, Title = name, Facts = ["made elsewhere"] }),
                key,
                EdgeKind.Data,
                label);
        }
    }

    private static void AddImages(GraphDraft draft, string key, PlannedResource workload, string template)
    {
        var containers = workload.Items($"{template}.containers");
        foreach (var image in containers.Select(container => container.Text("image")).OfType<string>())
        {
            draft.Connect(StoreNodes.RegistryOf(draft, image), key, EdgeKind.Data, "image");
        }
    }
}
