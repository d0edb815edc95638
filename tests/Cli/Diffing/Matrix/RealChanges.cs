namespace GpuInfra.Cli.Tests;

/// <summary>The changes that people make to a stack, each with what must come first.</summary>
internal static class RealChanges
{
    public const string Embed =
        """
            embed:
              engine: ollama
              model: embeddinggemma:300m
              modelSource: image
              image: europe-west4-docker.pkg.dev/acme-inference-prod/inference-images/embed@sha256:0c1a4be9d2478600000000000000000000000000000000000000000000000000
              gpu: nvidia-l4
              cpu: 4
              memory: 16Gi
              maxInstances: 2
              invokers:
                - serviceAccount:search@acme-inference-prod.iam.gserviceaccount.com

        """;

    public static IReadOnlyList<RealChange> All { get; } =
    [
        new(
            "new-service",
            "+ search@acme-inference-prod may call embed",
            new Edit("  gpuinfra:services:\n", $"  gpuinfra:services:\n{Embed}")),
        new(
            "min-instances",
            "~ one instance of chat is always on",
            new Edit("minInstances: 0", "minInstances: 1")),
        new(
            "l4-to-rtx-pro-6000",
            "~ chat gets an NVIDIA RTX PRO 6000 Blackwell Server Edition in place of an NVIDIA L4",
            new Edit("      gpu: nvidia-l4", "      gpu: nvidia-rtx-pro-6000"),
            new Edit("cpu: 8", "cpu: 20"),
            new Edit("memory: 32Gi", "memory: 80Gi")),
        new(
            "region",
            "± inference-models would be deleted with every object in it and made anew, empty, because its location changes: this "
                + "never goes through",
            new Edit("europe-west4", "europe-west1")),
        new(
            "bucket-rename",
            "± inference-models is deleted with every object in it and made anew, empty, because its name changes",
            new Edit("prefix: acme-models", "prefix: acme-weights")),
        new(
            "public-invoker",
            "+ anyone on the internet may call chat") { After = PlanEdits.MakePublic },
        new(
            "psc-to-pga",
            "- inference-network-psc is deleted: calls to Google's APIs no longer go through the private endpoint",
            new Edit("private-service-connect", "private-google-access")),
        new(
            "image-digest",
            "~ chat runs another image",
            new Edit("sha256:5f1c3a0b", "sha256:9d02e7c4")),
        new(
            "memory",
            "~ the container server of chat gets 24Gi of memory in place of 32Gi",
            new Edit("memory: 32Gi", "memory: 24Gi")),
        new(
            "deletion-protection-off",
            "~ chat loses its deletion protection: the next mistake may delete it",
            new Edit("deletionProtection: true", "deletionProtection: false")),
        new("provider-upgrade", null) { Before = PlanEdits.OlderProvider },
    ];
}
