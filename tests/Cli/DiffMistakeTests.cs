using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What cannot be compared, and what to do about it.</summary>
public sealed class DiffMistakeTests
{
    private const string Hint = "Run with --help to see what can be said.";
    private const string Fix = "Name what to compare with: --from REF, --from FILE or --from-stack NAME.";

    [Fact]
    public async Task Diff_WithoutARepository_SaysWhatElseThereIs()
    {
        using var folder = new Folder("dev");

        (await folder.RunAsync("diff")).AssertFails(
            ExitCode.BadUsage,
            "There is nothing to compare with, as git says: fatal: not a git repository (or any of the parent directories): .git. " + Fix);
        (await folder.RunAsync("diff", "--from", "main")).AssertFails(
            ExitCode.BadUsage,
            "There is no file 'main', and no revision of that name either, as git says: "
            + "fatal: not a git repository (or any of the parent directories): .git. " + Fix);
    }

    [Fact]
    public async Task Diff_WithoutAMainBranch_SaysWhatElseThereIs()
    {
        using var checkout = await Checkout.OfAsync("dev");
        await checkout.GitAsync("branch", "--move", "trunk");

        (await checkout.Folder.RunAsync("diff")).AssertFails(
            ExitCode.BadUsage, "There is nothing to compare with, as git knows no origin/main and no main. " + Fix);
    }

    [Fact]
    public async Task Diff_WithoutACommonPast_SaysHowToGetIt()
    {
        using var checkout = await Checkout.OfAsync("dev");
        await checkout.GitAsync("checkout", "--quiet", "--orphan", "other");
        checkout.Folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");
        await checkout.CommitAsync();

        (await checkout.Folder.RunAsync("diff")).AssertFails(
            ExitCode.BadUsage,
            "git knows of no commit that this branch and main have in common. "
            + "Fetch more of the history with 'git fetch --unshallow', or name a revision with --from.");
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\n", "plans/dev.json at main: is not JSON: see line 1, column 1. "
        + "Name a plan file, or the output of 'pulumi preview --json' or 'pulumi stack export'.")]
    [InlineData("[]", "plans/dev.json at main is not the plan of the stack dev alone. Write it again with 'gpuinfra plan --write'.")]
    public async Task Diff_FromABrokenPlan_SaysWhere(string text, string message)
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Write("plans/dev.json", text);
        await checkout.GitAsync("-c", "user.name=A", "-c", "user.email=a@acme.example", "commit", "--quiet", "--all", "--message=Break");

        (await checkout.Folder.RunAsync("diff")).AssertFails(ExitCode.BadUsage, message);
    }

    [Theory]
    [InlineData("'-x' is neither a file nor a git revision. Write './-x' for a file of that name.", "--from=-x")]
    [InlineData("'1023' is no length of a comment. Write a whole number of bytes, 1024 or more.", "--max-bytes", "1023")]
    [InlineData("There is one side to compare with: say --from or --from-stack, not both.", "--from", "main", "--from-stack", "dev")]
    [InlineData("There is no risk 'all'. The risks are: impossible, data-loss, traffic, destruction, exposure, capacity, cost.", "--fail-on", "all")]
    [InlineData("There is no format 'xml'. The formats are: text, json, markdown, html.", "--format", "xml")]
    public async Task Diff_WrongUsage_IsNamed(string line, params string[] args) =>
        (await Outcome.OfAsync(["diff", .. args])).AssertFails(ExitCode.BadUsage, line, Hint);
}
