using System.Text.RegularExpressions;
using GpuInfra.Cli;

namespace GpuInfra.Workflows.Tests;

/// <summary>The commands of the tool that the pipeline runs are commands that it has.</summary>
public partial class CommandTests
{
    public static TheoryData<string> Commands => [.. Find()];

    // A command that is understood goes on to look for its folder.
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_IsUnderstood(string command)
    {
        var said = Length().Replace(Root().Replace(command, ""), "--max-bytes 64000");
        var words = Variable().Replace(said, "dev").Split(' ');
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await CommandLine.RunAsync([.. words, "--root", "no-such-folder"], new Terminal(output, error));

        Assert.Equal((2, ""), (exit, output.ToString()));
        Assert.StartsWith("There is no folder 'no-such-folder'.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_AreFound()
    {
        Assert.Equal(["check", "diff", "plan"], Find().Select(command => command.Split(' ')[0]).Distinct().Order());
    }

    private static IEnumerable<string> Find() =>
        WorkflowFile.All.SelectMany(file => file.Steps).Select(step => step.Script)
            .Concat(Repository.Files(".github/scripts", "*.sh").Select(Repository.Read))
            .SelectMany(script => ToolCall().Matches(script))
            .Select(match => match.Groups[1].Value.Trim())
            .Distinct();

    // From the name of the tool to a redirection, a separator or the end of the line.
    [GeneratedRegex(@"(?m)(?:^|[;|&]|if !|tolerate \d+|mute\.sh""?)\s*gpuinfra ((?:[^;|&>\n])+)")]
    private static partial Regex ToolCall();

    [GeneratedRegex(" --root [^ ]+")]
    private static partial Regex Root();

    [GeneratedRegex("--max-bytes \"\\$[^\"]+\"")]
    private static partial Regex Length();

    [GeneratedRegex("\"\\$[^\"]+\"")]
    private static partial Regex Variable();
}
