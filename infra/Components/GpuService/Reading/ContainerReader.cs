namespace GpuInfra;

// Applies the defaults of each container.
internal sealed partial class ContainerReader
{
    internal static readonly Rule SecretIsReadable = new(
        "RUN033", "A secret is written as secret-id:version.",
        "Nothing else says which secret is meant, and at which version.")
    { Source = Sources.Secrets.Url };

    private readonly ICollection<Violation> _violations;

    internal ContainerReader(ICollection<Violation> violations) => _violations = violations;

    internal Accelerator? ReadGpu(string path, string? word) =>
        word is null ? null : GpuChoice.Read(ArgumentPath.Join(path, "gpu"), word, _violations);

    internal ContainerSpec ReadSidecar(string name, SidecarArgs sidecar, Accelerator? accelerator)
    {
        var path = ArgumentPath.Key("sidecars", name);
        var probes = new ProbeReader(accelerator, _violations);
        var own = ReadGpu(path, sidecar.Gpu);
        var table = own?.Machines ?? CloudRunLimits.SidecarMachines;
        return new ContainerSpec
        {
            Name = name,
            Image = sidecar.Image ?? "",
            Command = sidecar.Command.Over(null),
            Args = sidecar.Args.Over(null),
            Env = sidecar.Env.Over(null),
            Secrets = ReadSecrets(sidecar.Secrets.Over(null), path),
            Cpu = ReadCpu(sidecar.Cpu, path) ?? table.DefaultCpu,
            Memory = ReadMemory(sidecar.Memory, path) ?? table.DefaultMemory,
            Accelerator = own,
            Port = null,
            Mounts = sidecar.Mounts.Over(null),
            StartupProbe = probes.Read(sidecar.StartupProbe, ProbeRole.Startup, null, ArgumentPath.Join(path, "startupProbe")),
            LivenessProbe = probes.Read(
                sidecar.LivenessProbe, ProbeRole.Liveness, null, ArgumentPath.Join(path, "livenessProbe")),
            ReadinessProbe = null,
            DependsOn = sidecar.DependsOn.Over(null),
        };
    }

    internal Vcpu? ReadCpu(string? text, string path) =>
        text is null ? null : Quantity.ReadCpu(ArgumentPath.Join(path, "cpu"), text, _violations);

    internal Memory? ReadMemory(string? text, string path) =>
        text is null ? null : Quantity.ReadMemory(ArgumentPath.Join(path, "memory"), text, _violations);

    internal IReadOnlyDictionary<string, SecretReference> ReadSecrets(IReadOnlyDictionary<string, string> secrets, string path)
    {
        var references = new SortedDictionary<string, SecretReference>(StringComparer.Ordinal);
        foreach (var (variable, text) in secrets)
        {
            if (SecretReference.TryParse(text) is { } reference)
            {
                references.Add(variable, reference);
                continue;
            }

            // The secret itself in place of its name is told as what it is.
            if (!SecretText.IsIn(text))
            {
                _violations.Add(SecretIsReadable.Broken(
                    ArgumentPath.Key(ArgumentPath.Join(path, "secrets"), variable), "is not a secret and its version",
                    FullVersion().Match(text) is { Success: true } full
                        ? $"Write {full.Groups["id"]}:{full.Groups["version"]}, or {full.Groups["secret"]}:{full.Groups["version"]} in another project."
                        : "Write it as secret-id:version, such as hf-token:3."));
            }
        }

        return references;
    }

    // As Secret Manager itself names a version.
    [GeneratedRegex(@"\A(?<secret>projects/[^/]+/secrets/(?<id>[A-Za-z0-9_-]+))/versions/(?<version>[0-9]+|latest)\z")]
    private static partial Regex FullVersion();
}
