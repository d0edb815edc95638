using System.Globalization;
using GpuInfra.Planning;

namespace GpuInfra.Browser.Tests;

/// <summary>The prod stack with many services, each with a caller of its own besides the one that calls them all.</summary>
internal static class GivenCrowd
{
    public static Task<Plan> OfAsync(int services) => Plans.OfAsync(
        "prod",
        ("  gpuinfra:services:\n", "  gpuinfra:services:\n" + string.Concat(Enumerable.Range(1, services - 2).Select(Service))),
        ("subnetCidr: 10.16.0.0/24", "subnetCidr: 10.16.0.0/20"),
        ("nvidia-l4: 4\n", "nvidia-l4: 1000\n"),
        ("cpu: 100\n", "cpu: 10000\n"),
        ("memory: 400Gi\n", "memory: 40000Gi\n"));

    private static string Service(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
            chat-{number:00}:
              engine: ollama
              model: gemma3:4b
              image: europe-west4-docker.pkg.dev/acme-inference-prod/inference-images/ollama@sha256:{new string('a', 64)}
              gpu: nvidia-l4
              invokers:
                - serviceAccount:web@acme-inference-prod.iam.gserviceaccount.com
                - serviceAccount:caller-{number}@acme-inference-prod.iam.gserviceaccount.com

        """);
}
