using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What <c>gpuinfra diff</c> finds of one stack, in short.</summary>
/// <param name="Title">The stack, and what it is compared with.</param>
/// <param name="Changes">What happens to the resources that a provider makes.</param>
/// <param name="Notes">What is told of the comparison.</param>
internal sealed record Difference(string Title, IReadOnlyList<string> Changes, IReadOnlyList<string> Notes)
{
    public static async Task<IReadOnlyList<Difference>> OfAsync(Folder folder, params string[] args)
    {
        var outcome = await folder.RunAsync(["diff", "--format", "json", .. args]);
        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        using var json = JsonDocument.Parse(outcome.Output);
        return [.. json.RootElement.GetProperty("stacks").EnumerateArray().Select(Of)];
    }

    private static Difference Of(JsonElement stack) => new(
        $"{stack.GetProperty("stack")} against {stack.GetProperty("from")}",
        [.. stack.GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("kind")} {change.GetProperty("name")}")],
        [.. stack.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)]);
}
