using GpuInfra.Cli;
using GpuInfra.Planning;
using GpuInfra.StackFiles;

namespace GpuInfra.Browser.Tests;

/// <summary>Reviews of the example's stacks, with numbers that a test can expect.</summary>
internal static class Reviews
{
    public static readonly Source Page = new("https://example.com/why?a=1&b=2", new(2026, 11, 20), Certainty.Confirmed);

    private const string Bucket = "gcp:storage/bucket:Bucket";
    private const string Endpoint = "gcp:compute/globalForwardingRule:GlobalForwardingRule";
    private const string Address = "gcp:compute/globalAddress:GlobalAddress";
    private const string Service = "gcp:cloudrunv2/service:Service";

    /// <summary>The plan of a stack, without anything to compare it with.</summary>
    public static async Task<StackReview> PlanAsync(string stack) => Of(await Plans.OfAsync(stack));

    public static StackReview Of(Plan plan) => new()
    {
        Plan = plan,
        Findings = [Finding],
        Cost = Costs(plan.Stack, 715),
        Capacity = Capacities(plan.Stack),
    };

    /// <summary>A change of prod: its bucket moves, its endpoint goes, chat has more memory and reason is new.</summary>
    public static async Task<StackReview> ChangeAsync()
    {
        var plan = await Plans.OfAsync("prod");
        PlannedResource[] gone =
            [plan.Find(Endpoint, "inference-network-psc"), plan.Find(Address, "inference-network-psc-address")];
        plan = plan with { Resources = [.. plan.Resources.Except(gone)] };
        return Of(plan) with
        {
            CostBefore = Costs(plan.Stack, 600),
            CapacityBefore = Capacities(plan.Stack),
            Diff = new()
            {
                Project = plan.Project,
                Stack = plan.Stack,
                From = "main",
                Unchanged = 50,
                Notes = ["Secrets are never compared."],
                Changes = [Moved(plan), .. gone.Select(Deleted), Grown(plan), New(plan)],
            },
        };
    }

    private static ResourceChange Moved(Plan plan) => new()
    {
        Kind = ChangeKind.Replace,
        Risk = Risk.DataLoss,
        Old = plan.Find(Bucket, "inference-models"),
        New = plan.Find(Bucket, "inference-models"),
        Headline = "inference-models is deleted with every model in it",
        Consequences = ["Every object is deleted."],
        Properties =
        [
            new()
            {
                Path = "location",
                Old = PropertyValue.Of("europe-west1"),
                New = PropertyValue.Of("europe-west4"),
                Replaces = new(Bucket, "location", null, Page),
            },
        ],
    };

    private static ResourceChange Deleted(PlannedResource resource) => new()
    {
        Kind = ChangeKind.Delete,
        Risk = Risk.Destruction,
        Old = resource,
        Headline = $"{resource.Name} is deleted",
    };

    private static ResourceChange Grown(Plan plan) => new()
    {
        Kind = ChangeKind.Update,
        Risk = Risk.Capacity,
        Old = plan.Find(Service, "chat"),
        New = plan.Find(Service, "chat"),
        Headline = "chat has more memory",
        Properties =
        [
            new()
            {
                Path = "template.containers[\"server\"].resources.limits.memory",
                Old = PropertyValue.Of("16Gi"),
                New = PropertyValue.Of("32Gi"),
                Meaning = "Each instance has 32Gi.",
            },
            new()
            {
                Path = "template.containers[\"server\"].envs[\"PROMPT\"].value",
                Old = PropertyValue.Of("one\ntwo\nthree\nfour\nfive\nsix"),
                New = PropertyValue.Of("one\ntwo\nthree\nfour\nfive\nseven"),
            },
        ],
        Noise =
        [
            new()
            {
                Path = "client",
                Old = null,
                New = PropertyValue.Of("gcloud"),
                Noise = new("Google writes down who called.", Page),
            },
        ],
    };

    private static ResourceChange New(Plan plan) => new()
    {
        Kind = ChangeKind.Create,
        Risk = Risk.Capacity,
        New = plan.Find(Service, "reason"),
        Headline = "reason is a new service",
    };

    private static Finding Finding => new("prod", RuleBook.Find("MemoryFits")!.Warning(
        "gpuinfra:services.chat.memory", "is 16Gi, but 32Gi is better", "Use 32Gi.", "https://example.com/rule") with
    {
        Place = new(7, 3) { File = "Pulumi.prod.yaml" },
    });

    private static CostReport Costs(string stack, decimal floor) => new()
    {
        Stack = stack,
        Total = new(floor, 2145, null),
        Services =
        [
            new()
            {
                Name = "chat",
                Shape = "1 nvidia-l4, 8 vCPU, 32Gi",
                Monthly = new(floor, 2145, 1000),
                PerActiveHour = 0.98m,
                ZonalRedundancyPerHour = 0.2m,
                HasZonalRedundancy = false,
                PerMillionTokens = 0.42m,
            },
        ],
        Lines =
        [
            new(
                "chat",
                "GPU nvidia-l4",
                new(floor, 2145, 1000),
                "730 h at $0.98",
                new("run.gpu", null, 0.0002m, "GPU-second", Page)),
        ],
        OldestPrice = new(2026, 10, 8),
    };

    private static CapacityReport Capacities(string stack) => new()
    {
        Stack = stack,
        Meters =
        [
            new()
            {
                Name = "GPUs nvidia-l4",
                Unit = "GPUs",
                Warm = 1,
                Most = 3,
                DuringRollout = 6,
                Limit = 4,
                Basis = "Declared in the stack file.",
                Source = Page,
            },
        ],
        Services =
        [
            new()
            {
                Name = "chat",
                MinInstances = 1,
                MaxInstances = 3,
                RequestsAtMax = 48,
                ColdStart = (TimeSpan.FromSeconds(19), TimeSpan.FromSeconds(23), TimeSpan.FromSeconds(94)),
                ColdStartBasis = "8.6 GB read from the bucket",
            },
        ],
    };
}
