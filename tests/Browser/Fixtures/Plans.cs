using System.Runtime.CompilerServices;
using GpuInfra.Planning;
using GpuInfra.StackFiles;

namespace GpuInfra.Browser.Tests;

/// <summary>The plans of the example's stacks.</summary>
internal static class Plans
{
    /// <summary>The folder of this repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder of the example, which stays as it is whatever the repository's own stacks say.</summary>
    public static string Root { get; } = Path.Combine(Repository, "tests", "Stacks");

    /// <summary>The plan of a stack, after its file says some other things.</summary>
    public static async Task<Plan> OfAsync(string stack, params (string Before, string After)[] edits)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root, $"Pulumi.{stack}.yaml"));
        foreach (var (before, after) in edits)
        {
            Assert.Contains(before, text, StringComparison.Ordinal);
            text = text.Replace(before, after, StringComparison.Ordinal);
        }

        var check = StackCheck.Of(StackFile.Parse(text, $"Pulumi.{stack}.yaml"));
        return await Planner.PlanAsync(new("gpuinfra", stack, () => InferenceProgram.Build(check.Settings))
        {
            Config = check.File.ConfigTexts,
        });
    }

    /// <summary>The resource of a type with a name.</summary>
    public static PlannedResource Find(this Plan plan, string type, string name) =>
        Assert.Single(plan.Resources, resource => resource.Type == type && resource.Name == name);

    private static string FindRepository([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file)!;
        while (!File.Exists(Path.Combine(folder, "GpuInfra.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
