using GpuInfra.Planning;
using GpuInfra.StackFiles;

namespace GpuInfra.Workflows.Tests;

/// <summary>A stack file with one service, whose lines were pasted.</summary>
internal static class PastedStack
{
    /// <summary>Its plan; nothing may be wrong with it.</summary>
    public static async Task<Plan> PlanAsync(string lines)
    {
        var check = StackCheck.Of(StackFile.Parse(
            $$"""
            config:
              gcp:project: acme-dev
              gcp:region: europe-west4
              gpuinfra:platform: { protect: false }
              gpuinfra:services:
                chat:
            {{lines}}
            """,
            "Pulumi.dev.yaml"));
        Assert.Empty(check.Errors.Select(problem => $"{problem.Path} {problem.Problem}"));
        return await Planner.PlanAsync(new("gpuinfra", "dev", () => InferenceProgram.Build(check.Settings)) { Config = check.File.ConfigTexts });
    }
}
