using System.Text.Json;
using System.Text.RegularExpressions;
using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>What is said of the models that a deployment brings into the bucket.</summary>
public sealed class ImportCostTests
{
    private const string File = "Pulumi.dev.yaml";
    private const string First = "093f9f388b31de276ce2de164bdc2081324b9767";
    private const string Second = "193f9f388b31de276ce2de164bdc2081324b9767";

    private const string Sentence = "chat-import: brings Qwen/Qwen3-4B once, 8.04 GB in 3.2 min to 3.8 min at 35 to 42 MB a second, as measured elsewhere, for "
        + "$0.0046; a deployment waits for it, up to 70 min.";

    [Fact]
    public async Task Cost_Import_IsToldOnce()
    {
        using var folder = Given($"model: Qwen/Qwen3-4B, revision: {First}");

        var text = (await folder.RunAsync("cost")).Output;
        var markdown = (await folder.RunAsync("cost", "--format", "markdown")).Output;

        Assert.Single(text.Split('\n'), line => line == Sentence);
        Assert.Single(markdown.Split('\n'), line => line.Replace("\\$", "$", StringComparison.Ordinal) == $"- {Sentence}");
    }

    [Fact]
    public async Task Cost_ImportAsJson_SaysTheSame()
    {
        using var folder = Given($"model: Qwen/Qwen3-4B, revision: {First}");

        var import = JsonDocument.Parse((await folder.RunAsync("cost", "--format", "json")).Output).RootElement[0].GetProperty("cost").GetProperty("imports")[0];

        Assert.Equal(
            ["name=chat-import", "model=Qwen/Qwen3-4B", "bytes=8044936192", "leastSeconds=191", "mostSeconds=230", "usd=0.0046", "deployTimeoutSeconds=4200"],
            import.EnumerateObject().Select(member => $"{member.Name}={member.Value}"));
    }

    [Fact]
    public async Task Cost_ImportOfUnknownSize_SaysWhatToSay()
    {
        using var folder = Given($"model: acme/own, revision: {First}");

        Assert.Contains(
            "chat-import: brings acme/own once, how long that takes is not known: say weights; a deployment waits for it, up to 250 min.",
            (await folder.RunAsync("cost")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_ModelThatSomebodyElseBrings_IsNoImport()
    {
        using var folder = Given("model: Qwen3-4B, import: { skip: true }");

        Assert.DoesNotContain("brings", (await folder.RunAsync("cost")).Output, StringComparison.Ordinal);
    }

    // Another revision is another run, and nothing else is.
    [Theory]
    [InlineData("text", "\nModels that are imported\n", true)]
    [InlineData("markdown", "<summary>Models that are imported</summary>", true)]
    [InlineData("text", "\nModels that are imported\n", false)]
    public async Task Diff_OtherRevision_TellsTheRun(string format, string title, bool isOther)
    {
        using var folder = Given($"model: Qwen/Qwen3-4B, revision: {First}");
        folder.Write("before.json", (await folder.RunAsync("plan", "--format", "json")).Output);
        folder.Replace(File, "maxInstances: 1", "maxInstances: 2");
        if (isOther)
        {
            folder.Replace(File, First, Second);
        }

        var output = (await folder.RunAsync("diff", "--from", System.IO.Path.Combine(folder.Path, "before.json"), "--format", format)).Output;

        Assert.Equal(isOther, output.Contains(title, StringComparison.Ordinal));
        Assert.Equal(isOther, output.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal).Contains("brings Qwen/Qwen3-4B once", StringComparison.Ordinal));
    }

    // What a reviewer reads of another model is one line, and what to do with the old one another.
    [Theory]
    [InlineData(First, Second, "chat-import brings another revision of Qwen/Qwen3-4B: 193f9f388b31 in place of 093f9f388b31")]
    [InlineData("Qwen/Qwen3-4B", "Qwen/Qwen3-1.7B", "chat-import brings Qwen/Qwen3-1.7B at 093f9f388b31 in place of Qwen/Qwen3-4B at 093f9f388b31")]
    [InlineData($"revision: {First}", $"revision: {First}, import: {{ attempt: 2 }}", "chat-import brings Qwen/Qwen3-4B at 093f9f388b31 once more")]
    public async Task Diff_OtherModel_IsOneLine(string before, string after, string headline)
    {
        using var folder = Given($"model: Qwen/Qwen3-4B, revision: {First}");
        folder.Write("before.json", (await folder.RunAsync("plan", "--format", "json")).Output);
        folder.Replace(File, before, after);

        var output = (await folder.RunAsync("diff", "--from", System.IO.Path.Combine(folder.Path, "before.json"), "--format", "json")).Output;
        var change = JsonDocument.Parse(output).RootElement.GetProperty("stacks")[0].GetProperty("changes").EnumerateArray()
            .Single(change => change.GetProperty("name").GetString() == "chat-import");

        Assert.Equal(headline, change.GetProperty("headline").GetString());
        Assert.Equal(
            before.StartsWith("revision", StringComparison.Ordinal) ? 1 : 2,
            change.GetProperty("consequences").GetArrayLength());
    }

    // The API forgets the token when somebody runs the job by hand, which a refresh shows.
    [Fact]
    public async Task Diff_TokenThatIsGone_SaysTheWayOut()
    {
        using var folder = Given($"model: Qwen/Qwen3-4B, revision: {First}");
        var plan = (await folder.RunAsync("plan", "--format", "json")).Output;
        folder.Write("before.json", Regex.Replace(plan, "\"runExecutionToken\": \"[0-9a-f]{8}\",", ""));

        var output = (await folder.RunAsync("diff", "--from", System.IO.Path.Combine(folder.Path, "before.json"), "--format", "json")).Output;
        var change = JsonDocument.Parse(output).RootElement.GetProperty("stacks")[0].GetProperty("changes")[0];

        Assert.Equal("chat-import brings Qwen/Qwen3-4B at 093f9f388b31 once more", change.GetProperty("headline").GetString());
        Assert.Equal(
            "Its token is gone, as it is when somebody runs the job by hand, and the API refuses the same one again: raise import.attempt.",
            change.GetProperty("consequences")[1].GetString());
    }

    private static Folder Given(string service)
    {
        var folder = new Folder();
        folder.Write(File, $"""
            config:
              gcp:project: acme-dev
              gcp:region: europe-west4
              gpuinfra:platform: {"{ protect: false }"}
              gpuinfra:services:
                chat: {"{"} engine: vllm, maxInstances: 1, contextLength: 8192, {service} {"}"}
            """);
        return folder;
    }
}
