using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The drawing of a stack for documents and other tools.</summary>
public sealed class GraphCommandTests : IDisposable
{
    private readonly Folder _folder = new("dev", "prod");

    [Theory]
    [InlineData("mermaid", "dev", "dev.mmd")]
    [InlineData("mermaid", "prod", "prod.mmd")]
    [InlineData("dot", "prod", "prod.dot")]
    public async Task Graph_AsText_IsAsShown(string format, string stack, string file)
    {
        var outcome = await _folder.RunAsync("graph", stack, "--format", format);

        Assert.Equal(new(ExitCode.Fine, Repository.Read($"tests/Cli/Graphs/{file}"), ""), outcome);
    }

    // Who comes in through the proxy sends requests, as the proxy's own agent does.
    [Fact]
    public async Task Graph_ServiceBehindTheProxy_HasItsAccessorsAsCallers()
    {
        _folder.Write("Pulumi.dev.yaml", Regex.Replace(
            _folder.Read("Pulumi.dev.yaml"), @"( +)invokers:\n +- .*",
            "$1iap: true\n$1invokers: [serviceAccount:service-123456789012@gcp-sa-iap.iam.gserviceaccount.com]\n$1iapAccessors: [group:people@acme.example]"));

        var graph = (await _folder.RunAsync("graph", "dev")).Output;

        var (service, accessor) = (NodeOf("service<br>chat<br>"), NodeOf("caller<br>people<br>group at acme.example"));
        Assert.Contains($"  {accessor} -->|\"requests\"| {service}\n", graph, StringComparison.Ordinal);

        string NodeOf(string text) => Assert.Single(graph.Split('\n'), line => line.Contains($"[\"{text}", StringComparison.Ordinal)).Trim().Split('[')[0];
    }

    [Fact]
    public async Task Graph_OfTheOnlyStack_NeedsNoName()
    {
        _folder.Delete("Pulumi.prod.yaml");

        Assert.Equal(Repository.Read("tests/Cli/Graphs/dev.mmd"), (await _folder.RunAsync("graph")).Output);
    }

    [Fact]
    public async Task Graph_AsSvg_IsTheDrawingOfThePageByItself()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var page = (await _folder.RunAsync("plan", "prod", "--format", "html")).Output;
        var drawn = page[page.IndexOf("<svg class=\"graph\"", StringComparison.Ordinal)..];

        var outcome = await _folder.RunAsync("graph", "prod", "--format", "svg");

        var root = XDocument.Parse(outcome.Output).Root!;
        var texts = root.Descendants(svg + "text").Select(text => text.Value).ToList();
        Assert.Equal(svg + "svg", root.Name);
        Assert.Contains("chat", texts);
        Assert.All(texts, text => Assert.Contains($">{text}</text>", drawn, StringComparison.Ordinal));
        Assert.Empty(root.Descendants(svg + "a"));
        Assert.Empty(root.Descendants().Attributes("href"));
        Assert.Contains("--traffic: #46648a", root.Element(svg + "style")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("dialog", root.Element(svg + "style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_AsDot_IsReadByGraphviz()
    {
        if (!Path.Exists("/usr/bin/dot"))
        {
            return;
        }

        var file = Path.Combine(_folder.Path, "prod.dot");
        await _folder.RunAsync("graph", "prod", "--format", "dot", "--out", file);
        using var dot = Process.Start(new ProcessStartInfo("dot", ["-Tplain", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (await dot.StandardOutput.ReadToEndAsync(), await dot.StandardError.ReadToEndAsync());

        Assert.Equal("", error);
        Assert.Contains("\nnode n9 ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'graph' draws one stack. Name one of dev, prod.")]
    [InlineData("'graph' draws one stack. Name one of prod, dev.", "prod", "dev")]
    [InlineData("There is no format 'png'. The formats are: mermaid, dot, svg.\nRun with --help to see what can be said.", "dev", "--format", "png")]
    [InlineData("There is no format 'mermiad'. Did you mean 'mermaid'? The formats are: mermaid, dot, svg.\nRun with --help to see what can be said.", "dev", "--format", "mermiad")]
    [InlineData("There is no option '--json'. The options are: --format, --root, --program, --answers, --time-limit, --out.\nRun with --help to see what can be said.", "dev", "--json")]
    [InlineData("There is no stack 'pord': '~' has no Pulumi.pord.yaml. Did you mean 'prod'? Its stacks are dev, prod.", "pord")]
    public async Task Graph_AskedWrongly_SaysWhatToDo(string message, params string[] words) =>
        (await _folder.RunAsync(["graph", .. words])).AssertFails(ExitCode.BadUsage, message.Split('\n'));

    [Fact]
    public async Task Graph_OfAStackWithErrors_TellsThem()
    {
        _folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");

        var outcome = await _folder.RunAsync("graph", "dev");

        Assert.Equal((ExitCode.CheckFailed, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("error GPU003: ~/Pulumi.dev.yaml:", outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
