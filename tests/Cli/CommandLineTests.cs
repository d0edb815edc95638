using System.Text;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What the tool says when it is called in a way that makes no sense, or fails.</summary>
public sealed class CommandLineTests
{
    private const string Hint = "Run with --help to see what can be said.";

    [Theory]
    [InlineData("Name a command: plan, check, diff, cost, size, explain, schema, recover.")]
    [InlineData("There is no command 'plam'. The commands are: plan, check, diff, cost, size, explain, schema, recover.", "plam")]
    [InlineData("There is no command '--formt'. The commands are: plan, check, diff, cost, size, explain, schema, recover.", "--formt")]
    [InlineData("There is no option '--formt'. The options are: --format, --root, --write.", "plan", "dev", "--formt")]
    [InlineData("There is no format 'yaml'. The formats are: text, json, html.", "plan", "--format", "yaml")]
    [InlineData("There is no option '--strikt'. The options are: --format, --root, --strict.", "check", "dev", "--strikt")]
    [InlineData("There is no format 'xml'. The formats are: text, json, github, sarif.", "check", "--format", "xml")]
    [InlineData("Required argument missing for option: '--root'.", "plan", "--root")]
    public async Task Run_WrongUsage_IsNamedInOneLine(string line, params string[] args) =>
        (await Outcome.OfAsync(args)).AssertFails(ExitCode.BadUsage, line, Hint);

    [Fact]
    public async Task Run_MissingFolder_IsNamed() =>
        (await Outcome.OfAsync("plan", "--root", "no/such/folder")).AssertFails(
            ExitCode.BadUsage, "There is no folder 'no/such/folder'. Name the folder of a Pulumi project with --root.");

    [Fact]
    public async Task Run_FolderWithoutProject_IsNamed()
    {
        using var folder = new Folder("dev");
        folder.Delete("Pulumi.yaml");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.BadUsage, "There is no Pulumi.yaml in '~'. Name the folder of a Pulumi project with --root.");
    }

    [Theory]
    [InlineData("Pulumi.yml", ".yml")]
    [InlineData("Pulumi.json", ".json")]
    [InlineData("pulumi.yaml", ".yaml")]
    public async Task Run_ProjectUnderAnotherName_IsNamed(string name, string ending)
    {
        using var folder = new Folder("dev");
        folder.Write(name, folder.Read("Pulumi.yaml"));
        folder.Delete("Pulumi.yaml");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.BadUsage,
            $"There is {name} in '~', but only Pulumi.yaml is read here. "
                + $"Rename it{(ending == ".yaml" ? "" : $", and Pulumi.<stack>{ending} to Pulumi.<stack>.yaml")}.");
    }

    [Fact]
    public async Task Run_FolderWithoutStacks_IsNamed()
    {
        using var folder = new Folder();

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.BadUsage,
            "There is no stack file Pulumi.<stack>.yaml in '~'. Write one (the README has a complete example), or name another folder with --root.");
    }

    [Fact]
    public async Task Run_UnknownStacks_AreAllNamed()
    {
        using var folder = new Folder("dev", "prod");

        (await folder.RunAsync("plan", "test", "dev", "live", "test")).AssertFails(
            ExitCode.BadUsage,
            "There is no stack 'test': '~' has no Pulumi.test.yaml. Its stacks are dev, prod.",
            "There is no stack 'live': '~' has no Pulumi.live.yaml. Its stacks are dev, prod.");
    }

    [Fact]
    public async Task Run_TwoFilesOfOneStack_AreNamed()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.dev.yml", "");

        (await folder.RunAsync("plan")).AssertFails(
            ExitCode.BadUsage, "The stack 'dev' has Pulumi.dev.yaml and Pulumi.dev.yml. Remove one of them.");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan", "plan")]
    [InlineData("--strict", "check")]
    [InlineData("schema", "schema")]
    public async Task Run_Help_GoesToStandardOutput(string word, params string[] command)
    {
        var outcome = await Outcome.OfAsync([.. command, "--help"]);

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(word, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FailureOfTheToolItself_IsOneLineWithoutStackTrace()
    {
        using var folder = new Folder("dev");
        using var error = new StringWriter();
        await using var broken = new BrokenWriter();

        var exitCode = await CommandLine.RunAsync(["plan", "--root", folder.Path], new Terminal(broken, error));

        Assert.Equal(
            "gpuinfra failed, which it never should: InvalidOperationException: It broke. In two. Please report it with the stack files.\n",
            error.ToString().ReplaceLineEndings("\n"));
        Assert.Equal(70, exitCode);
    }

    private sealed class BrokenWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new InvalidOperationException("It broke.\r\n  In two.");
    }
}
