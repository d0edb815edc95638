using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The files that stacks are compared with: plans, previews and exports.</summary>
public sealed class FileBaselineTests
{
    [Fact]
    public async Task Diff_FromAPlan_IsOfItsStack()
    {
        using var folder = new Folder("dev", "prod");
        await folder.RunAsync("plan", "--write");
        folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");

        var difference = Assert.Single(await Difference.OfAsync(folder, "--from", In(folder, "plans/dev.json")));

        Assert.Equal("dev against ~/plans/dev.json", difference.Title);
        Assert.Equal(["update chat"], difference.Changes);
        Assert.Equal([difference.Title], (await Difference.OfAsync(folder, "dev", "--from", In(folder, "plans/dev.json"))).Select(d => d.Title));
    }

    [Theory]
    [InlineData("~/plans/dev.json is of the stack dev and not of prod.", "prod")]
    [InlineData("~/plans/dev.json is of the stack dev alone. Leave out the others.", "prod", "dev")]
    public async Task Diff_FromAPlanOfAnotherStack_IsRefused(string message, params string[] stacks)
    {
        using var folder = new Folder("dev", "prod");
        await folder.RunAsync("plan", "--write");

        (await folder.RunAsync(["diff", .. stacks, "--from", In(folder, "plans/dev.json")])).AssertFails(ExitCode.BadUsage, message);
    }

    [Fact]
    public async Task Diff_FromAPlanWithoutItsStackFile_IsRefused()
    {
        using var folder = new Folder("dev", "prod");
        await folder.RunAsync("plan", "--write");
        folder.Delete("Pulumi.dev.yaml");

        (await folder.RunAsync("diff", "--from", In(folder, "plans/dev.json"))).AssertFails(
            ExitCode.BadUsage, "~/plans/dev.json is of the stack dev, but there is no Pulumi.dev.yaml. The stacks are prod.");
    }

    [Fact]
    public async Task Diff_FromAPlanOfAnotherProject_IsRefused()
    {
        using var folder = new Folder("dev");
        await folder.RunAsync("plan", "--write");
        folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\nmain: infra/Program\n");

        (await folder.RunAsync("diff", "--from", In(folder, "plans/dev.json"))).AssertFails(
            ExitCode.BadUsage, "~/plans/dev.json is of the project gpuinfra and not of shop.");
    }

    [Fact]
    public async Task Diff_FromSeveralPlans_IsOfAllStacks()
    {
        using var folder = new Folder("dev", "prod");
        folder.Write("plans.json", (await folder.RunAsync("plan", "--format", "json")).Output);
        folder.Write("Pulumi.test.yaml", folder.Read("Pulumi.dev.yaml"));
        folder.Delete("Pulumi.prod.yaml");

        var differences = await Difference.OfAsync(folder, "--from", In(folder, "plans.json"));

        Assert.Equal(
            ["dev against ~/plans.json", "test against ~/plans.json", "prod against ~/plans.json"],
            differences.Select(difference => difference.Title));
        Assert.Empty(differences[0].Changes);
        Assert.Contains("create chat", differences[1].Changes);
        Assert.Equal("Everything counts as new, as ~/plans.json does not have the stack test.", Assert.Single(differences[1].Notes));
        Assert.Contains("delete chat", differences[2].Changes);
    }

    [Fact]
    public async Task Diff_FromAnExportOfNothing_HasEverythingNew()
    {
        using var folder = new Folder("dev", "prod");
        folder.Write("export.json", """{"version": 3, "deployment": {"manifest": {}}}""");

        var difference = Assert.Single(await Difference.OfAsync(folder, "dev", "--from", In(folder, "export.json")));

        Assert.All(difference.Changes, change => Assert.StartsWith("create ", change, StringComparison.Ordinal));
        Assert.Contains("create chat", difference.Changes);
        (await folder.RunAsync("diff", "--from", In(folder, "export.json"))).AssertFails(
            ExitCode.BadUsage, "~/export.json holds no resource that would tell its stack. Name the stack that it is of: dev, prod.");
    }

    [Fact]
    public async Task Diff_FromABrokenFile_SaysWhatIsWrong()
    {
        using var folder = new Folder("dev");
        folder.Write("export.json", """{"version": 3, "deployment": {"resources": [{"urn": "\u001b[2J", "type": "t"}]}}""");

        (await folder.RunAsync("diff", "--from", In(folder, "export.json"))).AssertFails(
            ExitCode.BadUsage,
            @"~/export.json: deployment.resources[0].urn is '\u{1b}[2J', which is no URN. Write it again with 'pulumi stack export'.");
    }

    // What a pull request calls main must not stand in for the branch main.
    [Fact]
    public async Task Diff_FromANameThatIsAFileAndARevision_IsRefused()
    {
        using var checkout = await Checkout.OfAsync("dev");
        var commit = (await checkout.GitAsync("rev-parse", "HEAD")).Trim();
        var name = $"main-{commit[..12]}";
        await checkout.GitAsync("branch", name);
        await File.WriteAllTextAsync(name, "{}");
        await File.WriteAllTextAsync(commit, "{}");
        try
        {
            (await checkout.Folder.RunAsync("diff", "--from", name)).AssertFails(
                ExitCode.BadUsage,
                $"'{name}' is both a file and a git revision. Write './{name}' for the file, or the whole id of the commit, which "
                    + $"'git rev-parse {name}' prints.");
            Assert.StartsWith(
                $"./{name}: ", (await checkout.Folder.RunAsync("diff", "--from", $"./{name}")).Error, StringComparison.Ordinal);
            Assert.Equal($"dev against {commit[..12]}", Assert.Single(await Difference.OfAsync(checkout.Folder, "--from", commit)).Title);

            await checkout.GitAsync("branch", "--delete", name);
            Assert.StartsWith($"{name}: ", (await checkout.Folder.RunAsync("diff", "--from", name)).Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(name);
            File.Delete(commit);
        }
    }

    private static string In(Folder folder, string file) => Path.Combine(folder.Path, file);
}
