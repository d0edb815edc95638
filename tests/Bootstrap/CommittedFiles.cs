using GpuInfra.Planning;

namespace GpuInfra.Bootstrap.Tests;

/// <summary>The bootstrap's stack files of the example, and their plans.</summary>
internal static class CommittedFiles
{
    public static TheoryData<string> Stacks => ["dev", "prod"];

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static BootstrapCheck Check(string stack) => BootstrapCheck.OfFile(PathOf(stack));

    public static async Task<(Plan Plan, IDictionary<string, object?> Outputs)> PlanAsync(string stack)
    {
        var check = Check(stack);
        Assert.Empty(check.Problems);
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var plan = await Planner.PlanAsync(
            new("gpuinfra-bootstrap", stack, () => outputs = BootstrapProgram.Build(check.Settings)));
        return (plan, outputs);
    }

    public static string PathOf(string stack) => Path.Combine(Root, "infra", "Bootstrap", $"Pulumi.{stack}.yaml");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "GpuInfra.sln")) ? Path.Combine(folder, "tests", "Stacks") : Find(Path.GetDirectoryName(folder)!);
}
