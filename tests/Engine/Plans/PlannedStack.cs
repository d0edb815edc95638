using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>What <c>gpuinfra plan --format json</c> says of a stack.</summary>
internal sealed class PlannedStack
{
    private static readonly ConcurrentDictionary<(string, string), Lazy<Task<PlannedStack>>> Planned = new();

    private readonly Dictionary<string, JsonObject> _states;

    private PlannedStack(JsonObject document) => _states = document["steps"]!.AsArray().ToDictionary(
        step => step!["urn"]!.ToString(), step => step!["newState"]!.AsObject());

    /// <summary>The new state of each resource by its URN.</summary>
    public IReadOnlyDictionary<string, JsonObject> States => _states;

    /// <summary>The plan of a stack of a folder, which is the same for all who ask.</summary>
    public static Task<PlannedStack> OfAsync(string folder, string stack) =>
        Planned.GetOrAdd((folder, stack), key => new(() => PlanAsync(folder, stack))).Value;

    private static async Task<PlannedStack> PlanAsync(string folder, string stack)
    {
        var plan = await Tool.RunAsync(folder, "plan", stack, "--format", "json");
        Assert.True(plan.ExitCode == 0, plan.Error);
        return new(Document(JsonNode.Parse(plan.Output)!));
    }

    // One document, whether it stands alone or in a list of one.
    private static JsonObject Document(JsonNode written) => written as JsonObject ?? written.AsArray().Single()!.AsObject();
}
