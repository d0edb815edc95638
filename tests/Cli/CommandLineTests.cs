using System.Text;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What the tool says when it is called in a way that makes no sense, or fails.</summary>
public sealed class CommandLineTests
{
    private const string Hint = "Run with --help to see what can be said.";

    private const string Commands = "init, plan, check, fmt, diff, cost, graph, size, explain, schema, adopt, recover, doctor, completion, version, help";
    private const string CheckOptions = "--format, --json, --root, --program, --answers, --time-limit, --strict, --watch, --out";

    [Theory]
    [InlineData($"Name a command: {Commands}.")]
    [InlineData($"There is no command 'plam'. Did you mean 'plan'? The commands are: {Commands}.", "plam")]
    [InlineData($"There is no command 'comp'. Did you mean 'completion'? The commands are: {Commands}.", "comp")]
    [InlineData($"There is no command 'deploy'. The commands are: {Commands}.", "deploy", "dev")]
    [InlineData("There is no option '--versoin'. Did you mean '--version'? The options are: --version, --out.", "--versoin")]
    [InlineData("There is no option '--formt'. Did you mean '--format'? The options are: --format, --json, --root, --program, --answers, --time-limit, --write, --out.", "plan", "dev", "--formt")]
    [InlineData("There is no format 'yaml'. The formats are: text, json, html.", "plan", "--format", "yaml")]
    [InlineData("There is no format 'jsn'. Did you mean 'json'? The formats are: text, json, html.", "plan", "--format", "jsn")]
    [InlineData($"There is no option '--strikt'. Did you mean '--strict'? The options are: {CheckOptions}.", "check", "dev", "--strikt")]
    [InlineData($"There is no option '-x'. The options are: {CheckOptions}.", "check", "-x")]
    [InlineData("There is no format 'xml'. The formats are: text, json, github, sarif.", "check", "--format", "xml")]
    [InlineData("--json and --format sarif say two things. Leave out one of them.", "check", "--json", "--format", "sarif")]
    [InlineData("--root stands without a value. Write one behind it. The folder with Pulumi.yaml. Left out, this folder or the nearest one above it.", "plan", "--root")]
    [InlineData("--root stands twice, with 'a' and 'b'. Write it once.", "plan", "--root", "a", "--root", "b")]
    [InlineData("--out stands without a value. Write one behind it. A file to write to, whole or not at all, instead of the terminal.", "check", "--out")]
    [InlineData("--out stands twice, with 'a' and 'b'. Write it once.", "check", "--out", "a", "--out", "b")]
    [InlineData("'' is no file for --out. Write './' for a file of that name.", "check", "--out", "")]
    [InlineData("There is no option '--weight'. Did you mean '--weights'? The options are: --model, --engine, --context, --users, --gpu, --region, --usage, --prices, --weights, --config, --gguf, --format, --json, --out.", "size", "--weight=3Gi")]
    [InlineData("There is no option '--shel'. The options are: --out.", "completion", "bash", "--shel", "zsh")]
    [InlineData("'memory' is a word too many. Leave it out.", "explain", "cpu", "memory")]
    [InlineData("'zsh' is a word too many. Leave it out.", "completion", "bash", "zsh")]
    [InlineData("'now' is a word too many. Leave it out.", "version", "now")]
    public async Task Run_WrongUsage_IsNamedInOneLine(string line, params string[] args) =>
        (await Outcome.OfAsync(args)).AssertFails(ExitCode.BadUsage, line, Hint);

    [Theory]
    [InlineData("There is no file ''. Name what is to be adopted.", "adopt", "")]
    [InlineData(" cannot be read: There is no file ''. Check that you may read it.", "recover", "--from", "")]
    public async Task Run_AFileWithoutAName_IsNamed(string line, params string[] args) =>
        (await Outcome.OfAsync(args)).AssertFails(ExitCode.BadUsage, line);

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
            ExitCode.BadUsage, "There is no Pulumi.yaml in '~'. Name the folder of a Pulumi project with --root, or begin one with 'gpuinfra init'.");
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
            "There is no stack file Pulumi.<stack>.yaml in '~'. 'gpuinfra init <stack>' writes one; --root names another folder.");
    }

    [Fact]
    public async Task Run_UnknownStacks_AreAllNamed()
    {
        using var folder = new Folder("dev", "prod");

        (await folder.RunAsync("plan", "test", "dev", "live", "test", "Prod")).AssertFails(
            ExitCode.BadUsage,
            "There is no stack 'test': '~' has no Pulumi.test.yaml. Its stacks are dev, prod.",
            "There is no stack 'live': '~' has no Pulumi.live.yaml. Its stacks are dev, prod.",
            "There is no stack 'Prod': '~' has no Pulumi.Prod.yaml. Did you mean 'prod'? Its stacks are dev, prod.");
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

    [Theory]
    [InlineData("help")]
    [InlineData("help", "size")]
    public async Task Help_OfACommand_IsWhatTheOptionSays(params string[] words) =>
        Assert.Equal(await Outcome.OfAsync([.. words[1..], "--help"]), await Outcome.OfAsync(words));

    [Fact]
    public async Task Help_OfNoCommand_SaysWhichAreMeant() => (await Outcome.OfAsync("help", "siez")).AssertFails(
        ExitCode.BadUsage, $"There is no command 'siez'. Did you mean 'size'? The commands are: {Commands}.");

    [Theory]
    [InlineData("version")]
    [InlineData("--version")]
    public async Task Version_IsThatOfTheTool(string word) =>
        (await Outcome.OfAsync(word)).AssertOutput(ExitCode.Fine, $"gpuinfra {ToolVersion.Current}");

    [Theory]
    [InlineData("plan")]
    [InlineData("check")]
    [InlineData("diff", "--from-stack", "dev")]
    [InlineData("cost")]
    public async Task Json_OfStacks_IsTheFormatOfThatName(params string[] words)
    {
        using var folder = new Folder("dev", "prod");

        Assert.Equal(await folder.RunAsync([.. words, "--format", "json"]), await folder.RunAsync([.. words, "--json"]));
    }

    [Theory]
    [InlineData("size", "--model", "gemma3:4b")]
    [InlineData("schema")]
    public async Task Json_OfNoStacks_IsTheFormatOfThatName(params string[] words) =>
        Assert.Equal(await Outcome.OfAsync([.. words, "--format", "json"]), await Outcome.OfAsync([.. words, "--json"]));

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
