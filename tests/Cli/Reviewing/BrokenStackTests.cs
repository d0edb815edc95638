using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>A stack file with errors beside others without.</summary>
public sealed class BrokenStackTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Error = "error GPU003: ~/Pulumi.dev.yaml:23:12: gpuinfra:services.chat.cpu: is 3, but nvidia-l4 needs at least 4.";

    [Fact]
    public async Task Diff_WithABrokenStack_ReviewsTheOthers()
    {
        using var checkout = await BrokenAsync();

        var outcome = await checkout.Folder.RunAsync("diff");

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.StartsWith(Error, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Pulumi.prod.yaml", outcome.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            $"gpuinfra/dev cannot be planned: 1 error\n\nFindings: 1 new error\n  + new {Error[..36]}",
            outcome.Output,
            StringComparison.Ordinal);
        Assert.Contains("\ngpuinfra/prod against main: 1 changed, ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is deleted", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_AsMarkdown_ShowsItInItsPlace()
    {
        using var checkout = await BrokenAsync();

        var markdown = (await checkout.Folder.RunAsync("diff", "--format", "markdown")).Output;

        Comment.AssertIsSound(markdown);
        Assert.Contains("\n| dev | **cannot be planned** | - | - | - | 1 error |\n| prod | - | - | **1** | ", markdown, StringComparison.Ordinal);
        Assert.Contains(
            "\n### gpuinfra/dev cannot be planned: 1 error\n\n#### Findings: 1 new error\n\n- new error GPU003: ", markdown, StringComparison.Ordinal);
        Assert.Contains("\n### `gpuinfra/prod` against `main`: 1 changed", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_AsJson_SaysThatItIsNotPlanned()
    {
        using var checkout = await BrokenAsync();

        var outcome = await checkout.Folder.RunAsync("diff", "--format", "json");

        using var json = JsonDocument.Parse(outcome.Output);
        var stacks = json.RootElement.GetProperty("stacks").EnumerateArray().ToList();
        Assert.Equal(["dev", "prod"], stacks.Select(stack => stack.GetProperty("stack").GetString()));
        Assert.Equal([false, true], stacks.Select(stack => stack.GetProperty("isPlanned").GetBoolean()));
        Assert.Equal("GPU003", Assert.Single(stacks[0].GetProperty("comparedFindings").GetProperty("new").EnumerateArray()).GetProperty("rule").GetString());
        Assert.Equal(JsonValueKind.Null, stacks[0].GetProperty("cost").GetProperty("after").ValueKind);
        Assert.Empty(stacks[0].GetProperty("changes").EnumerateArray());
        Assert.Single(stacks[1].GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task Diff_AsAPage_HasItsFindings()
    {
        using var checkout = await BrokenAsync();

        var page = (await checkout.Folder.RunAsync("diff", "--format", "html")).Output;

        Assert.Contains("The stack file has errors, so that the stack cannot be planned.", page, StringComparison.Ordinal);
        Assert.Contains("is 3, but nvidia-l4 needs at least 4.", page, StringComparison.Ordinal);
        Assert.Contains("gpuinfra/prod compared with", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_WithABrokenStackThatWasBroken_StillListsItsErrors()
    {
        using var checkout = await Checkout.OfAsync("dev", "prod");
        checkout.Folder.Replace(Dev, "cpu: 4", "cpu: 3");
        await checkout.GitAsync("-c", "user.name=A", "-c", "user.email=a@acme.example", "commit", "--quiet", "--all", "--message=Break");

        var outcome = await checkout.Folder.RunAsync("diff");

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.StartsWith(
            $"gpuinfra/dev cannot be planned: 1 error\n\nFindings: 1 unchanged\n  {Error[..36]}", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_WithAnUnreadableStack_ReviewsTheOthersAndExitsTwo()
    {
        using var checkout = await Checkout.OfAsync("dev", "prod");
        checkout.Folder.Write(Dev, "config:\n  gcp:project: [\n");

        var outcome = await checkout.Folder.RunAsync("diff", "--exit-code");

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.StartsWith("gpuinfra/dev cannot be planned: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\ngpuinfra/prod against main: nothing differs, ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_WithoutAProject_ReviewsNothing()
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Write("Pulumi.yaml", "runtime: dotnet\n");

        var outcome = await checkout.Folder.RunAsync("diff");

        Assert.Equal((ExitCode.BadUsage, ""), (outcome.ExitCode, outcome.Output));
        Assert.NotEmpty(outcome.Error);
    }

    [Fact]
    public async Task Plan_WithABrokenStack_ShowsTheOthers()
    {
        using var folder = new Folder("dev", "prod");
        folder.Replace(Dev, "cpu: 4", "cpu: 3");

        var text = await folder.RunAsync("plan");
        var page = await folder.RunAsync("plan", "--format", "html");

        Assert.Equal((ExitCode.CheckFailed, ExitCode.CheckFailed), (text.ExitCode, page.ExitCode));
        Assert.StartsWith("gpuinfra/prod: ", text.Output, StringComparison.Ordinal);
        Assert.StartsWith(Error, text.Error, StringComparison.Ordinal);
        Assert.Contains("The stack file has errors, so that the stack cannot be planned.", page.Output, StringComparison.Ordinal);
        Assert.Contains("The plan of gpuinfra/prod", page.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--write")]
    [InlineData("--format=json")]
    public async Task Plan_ForPrograms_IsOfAllStacksOrOfNone(string option)
    {
        using var folder = new Folder("dev", "prod");
        folder.Replace(Dev, "cpu: 4", "cpu: 3");

        var outcome = await folder.RunAsync("plan", option);

        Assert.Equal((ExitCode.CheckFailed, "", false), (outcome.ExitCode, outcome.Output, folder.Has("plans/prod.json")));
        Assert.StartsWith(Error, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_WithABrokenStack_ReckonsTheOthers()
    {
        using var folder = new Folder("dev", "prod");
        folder.Replace(Dev, "cpu: 4", "cpu: 3");

        var outcome = await folder.RunAsync("cost");

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.StartsWith("gpuinfra/prod: ", outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith(Error, outcome.Error, StringComparison.Ordinal);
    }

    private static async Task<Checkout> BrokenAsync()
    {
        var checkout = await Checkout.OfAsync("dev", "prod");
        checkout.Folder.Replace(Dev, "cpu: 4", "cpu: 3");
        checkout.Folder.Replace("Pulumi.prod.yaml", "minInstances: 1\n      maxInstances: 3", "minInstances: 1\n      maxInstances: 2");
        return checkout;
    }
}
