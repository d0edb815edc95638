using GpuInfra.Planning;
using GpuInfra.Program;

namespace GpuInfra.Bootstrap.Tests;

/// <summary>What the pipelines may do, against what the inference program makes.</summary>
public sealed class PipelinePermissionsTests
{
    private const string Everything =
        """
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:platform:
            network:
              internet: true
              staticOutboundAddress: true
              googleApis: private-service-connect
            images:
              mirrors: [docker-hub, ghcr]
              readers: [group:readers@acme.example]
              writers: [group:writers@acme.example]
            models:
              readers: [group:readers@acme.example]
            deployers: [group:deployers@acme.example]
          gpuinfra:services:
            chat:
              engine: vllm
              model: gemma-3-4b-it
              modelSource: bucket
              image: europe-west4-docker.pkg.dev/acme-dev/inference-images/vllm@sha256:5f1c3a0be9d2478651f0c7b84de1a96e02d8b7c44a9135ef60b2a7d9c8e3f415
              secrets: {HF_TOKEN: "hugging-face:1"}
              invokers: [group:callers@acme.example]
        """;

    private static readonly Lazy<Task<Plan>> Plan = new(PlanAsync);

    [Fact]
    public async Task All_EveryTypeThatIsPlanned_HasItsPermissions() => Assert.Equal(
        (await Plan.Value).Resources.Where(IsAskedOfGoogle).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal),
        PipelinePermissions.All.Select(type => type.Type).Order(StringComparer.Ordinal));

    [Fact]
    public async Task GrantableRoles_EveryRoleThatIsGrantedOnTheProject_IsOne() => Assert.Equal(
        PipelinePermissions.GrantableRoles,
        (await Plan.Value).Resources.Where(resource => resource.Type == "gcp:projects/iAMMember:IAMMember")
            .Select(resource => resource.Inputs.Find("role")?.ToString())
            .Distinct()
            .Order(StringComparer.Ordinal));

    private static bool IsAskedOfGoogle(PlannedResource resource) =>
        resource.Type.StartsWith("gcp:", StringComparison.Ordinal) || resource.Type == "pulumi:providers:gcp";

    private static Task<Plan> PlanAsync()
    {
        var check = StackCheck.Of(StackFile.Parse(Everything, "Pulumi.dev.yaml"));
        Assert.Empty(check.Errors);
        return Planner.PlanAsync(new("gpuinfra", "dev", () => InferenceProgram.Build(check.Settings))
        {
            Config = check.File.ConfigTexts,
        });
    }
}
