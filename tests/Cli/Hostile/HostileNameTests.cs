using System.Text.RegularExpressions;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Names of files, of stacks and of git's revisions are texts in what is written of them, whatever they are.</summary>
public sealed partial class HostileNameTests
{
    // A name has 255 bytes at most, and some of these letters take three.
    private const int LongestName = 80;

    private static readonly string[] Formats = ["text", "json", "markdown", "html"];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Payloads.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Diff_FromAFileOfAHostileName_IsInert(int number)
    {
        using var folder = new Folder("dev");
        var name = $"{FileName(Payloads.All[number])}.json";
        folder.Write(name, (await folder.RunAsync("plan", "dev", "--format", "json")).Output);
        folder.Write("y.json", folder.Read(name));

        await AssertDiffIsInertAsync(folder, Path.Combine(folder.Path, name), Path.Combine(folder.Path, "y.json"));
    }

    [Fact]
    public async Task Diff_FromARevisionOfAHostileName_IsInert()
    {
        using var checkout = await Checkout.OfAsync("dev");
        checkout.Folder.Replace("Pulumi.dev.yaml", "concurrency: 4", "concurrency: 3");
        await checkout.GitAsync("branch", "y");
        foreach (var payload in Payloads.All)
        {
            var name = RevisionName(payload);
            await checkout.GitAsync("branch", "--", name);

            await AssertDiffIsInertAsync(checkout.Folder, name, "y");
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Check_OfAStackOfAHostileName_IsInert(int number)
    {
        using var folder = new Folder("dev");
        folder.Write($"Pulumi.{FileName(Payloads.All[number])}.yaml", "config: {}");

        foreach (var format in (string[])["text", "json", "github", "sarif"])
        {
            var outcome = await folder.RunAsync("check", "--format", format);

            Inert.AssertText(outcome.Error);
            Assert.InRange(outcome.ExitCode, ExitCode.CheckFailed, ExitCode.BadUsage);
            switch (format)
            {
                case "json" when outcome.Output.Length > 0:
                    Inert.AssertJson(outcome.Output).Dispose();
                    break;
                case "github" when outcome.Output.Length > 0:
                    Inert.AssertAnnotations(outcome.Output);
                    break;
                case "sarif" when outcome.Output.Length > 0:
                    Inert.AssertSarif(outcome.Output);
                    break;
                default:
                    Inert.AssertText(outcome.Output);
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Cost_OfPricesOfAHostileName_IsInert(int number)
    {
        using var folder = new Folder("dev");
        var name = $"{FileName(Payloads.All[number])}.yaml";
        folder.Write(name, "prices: {run.cpu: 0.0001}");

        var text = await folder.RunAsync("cost", "--prices", Path.Combine(folder.Path, name));
        var json = await folder.RunAsync("cost", "--prices", Path.Combine(folder.Path, name), "--format", "json");
        var markdown = await folder.RunAsync("cost", "--prices", Path.Combine(folder.Path, name), "--format", "markdown");

        Assert.Equal((ExitCode.Fine, ExitCode.Fine, ExitCode.Fine), (text.ExitCode, json.ExitCode, markdown.ExitCode));
        Inert.AssertText(text.Output);
        Inert.AssertJson(json.Output).Dispose();
        Inert.AssertMarkdown(markdown.Output);
    }

    private static async Task AssertDiffIsInertAsync(Folder folder, string from, string harmless)
    {
        foreach (var format in Formats)
        {
            var outcome = await folder.RunAsync("diff", "dev", "--from", from, "--format", format);

            Inert.AssertText(outcome.Error);
            Assert.Equal(ExitCode.Fine, outcome.ExitCode);
            switch (format)
            {
                case "json":
                    Inert.AssertJson(outcome.Output).Dispose();
                    break;
                case "markdown":
                    Inert.AssertMarkdown(outcome.Output);
                    break;
                case "html":
                    Inert.AssertHtml(outcome.Output, (await folder.RunAsync("diff", "dev", "--from", harmless, "--format", format)).Output);
                    break;
                default:
                    Inert.AssertText(outcome.Output);
                    break;
            }
        }
    }

    private static string FileName(string payload) => Short(payload.Replace('/', '-').Replace('\0', '-'));

    // https://git-scm.com/docs/git-check-ref-format
    private static string RevisionName(string payload) => "x" + Short(Forbidden.Replace(payload, "-")).Trim('.', '/', '-') + "x";

    private static string Short(string name) => name[..Math.Min(name.Length, LongestName)];

    [GeneratedRegex(@"[\u0000-\u0020\u007f~^:?*\[\\/]|\.\.|@\{")]
    private static partial Regex Forbidden { get; }
}
