using System.Diagnostics;
using System.Text.RegularExpressions;
using GpuInfra.Cli;
using Spectre.Console;

namespace GpuInfra.Cli.Tests;

/// <summary>What <c>gpuinfra check</c> shows on a terminal, and nowhere else.</summary>
public sealed partial class FindingsScreenTests
{
    private const string Text =
        "dev\n  error GPU003: a.yaml:1:2: cpu: is 3. Use 4.\n  warning GPU001: b is c.\n  silenced GPU001: d is e.\n\ndev: 1 error, 1 warning\n";

    [Fact]
    public void Write_OnANarrowTerminal_EndsLinesAtWords() => Assert.Equal(
        """
        dev
          error GPU003: a.yaml:1:2:
            cpu: is 3. Use 4.
          warning GPU001: b is c.
          silenced GPU001: d is e.

        dev: 1 error, 1 warning

        """,
        Shown(28, AnsiSupport.No));

    [Fact]
    public void Write_OnATerminalWithColours_MarksHowBadAFindingIs()
    {
        var shown = Shown(80, AnsiSupport.Yes);

        Assert.Contains("\e[91m  error\e[0m GPU003", shown, StringComparison.Ordinal);
        Assert.Contains("\e[93m  warning\e[0m GPU001", shown, StringComparison.Ordinal);
        Assert.Contains("\n  silenced GPU001", shown, StringComparison.Ordinal);
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

        Assert.Equal(hasColours, shown.Contains("\e[91m  error", StringComparison.Ordinal));
        var lines = Escape().Replace(shown, "").Split('\n');
        Assert.Contains(lines, line => line.StartsWith("  error GPU003", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Length > 60 && line.Trim().Contains(' ', StringComparison.Ordinal));
    }

    private static string Shown(int width, AnsiSupport ansi)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ansi == AnsiSupport.Yes ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        FindingsScreen.Write(console, Text);
        return writer.ToString().ReplaceLineEndings("\n");
    }

    private static string OnTerminal(int width, string environment, Folder folder)
    {
        var tool = typeof(CommandLine).Assembly.Location;
        var start = new ProcessStartInfo(
            "script", ["-qec", $"stty cols {width} rows 50; {environment} dotnet '{tool}' check dev --root '{folder.Path}'", "/dev/null"])
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

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\r")]
    private static partial Regex Escape();
}
