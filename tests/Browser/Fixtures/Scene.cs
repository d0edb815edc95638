using System.Diagnostics;
using System.Globalization;
using GpuInfra.Cli;
using GpuInfra.Planning;
using GpuInfra.StackFiles;

namespace GpuInfra.Browser.Tests;

/// <summary>A change of a stack with so many services, as the tool reviews it in a pipeline.</summary>
internal static class Scene
{
    private const string Services = "  gpuinfra:services:\n";
    private const string Image = "europe-west4-docker.pkg.dev/acme-inference-prod/inference-images/vllm@sha256:";
    private const string Commit = "7d3f0c1a9b8e4d52c6f1a0b3e9d8c7f6a5b4c3d2";

    // Where its stack files would be.
    private static readonly string Folder = Directory.GetCurrentDirectory();

    public static RepositoryView Repository { get; } = RepositoryView.Of(name => name switch
    {
        "GITHUB_SERVER_URL" => "https://github.com",
        "GITHUB_REPOSITORY" => "acme/inference",
        "GITHUB_SHA" => Commit,
        "GITHUB_WORKSPACE" => Folder,
        _ => null,
    })!;

    public static async Task<string> PageAsync(int services) => ReviewPage.Write([await ReviewAsync(services)], Repository);

    public static async Task<StackReview> ReviewAsync(int services)
    {
        var prod = await File.ReadAllTextAsync(Path.Combine(Plans.Root, "Pulumi.prod.yaml"));
        var (before, after) = services switch
        {
            1 => One(await File.ReadAllTextAsync(Path.Combine(Plans.Root, "Pulumi.dev.yaml"))),
            3 => Three(prod),
            _ => Many(prod, services),
        };
        var stack = services == 1 ? "dev" : "prod";
        return await ReviewAsync(stack, before, after);
    }

    // A service is opened to the internet, and may cost more.
    private static (string Before, string After) One(string dev) => (
        dev,
        dev.Edited("      maxInstances: 1\n", "      maxInstances: 3\n      ingress: internal-and-cloud-load-balancing\n")
            .Edited("    - group:inference-developers@acme.example\n".Insert(0, "    "), "        - group:inference-developers@acme.example\n        - domain:acme.example\n"));

    // The bucket gets another name, the way to Google's APIs another form, and a new service has a caller of its own.
    private static (string Before, string After) Three(string prod) => (
        prod,
        prod.Edited("    models:\n", "    models:\n      name: acme-weights\n")
            .Edited("googleApis: private-service-connect\n      endpointAddress: 10.255.0.2\n", "googleApis: private-google-access\n")
            .Edited("      maxInstances: 3\n", "      maxInstances: 4\n")
            .Edited(Services, $"{Services}{Service("embed", 'b')}"));

    // Most stay as they are; some grow, one goes and one comes.
    private static (string Before, string After) Many(string prod, int services)
    {
        var wide = prod.Edited("subnetCidr: 10.16.0.0/24", "subnetCidr: 10.16.0.0/20").Edited("nvidia-l4: 4\n", "nvidia-l4: 1000\n")
            .Edited("cpu: 100\n", "cpu: 10000\n").Edited("memory: 400Gi\n", "memory: 40000Gi\n");
        var others = string.Concat(Enumerable.Range(1, services - 3).Select(number => Service(Name(number), 'a')));
        return (
            wide.Edited(Services, $"{Services}{others}{Service("translate-legacy-documents-and-attachments-v1", 'c')}"),
            wide.Edited(Services, $"{Services}{others}{Service("summarize", 'c')}")
                .Edited($"{Name(7)}:\n      engine: ollama\n      model: gemma3:4b", $"{Name(7)}:\n      maxInstances: 6\n      engine: ollama\n      model: gemma3:4b"));
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"team-{number:00}");

    private static string Service(string name, char digit) =>
        $"""
            {name}:
              engine: ollama
              model: gemma3:4b
              image: {Image}{new string(digit, 64)}
              gpu: nvidia-l4
              invokers:
                - serviceAccount:web@acme-inference-prod.iam.gserviceaccount.com
                - serviceAccount:{(name.Length > 9 ? "translate" : name)}-caller@acme-inference-prod.iam.gserviceaccount.com

        """;

    private static async Task<StackReview> ReviewAsync(string stack, string before, string after)
    {
        var (was, now) = (Check(stack, before), Check(stack, after));
        var diff = PlanComparison.Compare(await PlanAsync(stack, was), await PlanAsync(stack, now), "main");
        var plan = diff.After ?? await PlanAsync(stack, now);
        return new()
        {
            Plan = plan,
            Findings = Findings(stack, now),
            FindingsBefore = Findings(stack, was),
            Cost = CostReport.Of(plan, PriceBook.List),
            Capacity = CapacityReport.Of(plan),
            Diff = diff,
            CostBefore = diff.Before is { } paid ? CostReport.Of(paid, PriceBook.List) : null,
            CapacityBefore = diff.Before is { } taken ? CapacityReport.Of(taken) : null,
        };
    }

    private static StackCheck Check(string stack, string text) =>
        StackCheck.Of(StackFile.Parse(text, Path.Combine(Folder, $"Pulumi.{stack}.yaml")));

    private static Task<Plan> PlanAsync(string stack, StackCheck check)
    {
        Assert.Equal([], check.Problems.Where(problem => problem.IsError).Select(problem => problem.ToString()));
        return Planner.PlanAsync(new("gpuinfra", stack, () => InferenceProgram.Build(check.Settings)) { Config = check.File.ConfigTexts });
    }

    private static IReadOnlyList<Finding> Findings(string stack, StackCheck check) =>
        [.. check.Problems.Select(problem => new Finding(stack, problem))];

    private static string Edited(this string text, string before, string after)
    {
        Assert.Contains(before, text, StringComparison.Ordinal);
        return text.Replace(before, after, StringComparison.Ordinal);
    }
}
