using System.Diagnostics;
using System.Text;
using GpuInfra.Cli;
using GpuInfra.StackFiles;

namespace GpuInfra.Cli.Tests;

/// <summary>Files that are none, that never end, or that lead elsewhere.</summary>
public sealed class HostileFileTests
{
    private const string Refusal = "is a device, a pipe or a socket and not a file";
    private const string OfInput = $"{Refusal}. Write what it says to a file, and name that.";

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public async Task Diff_FromADevice_IsRefused(string device)
    {
        using var folder = new Folder("dev");

        (await folder.RunAsync("diff", "dev", "--from", device)).AssertFails(ExitCode.BadUsage, $"{device} {OfInput}");
    }

    [Fact]
    public async Task Diff_FromAPipe_IsRefusedWithoutWaiting()
    {
        using var folder = new Folder("dev");
        var pipe = MakePipe(folder, "pipe");

        (await folder.RunAsync("diff", "dev", "--from", pipe)).AssertFails(ExitCode.BadUsage, $"~/pipe {OfInput}");
    }

    [Fact]
    public async Task Diff_FromALinkToADevice_IsRefused()
    {
        using var folder = new Folder("dev");
        var link = Path.Combine(folder.Path, "link.json");
        File.CreateSymbolicLink(link, "/dev/zero");

        (await folder.RunAsync("diff", "dev", "--from", link)).AssertFails(ExitCode.BadUsage, $"~/link.json {OfInput}");
    }

    [Fact]
    public async Task Diff_FromWhatTheKernelMakesUp_IsEmpty()
    {
        using var folder = new Folder("dev");

        var outcome = await folder.RunAsync("diff", "dev", "--from", "/proc/version");

        outcome.AssertFails(
            ExitCode.BadUsage, "/proc/version: is empty. Look at what the command that wrote it says, and run it again.");
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    public async Task Diff_OutToADevice_IsRefusedAndLeavesIt(string device)
    {
        using var folder = new Folder("dev");

        (await folder.RunAsync("diff", "dev", "--from-stack", "dev", "--out", device)).AssertFails(
            ExitCode.BadUsage, $"{device} {Refusal}. Name a file, or one that is not there yet.");
        Assert.NotNull(OrdinaryFile.Refusal(device, long.MaxValue));
    }

    [Fact]
    public async Task Check_StackFileThatIsAPipe_IsUnreadable()
    {
        using var folder = new Folder("dev");
        MakePipe(folder, "Pulumi.pipe.yaml");

        var outcome = await folder.RunAsync("check", "pipe");

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.Contains(
            $"error CFG001: ~/Pulumi.pipe.yaml: {Refusal}. Write what it says to a file of text, and name that.", outcome.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_PricesThatNeverEnd_AreRefused()
    {
        using var folder = new Folder("dev");

        var outcome = await folder.RunAsync("cost", "dev", "--prices", "/dev/zero");

        outcome.AssertFails(
            ExitCode.BadUsage, $"error CFG001: /dev/zero: {Refusal}. Write what it says to a file of text, and name that.");
    }

    [Fact]
    public async Task Plan_WriteIntoAFolderThatLinksOut_IsRefused()
    {
        using var folder = new Folder("dev");
        using var outside = new Folder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "plans"), outside.Path);

        var outcome = await folder.RunAsync("plan", "--write");

        outcome.AssertFails(
            ExitCode.BadUsage, $"~/plans is a link to {outside.Path}, which is outside of the project's folder. Make it a folder.");
        Assert.False(outside.Has("dev.json"));
    }

    [Fact]
    public async Task Plan_WriteIntoAFolderThatLinksWithin_Writes()
    {
        using var folder = new Folder("dev");
        Directory.CreateDirectory(Path.Combine(folder.Path, "committed"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "plans"), "committed");

        Assert.Equal(ExitCode.Fine, (await folder.RunAsync("plan", "--write")).ExitCode);
        Assert.True(folder.Has("committed/dev.json"));
    }

    [Fact]
    public async Task Plan_WriteOverALink_ReplacesTheLink()
    {
        using var folder = new Folder("dev");
        using var outside = new Folder();
        outside.Write("other.json", "theirs");
        Directory.CreateDirectory(Path.Combine(folder.Path, "plans"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "plans/dev.json"), Path.Combine(outside.Path, "other.json"));

        Assert.Equal(ExitCode.Fine, (await folder.RunAsync("plan", "--write")).ExitCode);
        Assert.Equal("theirs", outside.Read("other.json"));
        Assert.StartsWith("{", folder.Read("plans/dev.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_WriteAfterARunThatWasEndedHalfway_RemovesItsDraft()
    {
        using var folder = new Folder("dev");
        folder.Write("plans/.dev.json.abc.draft", "{");
        folder.Write("plans/.prod.json.abc.draft", "{");

        await folder.RunAsync("plan", "--write");

        Assert.Equal(
            [".prod.json.abc.draft", "dev.json"],
            Directory.EnumerateFiles(Path.Combine(folder.Path, "plans")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Plan_WriteWithADraftThatAnotherRunWrites_LeavesIt()
    {
        using var folder = new Folder("dev");
        folder.Write("plans/.dev.json.abc.draft", "{");
        await using var other = new FileStream(
            Path.Combine(folder.Path, "plans/.dev.json.abc.draft"), FileMode.Open, FileAccess.Write, FileShare.Delete);

        Assert.Equal(ExitCode.Fine, (await Outcome.OfManagedAsync("plan", "--write", "--root", folder.Path)).ExitCode);
        Assert.True(folder.Has("plans/.dev.json.abc.draft"));
    }

    [Fact]
    public async Task Plan_WriteBesideAPipe_DoesNotWait()
    {
        using var folder = new Folder("dev");
        Directory.CreateDirectory(Path.Combine(folder.Path, "plans"));
        MakePipe(folder, "plans/other.json");

        Assert.Equal(ExitCode.Fine, (await folder.RunAsync("plan", "--write")).ExitCode);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("plan")]
    [InlineData("cost")]
    public async Task Run_OutputThatIsFull_EndsWithItsCodeAndOneLine(string command)
    {
        using var folder = new Folder("dev");
        await using var full = new FullOutput();
        using var error = new StringWriter();

        var exitCode = await CommandLine.RunAsync([command, "dev", "--root", folder.Path], new Terminal(full, error));

        Assert.Equal(ExitCode.OutputLost, exitCode);
        Assert.EndsWith("The output cannot be written: No space left on device.\n", error.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OutputAndErrorsThatAreFull_EndsWithItsCode()
    {
        await using var full = new FullOutput();

        Assert.Equal(ExitCode.OutputLost, await CommandLine.RunAsync(["explain", "nothing"], new Terminal(full, full)));
    }

    private static string MakePipe(Folder folder, string name)
    {
        var path = Path.Combine(folder.Path, name);
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return path;
    }

    private sealed class FullOutput : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
