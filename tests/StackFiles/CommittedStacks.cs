using System.Collections.Concurrent;
using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

/// <summary>The stack files of the example, which stay as they are whatever the repository's own say, and their plans.</summary>
internal static class CommittedStacks
{
    private static readonly ConcurrentDictionary<string, Task<Plan>> Plans = new();

    public static TheoryData<string> Names => ["dev", "prod"];

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Text(string stack) => File.ReadAllText(Path.Combine(Root, $"Pulumi.{stack}.yaml"));

    public static StackFile Read(string stack) => StackFile.Read(Path.Combine(Root, $"Pulumi.{stack}.yaml"));

    public static Task<Plan> PlanAsync(string stack) =>
        Plans.GetOrAdd(stack, name => PlanAsync(Read(name), settings => InferenceProgram.Build(settings)));

    public static Task<Plan> PlanAsync(StackFile file, Action<StackSettings> program)
    {
        var check = StackCheck.Of(file);
        Assert.Empty(check.Problems);
        return Planner.PlanAsync(new("gpuinfra", file.Stack, () => program(check.Settings)) { Config = file.ConfigTexts });
    }

    /// <summary>The resources of a type; there must be some.</summary>
    public static IReadOnlyList<PlannedResource> Some(this Plan plan, string type)
    {
        var found = plan.Resources.Where(resource => resource.Type == type).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    /// <summary>An input as a text; nothing if it is not given.</summary>
    public static string? Text(this PlannedResource resource, string path) => resource.Inputs.Find(path)?.ToString();

    /// <summary>The items of a list; none if it is not given.</summary>
    public static IReadOnlyList<PropertyValue> Items(this PlannedResource resource, string path) =>
        resource.Inputs.Find(path)?.Items ?? [];

    /// <summary>The URNs of everything that must exist before a resource can be made.</summary>
    public static HashSet<string> Before(this Plan plan, PlannedResource resource)
    {
        var byUrn = plan.Resources.ToDictionary(r => r.Urn);
        var found = new HashSet<string>();
        var next = new Stack<string>(resource.Dependencies);
        while (next.TryPop(out var urn))
        {
            if (found.Add(urn))
            {
                foreach (var dependency in byUrn[urn].Dependencies)
                {
                    next.Push(dependency);
                }
            }
        }

        return found;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "GpuInfra.sln")) ? Path.Combine(folder, "tests", "Stacks") : Find(Path.GetDirectoryName(folder)!);
}
