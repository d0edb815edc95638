using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GpuInfra.Cli;

namespace GpuInfra.Workflows.Tests;

/// <summary>A stack file of a tutorial, and what the tool says of it.</summary>
internal sealed partial record TutorialStack(string Yaml)
{
    /// <summary>What stands in place of what the cloud chooses.</summary>
    private const string Suffix = "SUFFIX";

    private static readonly string Zeros = new('0', 64);

    public static string AddressOf(string service) => $"https://{service}-HASH.a.run.app";

    /// <summary>Without a key and what stands below it.</summary>
    public TutorialStack Without(string key)
    {
        var without = Regex.Replace(Yaml, $@"^( +){key}:.*\n(\1 .*\n)*", "", RegexOptions.Multiline);
        Assert.NotEqual(Yaml, without);
        return new(without);
    }

    /// <summary>With a line in place of that of the same key.</summary>
    public TutorialStack With(string line)
    {
        var with = Regex.Replace(Yaml, $"^{line.Split(": ")[0]}: .*$", line, RegexOptions.Multiline);
        Assert.NotEqual(Yaml, with);
        return new(with);
    }

    /// <summary>The value of the only key of a name.</summary>
    public string? Find(string key) => Regex.Matches(Yaml, $@"^ +{key}: (\S+)$", RegexOptions.Multiline).SingleOrDefault()?.Groups[1].Value;

    public async Task<IReadOnlyList<JsonNode>> CheckAsync() => [.. JsonNode.Parse(await RunAsync("check", "--format", "json"))!.AsArray().OfType<JsonNode>()];

    public async Task<IReadOnlyList<JsonNode>> PlanAsync()
    {
        var plan = await RunAsync("plan", "dev", "--format", "json");
        return [.. JsonNode.Parse(SuffixOf().Replace(plan, Suffix))!["steps"]!.AsArray().Select(step => step!["newState"]!)];
    }

    public Task<string> CostAsync() => RunAsync("cost");

    /// <summary>Runs the tool on it, which must succeed.</summary>
    public async Task<string> RunAsync(params string[] words)
    {
        var folder = Directory.CreateTempSubdirectory("gpuinfra-tutorial-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Pulumi.yaml"), Repository.Read("Pulumi.yaml"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Pulumi.dev.yaml"), Yaml.Replace("DIGEST", Zeros, StringComparison.Ordinal));
            return await ToolAsync([.. words, "--root", folder.FullName]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs the tool on nothing, which must succeed.</summary>
    public static async Task<string> ToolAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(words, new Terminal(output, error));
        Assert.True(exit == 0, error.ToString());
        return output.ToString();
    }

    [GeneratedRegex(@"\$\{[a-z-]+-suffix\.hex\}")]
    private static partial Regex SuffixOf();
}
