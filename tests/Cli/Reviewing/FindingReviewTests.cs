using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What a change does to the findings of a stack, beside a revision, another stack or a file.</summary>
public sealed class FindingReviewTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Variable = "      env:\n        PREFIX_OF_A_TURN_TOKEN: user\n";
    private const string Silence =
        "      silence:\n        - rule: RUN031\n          path: env.PREFIX_OF_A_TURN_TOKEN\n          reason: It turns threads off.\n";

    private static readonly string[] Groups =
        ["new", "gone", "unchanged", "newlySilenced", "noLongerSilenced", "silenced"];

    [Fact]
    public async Task Diff_WithANewWarning_ShowsItFirst()
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Replace(Dev, "europe-west1", "us-central1");

        Assert.Equal("new GPU001", await GroupsAsync(checkout.Folder));
        var text = (await checkout.Folder.RunAsync("diff")).Output;
        Assert.Contains("\nFindings: 1 new warning\n  + new warning GPU001: ~/Pulumi.dev.yaml:6:15: gcp:region: ", text, StringComparison.Ordinal);
        var markdown = await MarkdownAsync(checkout.Folder);
        Assert.Contains(" | 1 new warning |\n", markdown, StringComparison.Ordinal);
        Assert.Contains("\n#### Findings: 1 new warning\n\n- new warning GPU001: ", markdown, StringComparison.Ordinal);
        Comment.AssertIsSound(markdown);
    }

    [Fact]
    public async Task Diff_WithoutAWarningThatWas_ShowsThatItIsGone()
    {
        using var checkout = await WarnedAsync();
        checkout.Folder.Replace(Dev, "us-central1", "europe-west1");

        Assert.Equal("gone GPU001", await GroupsAsync(checkout.Folder));
        Assert.Contains(
            "\nFindings: 1 gone\n  - gone warning GPU001: ~/Pulumi.dev.yaml:6:15: ",
            (await checkout.Folder.RunAsync("diff")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_WithAnAccountThatTheBootstrapLackedBefore_ShowsThatThisIsGone()
    {
        const string bootstrap = "infra/Bootstrap/Pulumi.dev.yaml";
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Write(bootstrap, Repository.ReadExample(bootstrap).Replace("[chat-identity]", "[other-identity]", StringComparison.Ordinal));
        await checkout.GitAsync("add", "--all");
        await checkout.GitAsync("-c", "user.name=A", "-c", "user.email=a@acme.example", "commit", "--quiet", "--message=Change");
        checkout.Folder.Replace(bootstrap, "other-identity", "chat-identity");

        Assert.Equal("gone STK021", await GroupsAsync(checkout.Folder));
    }

    [Fact]
    public async Task Diff_WithTheSameWarning_CountsIt()
    {
        using var checkout = await WarnedAsync();
        checkout.Folder.Replace(Dev, "config:\n", "config:\n\n\n");
        checkout.Folder.Replace(Dev, "concurrency: 4", "concurrency: 3");

        Assert.Equal("unchanged GPU001", await GroupsAsync(checkout.Folder));
        var text = (await checkout.Folder.RunAsync("diff")).Output;
        Assert.Contains("\nFindings: 1 unchanged\n  1 unchanged: 'gpuinfra check dev' lists them.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("GPU001", text, StringComparison.Ordinal);
        var markdown = await MarkdownAsync(checkout.Folder);
        Assert.Contains("\nFindings: 1 unchanged: 'gpuinfra check dev' lists them.\n", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("GPU001", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    public async Task Diff_WithANewSilence_ShowsItsReason(string format)
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Write(Dev, checkout.Folder.Read(Dev) + Variable + Silence);

        Assert.Equal("newlySilenced RUN031", await GroupsAsync(checkout.Folder));
        var output = (await checkout.Folder.RunAsync("diff", "--format", format)).Output.Replace("\n", " ", StringComparison.Ordinal);
        Assert.Contains("1 newly silenced", output, StringComparison.Ordinal);
        Assert.Contains("It turns threads off.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfASilenceAlone_SaysThatSomethingDiffers()
    {
        using var checkout = await SilencedAsync();
        checkout.Folder.Replace(Dev, "It turns threads off.", "Nobody reads it.");

        var outcome = await checkout.Folder.RunAsync("diff");
        var markdown = await MarkdownAsync(checkout.Folder);

        Assert.Equal("newlySilenced RUN031", await GroupsAsync(checkout.Folder));
        Assert.Contains("\nFindings: 1 newly silenced\n  + newly silenced RUN031: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n#### Findings: 1 newly silenced\n\n- newly silenced RUN031: ", markdown, StringComparison.Ordinal);
        Assert.Contains("Silenced: Nobody reads it.", markdown, StringComparison.Ordinal);
        Assert.NotEqual("## Nothing differs", markdown.Split('\n')[1]);
    }

    [Fact]
    public async Task Diff_WithoutASilenceThatWas_ShowsBoth()
    {
        using var checkout = await SilencedAsync();
        checkout.Folder.Replace(Dev, Silence, "");

        var outcome = await checkout.Folder.RunAsync("diff");

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.Contains("  + new error RUN031: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  - no longer silenced RUN031: ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_WithASilenceThatStays_StillShowsItsReason()
    {
        using var checkout = await SilencedAsync();
        checkout.Folder.Replace(Dev, "concurrency: 4", "concurrency: 3");

        Assert.Equal("silenced RUN031", await GroupsAsync(checkout.Folder));
        Assert.Contains("\nSilenced as before\n  silenced RUN031: ", (await checkout.Folder.RunAsync("diff")).Output, StringComparison.Ordinal);
        Assert.Contains(
            "\n<summary>1 finding silenced as before</summary>\n\n- silenced RUN031: ", await MarkdownAsync(checkout.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfAFolderInARepository_FindsInItsOwnFiles()
    {
        using var checkout = await Checkout.OfAsync("dev");
        foreach (var file in (string[])["Pulumi.yaml", Dev])
        {
            checkout.Folder.Write($"below/{file}", checkout.Folder.Read(file).Replace("europe-west1", "us-central1", StringComparison.Ordinal));
        }

        var below = Path.Combine(checkout.Folder.Path, "below");
        Assert.Equal(ExitCode.Fine, (await Outcome.OfAsync("plan", "--write", "--root", below)).ExitCode);
        await checkout.CommitAsync();

        Assert.Equal("unchanged GPU001", GroupsOf(await Outcome.OfAsync("diff", "--format", "json", "--root", below)));
    }

    [Fact]
    public async Task Diff_OfANewStack_HasEveryFindingNew()
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Write("Pulumi.test.yaml", checkout.Folder.Read(Dev).Replace("europe-west1", "us-central1", StringComparison.Ordinal));

        Assert.Equal("new GPU001", await GroupsAsync(checkout.Folder, "test"));
    }

    [Fact]
    public async Task Diff_FromAnotherStack_ComparesWithItsFindings()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.test.yaml", folder.Read(Dev).Replace("europe-west1", "us-central1", StringComparison.Ordinal));

        Assert.Equal("new GPU001", await GroupsAsync(folder, "test", "--from-stack", "dev"));
        Assert.Equal("gone GPU001", await GroupsAsync(folder, "dev", "--from-stack", "test"));
        Assert.Equal("unchanged GPU001", await GroupsAsync(folder, "test", "--from-stack", "test"));
    }

    [Fact]
    public async Task Diff_FromAFile_SaysThatFindingsAreNotCompared()
    {
        using var folder = new Folder("dev");
        folder.Replace(Dev, "europe-west1", "us-central1");
        await folder.RunAsync("plan", "--write");
        folder.Replace(Dev, "concurrency: 4", "concurrency: 3");
        var from = Path.Combine(folder.Path, "plans/dev.json");

        Assert.Null(await GroupsAsync(folder, "--from", from));
        var text = (await folder.RunAsync("diff", "--from", from)).Output;
        Assert.Contains("\nFindings\n  warning GPU001: ", text, StringComparison.Ordinal);
        Assert.Equal(
            "What the rules find on the other side is not known, as ~/plans/dev.json holds no stack file: all findings are listed.",
            Assert.Single(Assert.Single(await Difference.OfAsync(folder, "--from", from)).Notes));
    }

    private static async Task<Checkout> WarnedAsync()
    {
        var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Replace(Dev, "europe-west1", "us-central1");
        await checkout.CommitAsync();
        return checkout;
    }

    private static async Task<Checkout> SilencedAsync()
    {
        var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Write(Dev, checkout.Folder.Read(Dev) + Variable + Silence);
        await checkout.CommitAsync();
        return checkout;
    }

    private static async Task<string> MarkdownAsync(Folder folder) => (await folder.RunAsync("diff", "--format", "markdown")).Output;

    private static async Task<string?> GroupsAsync(Folder folder, params string[] args) =>
        GroupsOf(await folder.RunAsync(["diff", "--format", "json", .. args]));

    // The groups that are not empty, each with the rules of its findings.
    private static string? GroupsOf(Outcome outcome)
    {
        using var json = JsonDocument.Parse(outcome.Output);
        var compared = Assert.Single(json.RootElement.GetProperty("stacks").EnumerateArray()).GetProperty("comparedFindings");
        return compared.ValueKind == JsonValueKind.Null ? null : string.Join("; ", Groups
            .Select(group => (group, Rules: compared.GetProperty(group).EnumerateArray().Select(finding => finding.GetProperty("rule").GetString())))
            .Where(group => group.Rules.Any())
            .Select(group => $"{group.group} {string.Join(", ", group.Rules)}"));
    }
}
