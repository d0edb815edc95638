using System.Text;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What stacks are compared with, and how that ends.</summary>
public sealed class DiffCommandTests
{
    private const string Fix = "Name what to compare with: --from REF, --from FILE or --from-stack NAME.";

    [Fact]
    public async Task Diff_OfNothing_IsEmpty()
    {
        using var checkout = await Checkout.OfAsync("dev", "prod");

        var differences = await Difference.OfAsync(checkout.Folder, "--exit-code", "--fail-on", "cost");

        Assert.Equal(["dev against main", "prod against main"], differences.Select(difference => difference.Title));
        Assert.All(differences, difference => Assert.Empty(difference.Changes));
        Assert.All(differences, difference => Assert.Empty(difference.Notes));
    }

    [Fact]
    public async Task Diff_OfTheWorkingTree_IsWhatItChanges()
    {
        using var checkout = await Checkout.OfAsync("dev", "prod");
        checkout.Folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");

        var differences = await Difference.OfAsync(checkout.Folder);

        Assert.Equal(["update chat"], differences[0].Changes);
        Assert.Empty(differences[1].Changes);
        Assert.Equal("prod against main", Assert.Single(await Difference.OfAsync(checkout.Folder, "prod")).Title);
    }

    [Fact]
    public async Task Diff_OfARenamedProject_FailsAndSaysThatTheStackIsAnother()
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Replace("Pulumi.yaml", "name: gpuinfra", "name: acme-gpu");

        var outcome = await checkout.Folder.RunAsync("diff", "--fail-on", "destruction");

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.StartsWith(
            "fails on destruction: acme-gpu/dev: The project gpuinfra is now named acme-gpu, and so dev is another stack: ",
            outcome.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfABranchBehindMain_IsWhatTheBranchChanges()
    {
        using var checkout = await Checkout.OfAsync("dev");
        var start = await checkout.GitAsync("rev-parse", "HEAD");
        await checkout.GitAsync("branch", "work");
        checkout.Folder.Replace("Pulumi.dev.yaml", "timeoutSeconds: 600", "timeoutSeconds: 500");
        var main = await checkout.CommitAsync();
        await checkout.GitAsync("checkout", "--quiet", "work");
        checkout.Folder.Replace("Pulumi.dev.yaml", "    labels:\n      cost-center: research\n", "");
        await checkout.CommitAsync();

        var own = Assert.Single(await Difference.OfAsync(checkout.Folder));
        var tip = Assert.Single(await Difference.OfAsync(checkout.Folder, "--from", main));

        Assert.DoesNotContain("update chat", own.Changes);
        Assert.Equal($"Compared with {start[..12]}, where this branch left main.", Assert.Single(own.Notes));
        Assert.Contains("update chat", tip.Changes);
        Assert.Empty(tip.Notes);
    }

    [Fact]
    public async Task Diff_WithARemote_IsAgainstItsMain()
    {
        using var checkout = await Checkout.OfAsync("dev");
        await checkout.GitAsync("update-ref", "refs/remotes/origin/main", "HEAD");
        checkout.Folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");
        await checkout.CommitAsync();

        var difference = Assert.Single(await Difference.OfAsync(checkout.Folder));

        Assert.Equal("dev against origin/main", difference.Title);
        Assert.Equal(["update chat"], difference.Changes);
        Assert.Empty(Assert.Single(await Difference.OfAsync(checkout.Folder, "--from", "main")).Changes);
    }

    [Theory]
    [InlineData("HEAD~1", 1)]
    [InlineData("before", 1)]
    [InlineData("HEAD", 0)]
    [InlineData("HEAD^{tree}~0", null)]
    public async Task Diff_FromARevision_TakesTheNamesOfGit(string name, int? changes)
    {
        using var checkout = await Checkout.OfAsync("dev");
        await checkout.GitAsync("tag", "before");
        checkout.Folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");
        await checkout.CommitAsync();

        if (changes is { } count)
        {
            Assert.Equal(count, Assert.Single(await Difference.OfAsync(checkout.Folder, "--from", name)).Changes.Count);
        }
        else
        {
            (await checkout.Folder.RunAsync("diff", "--from", name)).AssertFails(
                ExitCode.BadUsage, $"There is neither a file nor a git revision '{name}'. {Fix}");
        }
    }

    [Fact]
    public async Task Diff_OfAFolderInARepository_TakesThePlansOfTheFolder()
    {
        using var checkout = await Checkout.OfAsync("dev");
        foreach (var file in (string[])["Pulumi.yaml", "Pulumi.dev.yaml"])
        {
            checkout.Folder.Write($"below/here/{file}", checkout.Folder.Read(file));
        }

        var below = Path.Combine(checkout.Folder.Path, "below", "here");
        Assert.Equal(ExitCode.Fine, (await Outcome.OfAsync("plan", "--write", "--root", below)).ExitCode);
        checkout.Folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");
        await checkout.CommitAsync();

        Assert.Equal(ExitCode.Fine, (await Outcome.OfAsync("diff", "--exit-code", "--root", below)).ExitCode);
        checkout.Folder.Replace("below/here/Pulumi.dev.yaml", "concurrency: 4", "concurrency: 2");
        Assert.Equal(ExitCode.CheckFailed, (await Outcome.OfAsync("diff", "--exit-code", "--root", below)).ExitCode);
        Assert.Equal(ExitCode.Fine, (await checkout.Folder.RunAsync("diff", "--exit-code")).ExitCode);
    }

    [Fact]
    public async Task Diff_OfANewStack_HasEverythingNew()
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Write("Pulumi.prod.yaml", Repository.ReadExample("Pulumi.prod.yaml"));

        var differences = await Difference.OfAsync(checkout.Folder);

        Assert.Equal(["dev against main", "prod against main"], differences.Select(difference => difference.Title));
        Assert.All(differences[1].Changes, change => Assert.StartsWith("create ", change, StringComparison.Ordinal));
        Assert.Contains("create reason", differences[1].Changes);
        Assert.Equal(
            "Everything counts as new, as main has no plans/prod.json. 'gpuinfra plan --write' writes it, to be committed.",
            Assert.Single(differences[1].Notes));
    }

    [Fact]
    public async Task Diff_OfAStackThatIsGone_HasEverythingDeleted()
    {
        using var checkout = await Checkout.OfAsync("dev", "prod");
        checkout.Folder.Delete("Pulumi.prod.yaml");

        var differences = await Difference.OfAsync(checkout.Folder);

        Assert.Equal(["dev against main", "prod against main"], differences.Select(difference => difference.Title));
        Assert.All(differences[1].Changes, change => Assert.StartsWith("delete ", change, StringComparison.Ordinal));
        Assert.Contains("delete inference-models", differences[1].Changes);
        Assert.Contains("Everything counts as deleted, as there is no Pulumi.prod.yaml any more.", differences[1].Notes);
        Assert.Equal("dev against main", Assert.Single(await Difference.OfAsync(checkout.Folder, "dev")).Title);
    }

    [Fact]
    public async Task Diff_FromAnotherStack_LeavesThatStackOut()
    {
        using var folder = new Folder("dev", "prod");

        var difference = Assert.Single(await Difference.OfAsync(folder, "--from-stack", "dev"));

        Assert.Equal("prod against the stack dev", difference.Title);
        Assert.Contains("create reason", difference.Changes);
        Assert.Empty(Assert.Single(await Difference.OfAsync(folder, "dev", "--from-stack", "dev")).Changes);
    }

    [Fact]
    public async Task Diff_FromAStackAlone_HasNothingToCompare()
    {
        using var folder = new Folder("dev");

        (await folder.RunAsync("diff", "--from-stack", "dev")).AssertFails(
            ExitCode.BadUsage, "There is no other stack than dev that it could be compared with.");
        (await folder.RunAsync("diff", "--from-stack", "prod")).AssertFails(
            ExitCode.BadUsage, "There is no stack 'prod': '~' has no Pulumi.prod.yaml. Its stacks are dev.");
    }

    [Theory]
    [InlineData("dev", true)]
    [InlineData("prod", false)]
    public async Task Diff_OfMistakesOnEitherSide_TellsThemInPlaceOfAReview(string wrong, bool isWritten)
    {
        using var folder = new Folder("dev", "prod");
        folder.Replace($"Pulumi.{wrong}.yaml", "engine: ", "engine: x");

        var outcome = await folder.RunAsync("diff", "dev", "--from-stack", "prod", "--out", Path.Combine(folder.Path, "out"));

        Assert.Equal(
            (ExitCode.CheckFailed, isWritten ? "~/out is written.\n" : "", isWritten), (outcome.ExitCode, outcome.Output, folder.Has("out")));
        Assert.StartsWith($"error RUN001: ~/Pulumi.{wrong}.yaml:", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(isWritten, isWritten && folder.Read("out").StartsWith("gpuinfra/dev cannot be planned: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--exit-code", ExitCode.CheckFailed)]
    [InlineData("--fail-on=capacity", ExitCode.CheckFailed, "fails on capacity: gpuinfra/dev: ")]
    [InlineData("--fail-on=data-loss", ExitCode.Fine)]
    public async Task Diff_OfAServiceThatGrows_EndsAsIsAsked(string option, int exitCode, string error = "")
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 8");

        var outcome = await checkout.Folder.RunAsync("diff", option);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.NotEmpty(outcome.Output);
        Assert.Equal(error.Length > 0, outcome.Error.Length > 0);
        Assert.StartsWith(error, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("html")]
    public async Task Diff_ToAFile_WritesWhatItWouldShow(string format)
    {
        using var folder = new Folder("dev", "prod");
        string[] args = ["diff", "--from-stack", "dev", "--format", format];
        var shown = await folder.RunAsync(args);

        var written = await folder.RunAsync([.. args, "--out", Path.Combine(folder.Path, "reports/diff")]);

        Assert.Equal(new(ExitCode.Fine, "~/reports/diff is written.\n", ""), written);
        Assert.NotEmpty(shown.Output);
        Assert.Equal(shown.Output, folder.Read("reports/diff"));
    }

    [Fact]
    public async Task Diff_AsAShorterComment_IsNoLongerAndKeepsWhatIsAtRisk()
    {
        using var folder = new Folder("dev", "prod");
        string[] diff = ["diff", "prod", "--from-stack", "dev", "--format", "markdown"];

        var (whole, cut) = (await folder.RunAsync(diff), await folder.RunAsync([.. diff, "--max-bytes", "4000"]));

        Assert.InRange(Encoding.UTF8.GetByteCount(whole.Output), 4_001, 64_000);
        Assert.InRange(Encoding.UTF8.GetByteCount(cut.Output), 2_000, 4_000);
        Assert.Equal(whole.Output.Split('\n')[..2], cut.Output.Split('\n')[..2]);
    }
}
