using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>
/// Whole processes of both builds, over every stack file that this repository has. What the other tests run is compared as they
/// run it.
/// </summary>
public sealed class SameBytesTests
{
    private static readonly string[] OfAStack =
    [
        "check", "check --strict --format github", "check --format sarif", "check --format json", "plan", "plan --format json", "plan --format markdown",
        "plan --format html", "cost", "cost --format json", "cost --format markdown",
    ];

    private static readonly string[] OfNoStack =
    [
        "", "--help", "--version", "chek", "check --fromat json", "plan --root no/such/folder", "explain", "explain GPU003", "explain modelSource",
        "explain prices", "explain gemma3:4b", "explain nothing", "schema", "schema --format markdown", "size --help", "size --model qwen3:32b",
        "size --model gemma-3-27b-it --context 16384 --users 8 --format json", "size --model no/such", "diff prod --from-stack dev --root tests/Stacks",
        "diff prod --from-stack dev --format html --root tests/Stacks", "diff dev --from plans/prod.json", "diff --from no-such-file",
    ];

    public static TheoryData<string> Projects =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "Pulumi.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!))
            .Where(folder => !folder.Split('/').Intersect(["bin", "obj", "node_modules"]).Any())
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> CommandsOfNoStack => [.. OfNoStack];

    [NativeTheory]
    [MemberData(nameof(Projects))]
    public async Task Tool_OnAProject_IsTheSameInBothBuilds(string project)
    {
        foreach (var command in OfAStack)
        {
            await AssertSameAsync($"{command} --root {project}");
        }
    }

    [NativeTheory]
    [MemberData(nameof(CommandsOfNoStack))]
    public Task Tool_WithoutAStack_IsTheSameInBothBuilds(string command) => AssertSameAsync(command);

    private static async Task AssertSameAsync(string command)
    {
        var args = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var managed = await NativeTool.OfAsync("dotnet", [typeof(CommandLine).Assembly.Location, .. args]);
        var native = await NativeTool.OfAsync(NativeTool.Path!, args);

        Assert.Equal(managed, native);
        Assert.NotEqual("", native.Output + native.Error);
    }
}
