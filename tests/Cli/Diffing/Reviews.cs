using GpuInfra.Planning;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli.Tests;

/// <summary>Reviews by hand, with whatever a change may do.</summary>
internal static class Reviews
{
    private static readonly Rule Rollout = new(
        "GpuQuotaCoversRollout", "GpuQuotaCoversRollout", "Ask for more.", "GpuQuotaCoversRollout");

    public const string Bucket = "gcp:storage/bucket:Bucket";
    public const string Service = "gcp:cloudrunv2/service:Service";
    public const string Member = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";
    public const string Api = "gcp:projects/service:Service";

    public static readonly Source Page = new("https://cloud.google.com/run/docs", new(2026, 11, 21), Certainty.Confirmed);

    public static StackReview Of(params ResourceChange[] changes) => Of("prod", changes);

    public static StackReview Of(string stack, IReadOnlyList<ResourceChange> changes) => new()
    {
        Plan = new Plan { Project = "shop", Stack = stack, Resources = [Resource("pulumi:pulumi:Stack", $"shop-{stack}")] },
        Findings = [],
        Cost = Cost(stack, 764, 2292),
        CostBefore = Cost(stack, 764, 2292),
        Capacity = new CapacityReport { Stack = stack, Meters = [], Services = [] },
        CapacityBefore = new CapacityReport { Stack = stack, Meters = [], Services = [] },
        Diff = new StackDiff
        {
            Project = "shop",
            Stack = stack,
            From = "main",
            Changes = [.. changes.OrderByDescending(change => change.Risk)],
            Unchanged = 40,
        },
    };

    public static ResourceChange Replaced() => Replaced("models", "models is replaced, and every model in it is lost");

    public static ResourceChange Replaced(string name, string headline) => new()
    {
        Kind = ChangeKind.Replace,
        Risk = Risk.DataLoss,
        Old = Resource(Bucket, name, ("location", PropertyValue.Of("europe-west1"))),
        New = Resource(Bucket, name, ("location", PropertyValue.Of("europe-west4"))),
        Headline = headline,
        Properties =
        [
            new PropertyChange
            {
                Path = "location",
                Old = PropertyValue.Of("europe-west1"),
                New = PropertyValue.Of("europe-west4"),
                Risk = Risk.DataLoss,
                Meaning = "A bucket stays in the place where it was made.",
                Replaces = new ReplacementFact(Bucket, "location", null, Page),
            },
        ],
        Consequences = ["Every object in it is deleted.", "Pulumi refuses this until protect is off."],
    };

    public static ResourceChange Exposed(string name = "chat-public") => new()
    {
        Kind = ChangeKind.Create,
        Risk = Risk.Exposure,
        New = Resource(Member, name, ("role", PropertyValue.Of("roles/run.invoker")), ("member", PropertyValue.Of("allUsers"))),
        Headline = "Anyone on the internet may call chat",
    };

    public static ResourceChange Updated(string name, params PropertyChange[] properties) => new()
    {
        Kind = ChangeKind.Update,
        Risk = properties.Length > 0 ? properties.Max(property => property.Risk) : Risk.Other,
        Old = Resource(Service, name),
        New = Resource(Service, name),
        Headline = $"{name} is changed",
        Properties = properties,
    };

    public static ResourceChange Created(string type, string name) => new()
    {
        Kind = ChangeKind.Create,
        Risk = Risk.Other,
        New = Resource(type, name, ("service", PropertyValue.Of($"{name}.googleapis.com"))),
        Headline = $"{name} is made",
    };

    public static ResourceChange Deleted(string name) => new()
    {
        Kind = ChangeKind.Delete,
        Risk = Risk.Destruction,
        Old = Resource(Service, name),
        Headline = $"{name} is deleted",
    };

    public static PropertyChange Property(string path, string? old, string? @new, Risk risk = Risk.Other) => new()
    {
        Path = path,
        Old = old is null ? null : PropertyValue.Of(old),
        New = @new is null ? null : PropertyValue.Of(@new),
        Risk = risk,
    };

    public static CostReport Cost(string stack, decimal floor, decimal ceiling, decimal? usage = null) => new()
    {
        Stack = stack,
        Total = new MonthlyCost(floor, ceiling, usage),
        Services = [],
        Lines = [new CostLine("chat", "GPU nvidia-l4", new MonthlyCost(floor, ceiling, usage), "all month", null)],
        OldestPrice = new DateOnly(2026, 10, 8),
    };

    public static CapacityMeter Meter(string name, decimal most, decimal? limit, decimal? rollout = null) => new()
    {
        Name = name,
        Unit = "GPUs",
        Warm = 0,
        Most = most,
        DuringRollout = rollout ?? most,
        Limit = limit,
        Basis = "quota declared in the stack file",
        Source = Page,
    };

    public static ServiceCapacity Ability(string name, int min, int max, long requests) => new()
    {
        Name = name,
        MinInstances = min,
        MaxInstances = max,
        RequestsAtMax = requests,
        ColdStart = (TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(200)),
        ColdStartBasis = "weights from the bucket",
    };

    public static Finding Warning(string problem, string? silenced = null) => new(
        "prod", Rollout.Warning("gpuinfra:services.chat.gpu", problem, "Ask for more.", Page.Url) with
        {
            Place = new(7, 11) { File = "Pulumi.prod.yaml" },
            Silenced = silenced,
        });

    public static PlannedResource Resource(string type, string name, params (string Name, PropertyValue Value)[] inputs) => new()
    {
        Urn = $"urn:pulumi:prod::shop::{type}::{name}",
        Type = type,
        Name = name,
        IsCustom = true,
        Inputs = new PropertyMap(inputs.Select(input => KeyValuePair.Create(input.Name, input.Value))),
    };
}
