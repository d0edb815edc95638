using System.Globalization;
using System.Text.RegularExpressions;
using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What Cloud Run documents of a service, written down a second time, of the inputs that reach the engine.</summary>
/// <remarks>https://docs.cloud.google.com/run/docs/configuring/services/gpu and the pages of each setting, read 2026-11-20.</remarks>
internal static partial class CloudRunBounds
{
    private const double Gibibyte = 1 << 30;

    private static readonly Dictionary<string, (double Cpu, double Least, double Most)[]> Machines = new()
    {
        ["nvidia-l4"] = [(4, 16, 16), (6, 16, 24), (8, 16, 32)],
        ["nvidia-rtx-pro-6000"] = [(20, 80, 176), (22, 80, 176), (24, 80, 176), (30, 80, 176), (44, 80, 176)],
        ["none"] = [(1, 0.5, 4), (2, 0.5, 8), (4, 2, 16), (6, 4, 24), (8, 4, 32)],
    };

    /// <summary>What only some services say.</summary>
    public static IReadOnlyList<string> Options { get; } =
    [
        "scaling.manualInstanceCount", "scaling.minInstanceCount", "scaling.maxInstanceCount", "template.sessionAffinity", "template.encryptionKey",
        "defaultUriDisabled", "iapEnabled", "customAudiences", "binaryAuthorization", "annotations", "template.annotations", "launchStage",
        "template.volumes[0].secret", "template.volumes[0].nfs", "template.volumes[0].cloudSqlInstance",
    ];

    /// <summary>Which of them a service says.</summary>
    public static IEnumerable<string> OptionsOf(PlannedResource service) => Options.Where(option => service.Inputs.Find(option) is not null);

    public static void AssertHold(PlannedResource service)
    {
        var gpu = service.Text("template.nodeSelector.accelerator") ?? "none";
        var containers = service.Items("template.containers").Select(container => container.Map).ToList();
        AssertGpu(service, gpu, containers);
        AssertScaling(service);
        AssertServiceScaling(service);
        AssertAccess(service);
        AssertOptions(service);
        AssertVolumes(service, containers);
        AssertContainers(containers);
        foreach (var container in containers)
        {
            AssertProbe(container, "startupProbe", gpu == "none" ? 600 : 1800);
            AssertProbe(container, "livenessProbe", null);
            AssertProbe(container, "readinessProbe", null);
        }
    }

    public static void AssertNamesHold(Plan plan)
    {
        var accounts = plan.Some("gcp:serviceaccount/account:Account").Select(account => account.Text("accountId")!).ToList();
        Assert.All(accounts, id => Assert.Matches(AccountId, id));
        Assert.Equal(accounts.Count, accounts.Distinct().Count());
        Assert.All(plan.Resources.Where(r => r.Type == "gcp:compute/globalForwardingRule:GlobalForwardingRule"), rule =>
            Assert.Matches(EndpointName, rule.Text("name")!));
        Assert.Equal(plan.Resources.Count, plan.Resources.Select(resource => resource.Urn).Distinct().Count());
    }

    private static void AssertGpu(PlannedResource service, string gpu, List<PropertyMap> containers)
    {
        var owners = containers.Where(c => c.Find("resources.limits[\"nvidia.com/gpu\"]") is not null).ToList();
        Assert.Equal(gpu == "none" ? 0 : 1, owners.Count);
        Assert.All(owners, owner => Assert.Equal("1", owner.Find("resources.limits[\"nvidia.com/gpu\"]")!.Text));
        var machine = owners.FirstOrDefault() ?? containers[0];
        var (cpu, memory) = (CpuOf(machine), MemoryOf(machine));
        Assert.Contains(Machines[gpu], shape => shape.Cpu == cpu && memory >= shape.Least && memory <= shape.Most);
        Assert.Equal("EXECUTION_ENVIRONMENT_GEN2", service.Text("template.executionEnvironment"));
        Assert.All(owners, owner => Assert.False(owner.Find("resources.cpuIdle")!.Flag));
        Assert.Equal(gpu == "none", service.Inputs.Find("template.gpuZonalRedundancyDisabled") is null);
    }

    private static void AssertScaling(PlannedResource service)
    {
        var (least, most) = (Number(service.Inputs, "template.scaling.minInstanceCount"), Number(service.Inputs, "template.scaling.maxInstanceCount"));
        Assert.InRange(least, 0, most);
        Assert.InRange(most, 1, int.MaxValue);
        Assert.InRange(Number(service.Inputs, "template.maxInstanceRequestConcurrency"), 1, 1000);
        Assert.InRange(double.Parse(service.Text("template.timeout")!.TrimEnd('s'), CultureInfo.InvariantCulture), 1, 3600);
    }

    // By hand, or by itself.
    private static void AssertServiceScaling(PlannedResource service)
    {
        if (service.Inputs.Find("scaling")?.Map is not { } scaling)
        {
            return;
        }

        var (manual, least, most) = (Optional(scaling, "manualInstanceCount"), Optional(scaling, "minInstanceCount"), Optional(scaling, "maxInstanceCount"));
        Assert.Equal(manual is null ? "AUTOMATIC" : "MANUAL", scaling.Find("scalingMode")!.Text);
        Assert.True(manual is null || (least is null && most is null));
        Assert.InRange(manual ?? 0, 0, int.MaxValue);
        Assert.InRange(least ?? 0, 0, most ?? int.MaxValue);
        Assert.InRange(most ?? 1, 1, int.MaxValue);
    }

    private static void AssertOptions(PlannedResource service)
    {
        var audiences = service.Items("customAudiences").Select(audience => audience.Text).ToList();
        Assert.Equal(audiences.Count, audiences.Distinct().Count());
        Assert.Matches(Key, service.Text("template.encryptionKey") ?? "projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k");
        Assert.True(service.Inputs.Find("binaryAuthorization") is not { Map: var policy } || (policy.Find("useDefault") is null) != (policy.Find("policy") is null));
        Assert.True(service.Text("launchStage") is null or "GA" or "BETA" or "ALPHA");
        foreach (var notes in new[] { service.Inputs.Find("annotations"), service.Inputs.Find("template.annotations") }.OfType<PropertyValue>())
        {
            Assert.All(notes.Map.Entries, note => Assert.DoesNotContain(".googleapis.com/", note.Key, StringComparison.Ordinal));
        }
    }

    // A volume is of one kind, and a mount is of a volume.
    private static void AssertVolumes(PlannedResource service, List<PropertyMap> containers)
    {
        var volumes = service.Items("template.volumes").Select(volume => volume.Map).ToList();
        Assert.All(volumes, volume => Assert.Single((string[])["gcs", "emptyDir", "secret", "nfs", "cloudSqlInstance"], kind => volume.Find(kind) is not null));
        var names = volumes.Select(volume => volume.Find("name")!.Text).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        var mounts = containers.SelectMany(container => container.Find("volumeMounts")?.Items ?? []).Select(mount => mount.Map).ToList();
        Assert.All(mounts, mount => Assert.Contains(mount.Find("name")!.Text, names));
        Assert.All(mounts, mount => Assert.False(mount.Find("subPath")?.Text.StartsWith('/') ?? false));
    }

    private static void AssertAccess(PlannedResource service)
    {
        Assert.True(service.Text("ingress") is "INGRESS_TRAFFIC_INTERNAL_ONLY" or "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER");
        Assert.True(service.Text("template.vpcAccess.egress") is "ALL_TRAFFIC" or "PRIVATE_RANGES_ONLY");
        Assert.NotNull(service.Text("template.serviceAccount"));
        Assert.Matches(ServiceName, service.Text("name")!);
    }

    private static void AssertContainers(List<PropertyMap> containers)
    {
        var names = containers.Select(container => container.Find("name")!.Text).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches(Label, name));
        var ports = containers.Select(container => container.Find("ports.containerPort")).OfType<PropertyValue>().ToList();
        Assert.InRange(Assert.Single(ports).Number, 1, 65535);
        Assert.All(containers, container => Assert.Matches(Registry, container.Find("image")!.Text));
    }

    private static void AssertProbe(PropertyMap container, string role, double? window)
    {
        if (container.Find(role)?.Map is not { } probe)
        {
            return;
        }

        var (period, failures) = (Number(probe, "periodSeconds"), Number(probe, "failureThreshold"));
        Assert.InRange(period, 1, role == "readinessProbe" ? 300 : role == "livenessProbe" ? 3600 : window!.Value);
        Assert.InRange(Number(probe, "timeoutSeconds"), 1, period);
        Assert.InRange(failures, 1, int.MaxValue);
        Assert.InRange(period * failures, 1, window ?? double.MaxValue);
        Assert.InRange(probe.Find("initialDelaySeconds")?.Number ?? 0, 0, role == "readinessProbe" ? 0 : 1800);
        Assert.Single((string[])["httpGet", "grpc", "tcpSocket"], kind => probe.Find(kind) is not null);
    }

    private static double CpuOf(PropertyMap container)
    {
        var text = container.Find("resources.limits.cpu")!.Text;
        return text.EndsWith('m')
            ? double.Parse(text[..^1], CultureInfo.InvariantCulture) / 1000
            : double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static double MemoryOf(PropertyMap container)
    {
        var text = container.Find("resources.limits.memory")!.Text;
        var unit = text.EndsWith("Gi", StringComparison.Ordinal) ? Gibibyte : 1 << 20;
        return double.Parse(text[..^2], CultureInfo.InvariantCulture) * unit / Gibibyte;
    }

    private static double? Optional(PropertyMap map, string path) => map.Find(path)?.Number;

    private static double Number(PropertyMap map, string path) => map.Find(path)!.Number;

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{4,28}[a-z0-9]\z")]
    private static partial Regex AccountId { get; }

    [GeneratedRegex(@"\A[a-z][a-z0-9]{0,19}\z")]
    private static partial Regex EndpointName { get; }

    [GeneratedRegex(@"\A[a-z]([a-z0-9-]{0,47}[a-z0-9])?\z")]
    private static partial Regex ServiceName { get; }

    [GeneratedRegex(@"\Aprojects/[^/]+/locations/europe-west4/keyRings/[^/]+/cryptoKeys/[^/]+\z")]
    private static partial Regex Key { get; }

    [GeneratedRegex(@"\A[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"\A[a-z0-9-]+-docker\.pkg\.dev/[^/]+/[^/]+/.+\z")]
    private static partial Regex Registry { get; }
}
