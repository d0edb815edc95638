using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// What a reviewer must know of a changed Cloud Run service: how much it can do and what that costs.
internal static class ServiceRisks
{
    private const double UsualConcurrency = 80;
    private const string Container = $"{ServiceWire.Containers}[*].";

    public static IReadOnlyList<RiskRule> All { get; } =
    [
        Rule(ServiceWire.Accelerator, Word("", static (old, @new) => Capacity(Accelerator(old, @new)))),
        Rule($"{ServiceWire.Containers}[*]", Membership),
        Rule($"{Container}{ServiceWire.GpuLimit}", Amount(0, static (old, @new) => Capacity(
            @new == 0 ? "a container of {} has no GPU any more" : $"a container of {{}} has {Gpus(@new)}, {From(old, @new)}"))),
        Rule($"{Container}resources.limits.cpu", static change => Size(change, "vCPU")),
        Rule($"{Container}resources.limits.memory", static change => Size(change, "of memory")),
        Rule(ServiceWire.MinInstances, Amount(0, Minimum)),
        Rule(ServiceWire.MaxInstances, Amount(0, static (old, @new) => Capacity(
            @new == 0 ? "{} has no limit of its own on its instances"
            : old == 0 ? $"{{}} has at most {Instances(@new)}"
            : $"{{}} has at most {Instances(@new)}, {From(old, @new)}"))),
        Rule(ServiceWire.ServiceMinInstances, Amount(0, Minimum)),
        Rule(ServiceWire.ServiceMaxInstances, Amount(0, static (old, @new) => Capacity(
            @new == 0 ? "{} as a whole has no limit of its own on its instances"
            : old == 0 ? $"{{}} as a whole has at most {Instances(@new)}"
            : $"{{}} as a whole has at most {Instances(@new)}, {From(old, @new)}"))),
        Rule(ServiceWire.ScalingMode, Word(ServiceWire.Automatic, static (_, @new) => Capacity(
            @new == ServiceWire.Manual ? "{} no longer scales by itself" : "{} scales by itself"))),
        Rule(ServiceWire.ManualInstances, Manual),
        Rule("template.sessionAffinity", WhenOn(
            on: Capacity("clients of {} come back to the same instance"),
            off: Capacity("clients of {} no longer come back to the same instance"))),
        Rule($"{Container}ports.name", Word("", static (_, @new) => Capacity(
            @new == "h2c" ? "{} is spoken to in HTTP/2" : "{} is spoken to in HTTP/1"))),
        Rule(ServiceWire.LaunchStage, Word("GA", static (_, @new) => Other($"{{}} may use what is at the stage {@new}"))),
        Rule("annotations", Always(Other("{} gets other annotations"))),
        Rule("template.annotations", Always(Other("{} gets other annotations"))),
        Rule(ServiceWire.Concurrency, Amount(UsualConcurrency, static (old, @new) =>
            Capacity($"an instance of {{}} takes {Requests(@new)} at once, {From(old, @new)}"))),
        Rule(ServiceWire.Timeout, Word("300s", static (old, @new) => Capacity($"a request to {{}} may take {@new}, and not {old}"))),
        Rule(ServiceWire.ZonalRedundancyDisabled, WhenOn(
            on: Capacity("{} no longer survives the loss of a zone"),
            off: Cost("{} reserves GPUs in more than one zone"))),
        Rule($"{Container}startupProbe", Always(Capacity("{} counts as started by another probe"))),
        Rule($"{Container}livenessProbe", Always(Capacity("{} counts as alive by another probe"))),
    ];

    private static RiskRule Rule(string path, Func<ValueChange, Verdict?> judge) => new(CloudTypes.Service, path, judge);

    private static string Accelerator(string old, string @new) =>
        @new.Length == 0 ? $"{{}} loses its {Title(old)}"
        : old.Length == 0 ? $"{{}} gets {Article.Of(Title(@new))}"
        : $"{{}} gets {Article.Of(Title(@new))} in place of {Article.Of(Title(old))}";

    private static string Title(string accelerator) => Accelerators.Find(accelerator)?.Title ?? accelerator;

    // A container as a whole, and not something in it.
    private static Verdict? Membership(ValueChange change) =>
        !change.Place.Steps[^1].IsItem || change.Place.Steps.Count(static step => step.IsItem) != 1 ? null
        : change.New is null ? Capacity($"the container {change.Item} of {{}} is gone")
        : Capacity($"{{}} gets one more container, {change.Item}");

    private static Verdict Size(ValueChange change, string unit)
    {
        var container = change.Item.Length == 0 ? "a container of {}" : $"the container {change.Item} of {{}}";
        return Capacity(change.New is null ? $"{container} no longer says what it needs"
            : change.Old is null ? $"{container} gets {change.New} {unit}"
            : $"{container} gets {change.New} {unit} in place of {change.Old}");
    }

    private static Verdict Minimum(double old, double @new) =>
        @new == 0 ? Capacity("{} scales to zero: the first request after a pause waits for a cold start")
        : @new == 1 ? Cost(old == 0 ? "one instance of {} is always on" : $"one instance of {{}} is always on, {From(old, @new)}")
        : Cost($"{@new} instances of {{}} are always on, {From(old, @new)}");

    private static Verdict? Manual(ValueChange change) => Read.Number(change.New) switch
    {
        null => null,
        0 => Capacity("{} is stopped: it has no instance and answers nobody"),
        1 => Cost("{} has one instance, whatever it is asked"),
        { } count => Cost($"{{}} has {count} instances, whatever it is asked"),
    };

    private static string Gpus(double count) => count == 1 ? "one GPU" : $"{count} GPUs";

    private static string Instances(double count) => count == 1 ? "one instance" : $"{count} instances";

    private static string Requests(double count) => count == 1 ? "one request" : $"{count} requests";
}

// In whose name, and in whose project, everything is made.
internal static class ProviderRisks
{
    private static readonly string[] Identities = ["accessToken", "credentials", "impersonateServiceAccount"];

    public static IReadOnlyList<RiskRule> All { get; } =
    [
        new(CloudTypes.Provider, "project", static change => Exposure(
            $"{{}} makes everything in the project {change.New?.ToString() ?? "of whoever deploys"}, and not in {change.Old?.ToString() ?? "that of whoever deploys"}")),
        new(CloudTypes.Provider, "billingProject", Always(Exposure("{} has another project pay for its requests"))),
        .. Identities.Select(static name => new RiskRule(
            CloudTypes.Provider, name, Always(Exposure("{} makes everything in the name of somebody else")))),
    ];
}

// Where the requests to a service go.
internal static class TrafficRisks
{
    public static IReadOnlyList<RiskRule> All { get; } = [new(CloudTypes.Service, ServiceWire.Traffic, Assess)];

    // What somebody turned by hand was turned for a reason that no plan tells.
    private static Verdict? Assess(ValueChange change)
    {
        var (before, after) = (ServiceTraffic.Of(change.Old), ServiceTraffic.Of(change.New));
        return before.Equals(after) ? null
            : before.IsSteered ? new Verdict(Risk.Traffic, $"{{}} {after.Clause}, and no longer as somebody set it: it {before.Clause}")
            : RiskVerdicts.Other($"{{}} {after.Clause}");
    }
}
