using Pulumi.Gcp.CloudRunV2.Inputs;

namespace GpuInfra;

// Says a container in the provider's words.
internal static class ContainerResource
{
    internal static ServiceTemplateContainerArgs Describe(ContainerSpec spec, GpuServiceSpec service)
    {
        var container = new ServiceTemplateContainerArgs
        {
            Name = spec.Name,
            Image = spec.Image,
            Resources = Resources(spec, service),
        };
        if (spec.Port is { } port)
        {
            container.Ports = new ServiceTemplateContainerPortsArgs { ContainerPort = port };
            if (service.Options.Http2)
            {
                container.Ports = new ServiceTemplateContainerPortsArgs { ContainerPort = port, Name = "h2c" };
            }
        }

        if (spec.WorkingDirectory is { } folder)
        {
            container.WorkingDir = folder;
        }

        AddProbes(container, spec);
        AddWords(container, spec);
        AddEnvironment(container, spec);
        AddDriverLibraryPath(container, spec, service);
        return container;
    }

    private static ServiceTemplateContainerResourcesArgs Resources(ContainerSpec spec, GpuServiceSpec service)
    {
        var resources = new ServiceTemplateContainerResourcesArgs
        {
            CpuIdle = service.Accelerator is null,
            StartupCpuBoost = service.StartupCpuBoost,
            Limits = { { "cpu", spec.Cpu.ToString() }, { "memory", spec.Memory.ToString() } },
        };
        if (spec.Accelerator is not null)
        {
            resources.Limits.Add("nvidia.com/gpu", "1");
        }

        return resources;
    }

    private static void AddProbes(ServiceTemplateContainerArgs container, ContainerSpec spec)
    {
        if (spec.StartupProbe is { } startup)
        {
            container.StartupProbe = ProbeResource.Startup(startup);
        }

        if (spec.LivenessProbe is { } liveness)
        {
            container.LivenessProbe = ProbeResource.Liveness(liveness);
        }

        if (spec.ReadinessProbe is { } readiness)
        {
            container.ReadinessProbe = ProbeResource.Readiness(readiness);
        }
    }

    private static void AddWords(ServiceTemplateContainerArgs container, ContainerSpec spec)
    {
        foreach (var word in spec.Command)
        {
            container.Commands.Add(word);
        }

        foreach (var word in spec.Args)
        {
            container.Args.Add(spec.LateArgs?.TryGetValue(word, out var late) == true ? late : word);
        }

        foreach (var name in spec.DependsOn)
        {
            container.DependsOns.Add(name);
        }

        foreach (var (volume, path) in spec.Mounts)
        {
            var mount = new ServiceTemplateContainerVolumeMountArgs { Name = volume, MountPath = path };
            if (spec.SubPaths.TryGetValue(volume, out var subPath))
            {
                mount.SubPath = subPath;
            }

            container.VolumeMounts.Add(mount);
        }
    }

    private static void AddEnvironment(ServiceTemplateContainerArgs container, ContainerSpec spec)
    {
        foreach (var (name, value) in spec.Env)
        {
            container.Envs.Add(new ServiceTemplateContainerEnvArgs { Name = name, Value = value });
        }

        foreach (var (name, value) in spec.LateEnv ?? new Dictionary<string, Input<string>>())
        {
            container.Envs.Add(new ServiceTemplateContainerEnvArgs { Name = name, Value = value });
        }

        foreach (var (name, reference) in spec.Secrets)
        {
            container.Envs.Add(new ServiceTemplateContainerEnvArgs
            {
                Name = name,
                ValueSource = new ServiceTemplateContainerEnvValueSourceArgs
                {
                    SecretKeyRef = new ServiceTemplateContainerEnvValueSourceSecretKeyRefArgs
                    {
                        Secret = reference.Secret,
                        Version = reference.Version,
                    },
                },
            });
        }
    }

    private static void AddDriverLibraryPath(
        ServiceTemplateContainerArgs container, ContainerSpec spec, GpuServiceSpec service)
    {
        if (service.DriverLibraryPath && spec.Accelerator is not null)
        {
            container.Envs.Add(new ServiceTemplateContainerEnvArgs
            {
                Name = DriverLibraries.SearchPathVariable,
                Value = DriverLibraries.Folder,
            });
        }
    }
}
