using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

/// <summary>A stack file with one service, by what it says of that.</summary>
internal static class GivenService
{
    public const string Job = "gcp:cloudrunv2/job:Job";

    /// <summary>The plan of a stack file that has no error.</summary>
    public static async Task<Plan> PlanAsync(string service, string platform = "protect: false", string name = "chat")
    {
        var check = Check(service, platform, name);
        Assert.Empty(check.Errors);
        return await Planner.PlanAsync(new("gpuinfra", "dev", () => InferenceProgram.Build(check.Settings)) { Config = check.File.ConfigTexts });
    }

    /// <summary>What is wrong: severity, rule, the last key of the path, problem and fix.</summary>
    public static IEnumerable<string> Problems(string service, string platform = "protect: false") => Check(service, platform, "chat").Problems
        .Select(problem => $"{problem.Severity} {problem.Rule.Id} {problem.Path.Split('.')[^1]} {problem.Problem}. {problem.Fix}");

    private static StackCheck Check(string service, string platform, string name) => StackCheck.Of(StackFile.Parse(
        $$"""
        config:
          gcp:project: acme-dev
          gcp:region: europe-west4
          gpuinfra:platform: {{{platform}}}
          gpuinfra:services:
            {{name}}: {{{service}}}
        """,
        "Pulumi.dev.yaml"));
}
