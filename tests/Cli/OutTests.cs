using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What a command writes into a file, which is whole or not there.</summary>
public sealed class OutTests
{
    [Theory]
    [InlineData("plan")]
    [InlineData("plan", "--json")]
    [InlineData("check", "--format", "sarif")]
    [InlineData("cost", "--format", "markdown")]
    public async Task Out_OfAnyCommand_HoldsWhatItWouldShow(params string[] words)
    {
        using var folder = new Folder("dev");
        var shown = await folder.RunAsync(words);

        var written = await folder.RunAsync([.. words, "--out", Path.Combine(folder.Path, "answer")]);
        var again = await folder.RunAsync([.. words, "--out", Path.Combine(folder.Path, "answer")]);

        Assert.Equal(new(ExitCode.Fine, "~/answer is written.\n", shown.Error), written);
        Assert.Equal(new(ExitCode.Fine, "~/answer is up to date.\n", shown.Error), again);
        Assert.NotEmpty(shown.Output);
        Assert.Equal(shown.Output, folder.Read("answer").Replace(folder.Path, "~", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("explain", "nvidia-l4")]
    [InlineData("schema", "--format", "markdown")]
    [InlineData("completion", "bash")]
    [InlineData("version")]
    [InlineData("help", "plan")]
    [InlineData("size", "--model", "gemma3:4b")]
    public async Task Out_OfACommandWithoutStacks_HoldsWhatItWouldShow(params string[] words)
    {
        using var folder = new Folder();
        var answer = Path.Combine(folder.Path, "answer");

        Assert.Equal(new(ExitCode.Fine, $"{answer} is written.\n", ""), await Outcome.OfAsync([.. words, "--out", answer]));
        Assert.Equal((await Outcome.OfAsync(words)).Output, folder.Read("answer"));
    }

    [Fact]
    public async Task Out_OfACheckThatFails_HoldsItsFindings()
    {
        using var folder = new Folder("dev");
        folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");

        var outcome = await folder.RunAsync("check", "--out", Path.Combine(folder.Path, "findings"));

        Assert.Equal(new(ExitCode.CheckFailed, "~/findings is written.\n", ""), outcome);
        Assert.Contains("error GPU003", folder.Read("findings"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan", "--json")]
    [InlineData("plan", "nowhere")]
    [InlineData("cost", "--what-if", "nonsense")]
    [InlineData("plan", "--write")]
    [InlineData("check", "--watch")]
    [InlineData("explain", "nothing-of-that-name")]
    public async Task Out_OfACommandThatRefuses_LeavesTheFileAlone(params string[] words)
    {
        using var folder = new Folder("dev");
        folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");
        folder.Write("answer", "as it was");
        string[] root = words[0] == "explain" ? [] : ["--root", folder.Path];

        var outcome = await Outcome.OfAsync([.. words, .. root, "--out", Path.Combine(folder.Path, "answer")]);

        Assert.NotEqual(ExitCode.Fine, outcome.ExitCode);
        Assert.Equal("as it was", folder.Read("answer"));
        Assert.Equal(["answer"], Directory.EnumerateFiles(folder.Path, "*answer*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Out_IntoAFolder_IsRefused()
    {
        using var folder = new Folder("dev");

        (await folder.RunAsync("check", "--out", folder.Path)).AssertFails(
            ExitCode.BadUsage, "~ is a folder and not a file. Name a file, or one that is not there yet.");
    }
}
