using System.Diagnostics;
using System.Text.RegularExpressions;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What <c>gpuinfra check</c> shows on a terminal, and nowhere else.</summary>
public sealed partial class FindingsScreenTests
{
    private const int Narrow = 70;

    [Fact]
    public async Task Check_OnANarrowTerminal_EndsLinesAtWordsAndIndentsThem()
    {
        using var folder = new Folder("dev");
        CheckCommandTests.LowerCpu(folder);
        using var output = new StringWriter();

        await CommandLine.RunAsync(
            ["check", "dev", "--root", folder.Path], new Terminal(output, TextWriter.Null) { IsWatched = true, Width = Narrow });

        var lines = Escape().Replace(output.ToString(), "").TrimEnd().Split('\n');
        Assert.Equal("dev", lines[0]);
        Assert.StartsWith("  error GPU003: ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("    ", lines[2], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(line.Length <= Narrow, line));
        Assert.Contains(
            "is 3, but nvidia-l4 needs at least 4. Use 4 or more; 8 is recommended. [https://docs.cloud.google.com/run/docs/configuring/services/gpu]",
            string.Join(' ', lines.Select(line => line.Trim())), StringComparison.Ordinal);
        Assert.Equal("dev: 1 error, 0 warnings", lines[^1]);
    }

    [Fact]
    public async Task Check_OutputThatNobodyWatches_IsPlainAndInWholeLines()
    {
        using var folder = new Folder("dev");
        CheckCommandTests.LowerCpu(folder);

        var outcome = await folder.RunAsync("check");

        Assert.DoesNotContain('\e', outcome.Output);
        Assert.Equal(4, outcome.Output.TrimEnd('\n').Split('\n').Length);
        Assert.True(outcome.Output.Split('\n')[1].Length > 120);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1", false)]
    public void Check_OnARealTerminal_WrapsAndHasColoursUnlessToldNot(string environment, bool hasColours)
    {
        using var folder = new Folder("dev");
        CheckCommandTests.LowerCpu(folder);

        var shown = OnTerminal(60, $"env -u NO_COLOR -u CI -u GITHUB_ACTIONS TERM=xterm-256color {environment}", folder);

        Assert.Equal(hasColours, ColouredError().IsMatch(shown));
        var lines = Escape().Replace(shown, "").Split('\n');
        Assert.Contains(lines, line => line.StartsWith("  error GPU003", StringComparison.Ordinal));
        Assert.Contains("https://docs.cloud.google.com/run/docs/configuring/services/gpu", string.Concat(lines), StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Length > 60 && line.Trim().Contains(' ', StringComparison.Ordinal));
    }

    private static string OnTerminal(int width, string environment, Folder folder)
    {
        var tool = NativeTool.Path ?? $"dotnet '{typeof(CommandLine).Assembly.Location}'";
        var start = new ProcessStartInfo(
            "script", ["-qec", $"stty cols {width} rows 50; {environment} {tool} check dev --root '{folder.Path}'", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var shown = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        process.WaitForExit();
        return shown;
    }

    [GeneratedRegex(@"\e\[[0-9;]+m  error\e\[0m")]
    private static partial Regex ColouredError();

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e=|\r")]
    private static partial Regex Escape();
}
