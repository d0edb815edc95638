using System.Runtime.CompilerServices;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>A check that goes on while stack files change.</summary>
public sealed class WatchTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Sound = "dev: 0 errors, 0 warnings\n";

    [Fact]
    public async Task Watch_EachChange_IsCheckedAgain()
    {
        using var folder = new Folder("dev");
        var changes = new Script(
            (Dev, () => folder.Replace(Dev, "cpu: 4", "cpu: 3")),
            (null, Script.Nothing),
            (Dev, () => folder.Replace(Dev, "cpu: 3", "cpu: 4")));

        var (exitCode, output, error) = await RunAsync(folder, changes);

        Assert.StartsWith($"{Sound}dev\n  error GPU003: ~/Pulumi.dev.yaml:", output, StringComparison.Ordinal);
        Assert.EndsWith($"\n\ndev: 1 error, 0 warnings\n{Sound}", output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Fine, "Checked again whenever a stack file changes. Ctrl+C ends it.\n\n\n"), (exitCode, error));
        Assert.Equal([folder.Path], changes.Folders);
    }

    [Fact]
    public async Task Watch_ManyChangesAtOnce_AreCheckedOnce()
    {
        using var folder = new Folder("dev");

        var (_, output, _) = await RunAsync(folder, new((Dev, Script.Nothing), ("Pulumi.yaml", Script.Nothing), (Dev, Script.Nothing)));

        Assert.Equal(Sound + Sound, output);
    }

    [Fact]
    public async Task Watch_FilesThatNoCheckReads_AreNoChange()
    {
        using var folder = new Folder("dev");

        var (_, output, _) = await RunAsync(folder, new(("README.md", Script.Nothing), (".Pulumi.dev.yaml.swp", Script.Nothing)));

        Assert.Equal(Sound, output);
    }

    [Fact]
    public async Task Watch_ProjectThatIsGoneForAWhile_GoesOn()
    {
        using var folder = new Folder("dev");
        var project = folder.Read("Pulumi.yaml");
        var changes = new Script(
            ("Pulumi.yaml", () => folder.Delete("Pulumi.yaml")), (null, Script.Nothing), ("Pulumi.yaml", () => folder.Write("Pulumi.yaml", project)));

        var (exitCode, output, error) = await RunAsync(folder, changes);

        Assert.Equal((ExitCode.Fine, Sound + Sound), (exitCode, output));
        Assert.Contains("\nThere is no Pulumi.yaml in '~'. ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_LastCheckThatFails_SaysSoByItsExitCode()
    {
        using var folder = new Folder("dev");

        var (exitCode, _, _) = await RunAsync(folder, new((Dev, () => folder.Replace(Dev, "cpu: 4", "cpu: 3"))));

        Assert.Equal(ExitCode.CheckFailed, exitCode);
    }

    [Theory]
    [InlineData("--watch writes lines to read, again and again. Leave out --format and --json, or --watch.", "--json")]
    [InlineData("--watch writes lines to read, again and again. Leave out --format and --json, or --watch.", "--format", "sarif")]
    [InlineData("--watch never ends what it would write into a file. Leave out --out, or --watch.", "--out", "findings")]
    [InlineData("There is no stack 'nowhere': '~' has no Pulumi.nowhere.yaml. Its stacks are dev.", "nowhere")]
    public async Task Watch_OfWhatHasNoEnd_IsRefused(string message, params string[] words)
    {
        using var folder = new Folder("dev");

        (await folder.RunAsync(["check", "--watch", .. words])).AssertFails(ExitCode.BadUsage, message);
    }

    [Fact]
    public async Task Changes_OfTheSystem_NameTheFile()
    {
        using var folder = new Folder("dev");
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var changes = new Terminal(TextWriter.Null, TextWriter.Null).Changes.InAsync([folder.Path], end.Token).GetAsyncEnumerator();
        var next = changes.MoveNextAsync();
        folder.Write(Dev, "config: {}\n");

        Assert.True(await next);
        Assert.Equal(Dev, changes.Current);
        await end.CancelAsync();
        while (await changes.MoveNextAsync())
        {
        }
    }

    private static async Task<Outcome> RunAsync(Folder folder, Script changes)
    {
        await using var output = new Screen(changes.Told);
        await using var error = new Screen(changes.Told);
        var terminal = new Terminal(output, error) { Changes = changes, Clock = new HastyClock() };
        var exitCode = await CommandLine.RunAsync(["check", "--watch", "--root", folder.Path], terminal);
        return new(
            exitCode,
            output.ToString().Replace(folder.Path, "~", StringComparison.Ordinal),
            error.ToString().Replace(folder.Path, "~", StringComparison.Ordinal));
    }

    /// <summary>Changes that a test makes one after the other; where there is no file, it waits until the last were checked.</summary>
    private sealed class Script(params (string? File, Action Change)[] steps) : IFileChanges
    {
        public SemaphoreSlim Told { get; } = new(0);

        public IReadOnlyList<string> Folders { get; private set; } = [];

        public static void Nothing()
        {
        }

        public async IAsyncEnumerable<string> InAsync(
            IReadOnlyList<string> folders, [EnumeratorCancellation] CancellationToken cancellation)
        {
            Folders = folders;
            await Told.WaitAsync(cancellation);
            foreach (var (file, change) in steps)
            {
                change();
                if (file is null)
                {
                    await Told.WaitAsync(cancellation);
                }
                else
                {
                    yield return file;
                }
            }
        }
    }

    /// <summary>What somebody sees, who is told when a check has said all.</summary>
    private sealed class Screen(SemaphoreSlim told) : StringWriter
    {
        public override Task WriteAsync(string? value) => Tell(base.WriteAsync(value), value);

        public override Task WriteLineAsync(string? value) => Tell(base.WriteLineAsync(value), value);

        private Task Tell(Task written, string? text)
        {
            if (text is not null && (text.Contains(" errors, ", StringComparison.Ordinal) || text.Contains(" error, ", StringComparison.Ordinal)
                || text.StartsWith("There is no", StringComparison.Ordinal)))
            {
                told.Release();
            }

            return written;
        }
    }

    /// <summary>A clock on which no wait takes any time.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
