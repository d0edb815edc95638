using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Whatever is wrong with a command line, it is told in sentences that say what to do, and nothing else happens.</summary>
public sealed class WrongUsageTests : IDisposable
{
    // What no command about stacks takes.
    private static readonly string[][] OfStacks =
    [
        ["nowhere"], ["Dev"], ["./nowhere/Pulumi.dev.yaml"], ["./Pulumi.yaml"], ["--root", "nowhere"], ["--root"], ["--root", "~", "--root", "~"],
        ["--no-such-option"], ["--format", "papyrus"], ["--format"], ["--format", "text", "--format", "json"], ["--out"], ["--out", ""], ["--out", "a", "--out", "b"],
        ["--out", "~"], ["Pulumi.dev.yml"], ["dev", "--", "--strict"],
    ];

    private static readonly string[][] OfAll =
    [
        ["--no-such-option"], ["--out"], ["--out", ""], ["--out", "-x"], ["--out", "a", "--out", "b"], ["a", "b", "c"], ["-z"], ["--", "-z", "y"], ["--format=papyrus"], ["one", "--two"],
    ];

    private readonly Folder _folder = new("dev", "prod");
    private readonly string _before = Directory.GetCurrentDirectory();

    public WrongUsageTests() => Directory.SetCurrentDirectory(_folder.Path);

    public static TheoryData<string, string[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, string[]>();
            foreach (var command in (string[])["plan", "check", "fmt", "diff", "cost", "graph", "doctor"])
            {
                Array.ForEach(OfStacks, words => cases.Add(command, words));
            }

            foreach (var command in (string[])["init", "size", "explain", "schema", "version", "help", "completion"])
            {
                Array.ForEach(OfAll, words => cases.Add(command, words));
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Run_Wrongly_SaysWhatToDo(string command, string[] words)
    {
        var outcome = await Outcome.OfAsync([command, .. words.Select(word => word.Replace("~", _folder.Path, StringComparison.Ordinal))]);

        Assert.Equal((ExitCode.BadUsage, ""), (outcome.ExitCode, outcome.Output));
        Assert.DoesNotContain("gpuinfra failed", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.NotEmpty(outcome.Error);
        Assert.All(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.EndsWith(".", line, StringComparison.Ordinal));
        Assert.Equal(["Pulumi.dev.yaml", "Pulumi.prod.yaml", "Pulumi.yaml"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_before);
        _folder.Dispose();
    }
}
