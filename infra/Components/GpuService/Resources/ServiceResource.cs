using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.CloudRunV2.Inputs;

namespace GpuInfra;

// Says a service in the provider's words.
internal static class ServiceResource
{
    internal static ServiceArgs Describe(GpuServiceArgs wiring, GpuServiceSpec spec)
    {
        var service = new ServiceArgs
        {
            Name = spec.Name,
            Project = wiring.Project,
            Location = spec.Location,
            Ingress = IngressWord(spec.Ingress),
            InvokerIamDisabled = false,
            DeletionProtection = spec.DeletionProtection,
            Template = Template(wiring, spec),

            // Left unsaid, a rollback would stay in force, and the next deployment would serve nobody.
            Traffics = { new ServiceTrafficArgs { Type = ServiceWire.NewestRevision, Percent = 100 } },
        };
        if (spec.Description.Length > 0)
        {
            service.Description = spec.Description;
        }

        foreach (var (key, value) in spec.Labels)
        {
            service.Labels.Add(key, value);
        }

        AddAccess(service, spec.Options);
        AddScaling(service, spec.Options);
        AddNotes(service, spec.Options);
        return service;
    }

    private static void AddAccess(ServiceArgs service, ServiceOptions options)
    {
        if (options.DefaultUrlDisabled)
        {
            service.DefaultUriDisabled = true;
        }

        if (options.Iap)
        {
            service.IapEnabled = true;
        }

        foreach (var audience in options.CustomAudiences)
        {
            service.CustomAudiences.Add(audience);
        }

        if (options.BinaryAuthorization is { } policy)
        {
            service.BinaryAuthorization = policy == ServiceOptionRules.DefaultPolicy
                ? new ServiceBinaryAuthorizationArgs { UseDefault = true }
                : new ServiceBinaryAuthorizationArgs { Policy = policy };
        }
    }

    private static void AddScaling(ServiceArgs service, ServiceOptions options)
    {
        if (!options.ScalesAsService)
        {
            return;
        }

        var scaling = new ServiceScalingArgs { ScalingMode = options.ManualInstances is null ? ServiceWire.Automatic : ServiceWire.Manual };
        if (options.ManualInstances is { } manual)
        {
            scaling.ManualInstanceCount = manual;
        }

        if (options.ServiceMinInstances is { } min)
        {
            scaling.MinInstanceCount = min;
        }

        if (options.ServiceMaxInstances is { } max)
        {
            scaling.MaxInstanceCount = max;
        }

        service.Scaling = scaling;
    }

    private static void AddNotes(ServiceArgs service, ServiceOptions options)
    {
        if (options.LaunchStage is { } stage)
        {
            service.LaunchStage = stage.ToString().ToUpperInvariant();
        }

        foreach (var (key, value) in options.Annotations)
        {
            service.Annotations.Add(key, value);
        }
    }

    private static void AddOptions(ServiceTemplateArgs template, ServiceOptions options)
    {
        if (options.SessionAffinity)
        {
            template.SessionAffinity = true;
        }

        if (options.EncryptionKey is { } key)
        {
            template.EncryptionKey = key;
        }

        foreach (var (name, value) in options.RevisionAnnotations)
        {
            template.Annotations.Add(name, value);
        }
    }

    private static ServiceTemplateArgs Template(GpuServiceArgs wiring, GpuServiceSpec spec)
    {
        var template = new ServiceTemplateArgs
        {
            ServiceAccount = wiring.ServiceAccount,
            ExecutionEnvironment = "EXECUTION_ENVIRONMENT_GEN2",
            MaxInstanceRequestConcurrency = spec.Concurrency,
            Timeout = string.Create(CultureInfo.InvariantCulture, $"{spec.TimeoutSeconds}s"),
            Scaling = new ServiceTemplateScalingArgs
            {
                MinInstanceCount = spec.MinInstances,
                MaxInstanceCount = spec.MaxInstances,
            },
            VpcAccess = VpcAccess(wiring, spec),
        };
        AddGpu(template, spec);
        AddCollections(template, spec);
        AddOptions(template, spec.Options);
        return template;
    }

    private static void AddGpu(ServiceTemplateArgs template, GpuServiceSpec spec)
    {
        if (spec.Accelerator is { } accelerator)
        {
            template.NodeSelector = new ServiceTemplateNodeSelectorArgs { Accelerator = accelerator.Id };
            template.GpuZonalRedundancyDisabled = !spec.ZonalRedundancy;
        }
    }

    private static void AddCollections(ServiceTemplateArgs template, GpuServiceSpec spec)
    {
        foreach (var container in spec.Containers)
        {
            template.Containers.Add(ContainerResource.Describe(container, spec));
        }

        foreach (var volume in spec.Volumes)
        {
            template.Volumes.Add(Volume(volume));
        }

        foreach (var (key, value) in spec.Labels)
        {
            template.Labels.Add(key, value);
        }
    }

    private static ServiceTemplateVolumeArgs Volume(VolumeSpec volume) => volume switch
    {
        BucketVolume bucket => new ServiceTemplateVolumeArgs { Name = volume.Name, Gcs = Bucket(bucket) },
        MemoryVolume memory => new ServiceTemplateVolumeArgs
        {
            Name = volume.Name,
            EmptyDir = new ServiceTemplateVolumeEmptyDirArgs { Medium = "MEMORY", SizeLimit = memory.Size.ToString() },
        },
        SecretVolume secret => new ServiceTemplateVolumeArgs { Name = volume.Name, Secret = Secret(secret) },
        NfsVolume nfs => new ServiceTemplateVolumeArgs
        {
            Name = volume.Name,
            Nfs = new ServiceTemplateVolumeNfsArgs { Server = nfs.Server, Path = nfs.Path, ReadOnly = nfs.Access == BucketAccess.ReadOnly },
        },
        CloudSqlVolume sql => new ServiceTemplateVolumeArgs
        {
            Name = volume.Name,
            CloudSqlInstance = new ServiceTemplateVolumeCloudSqlInstanceArgs { Instances = [.. sql.Instances] },
        },
        _ => throw new InvalidOperationException($"{volume.GetType()} is no kind of volume."),
    };

    private static ServiceTemplateVolumeGcsArgs Bucket(BucketVolume volume)
    {
        var bucket = new ServiceTemplateVolumeGcsArgs
        {
            Bucket = volume.Bucket,
            ReadOnly = volume.Access == BucketAccess.ReadOnly,
        };
        foreach (var option in volume.MountOptions)
        {
            bucket.MountOptions.Add(option);
        }

        return bucket;
    }

    private static ServiceTemplateVolumeSecretArgs Secret(SecretVolume volume)
    {
        var secret = new ServiceTemplateVolumeSecretArgs
        {
            Secret = volume.Reference.Secret,
            Items = { new ServiceTemplateVolumeSecretItemArgs { Path = volume.File, Version = volume.Reference.Version } },
        };
        if (volume.Mode is { } mode)
        {
            secret.DefaultMode = mode;
        }

        return secret;
    }

    private static ServiceTemplateVpcAccessArgs VpcAccess(GpuServiceArgs wiring, GpuServiceSpec spec)
    {
        var network = new ServiceTemplateVpcAccessNetworkInterfaceArgs
        {
            Network = wiring.Network,
            Subnetwork = wiring.Subnetwork,
        };
        foreach (var tag in spec.NetworkTags)
        {
            network.Tags.Add(tag);
        }

        return new ServiceTemplateVpcAccessArgs { Egress = ServiceWire.EgressWord(spec.Egress), NetworkInterfaces = { network } };
    }

    private static string IngressWord(Ingress ingress) => ingress switch
    {
        Ingress.Internal => ServiceWire.IngressInternal,
        Ingress.InternalAndCloudLoadBalancing => ServiceWire.IngressLoadBalancer,
        _ => ServiceWire.IngressAll,
    };
}
