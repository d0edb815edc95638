using System.Text.RegularExpressions;

namespace GpuInfra.Cli.Tests;

/// <summary>The recipes of CONTRIBUTING.md, as far as they name what is there.</summary>
public sealed partial class ContributingTests
{
    private static readonly string Text = Repository.Read("CONTRIBUTING.md");

    [Fact]
    public void Recipes_EveryPath_IsThere()
    {
        var paths = Path.Matches(Text).Select(path => path.Groups["path"].Value).Distinct().ToList();

        Assert.Contains("infra/Components/Catalog/KeyLimits.cs", paths);
        Assert.All(paths, path => Assert.True(System.IO.Path.Exists(System.IO.Path.Combine(Repository.Root, path)), path));
    }

    [Fact]
    public void Recipes_EveryFileOfTheTable_IsOneOfInfra()
    {
        var known = Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "infra"), "*.cs", SearchOption.AllDirectories)
            .Select(System.IO.Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        var named = Text.Split('\n').Where(line => line.StartsWith("| a", StringComparison.Ordinal))
            .SelectMany(line => FileName.Matches(line).Select(file => file.Value)).ToList();

        Assert.Contains("KeyLimits.cs", named);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void Rule_AsTheRecipeShowsOne_IsDeclaredSo() => Assert.Contains(
        "MinInstancesFitMaxInstances = new(\n        \"RUN010\", \"No more instances are kept warm than there may be.\",",
        Repository.Read("infra/Components/GpuService/Rules/ScalingRules.cs"), StringComparison.Ordinal);

    [GeneratedRegex("`(?<path>(infra|tests|docs)/[A-Za-z0-9/._-]+)`")]
    private static partial Regex Path { get; }

    [GeneratedRegex(@"[A-Za-z]+\.cs")]
    private static partial Regex FileName { get; }
}
