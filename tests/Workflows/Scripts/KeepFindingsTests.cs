using System.Text.Json;
using GpuInfra.Cli;

namespace GpuInfra.Workflows.Tests;

public class KeepFindingsTests
{
    [ScriptFact]
    public async Task Keep_LogOfTheTool_LosesNoFinding()
    {
        using var run = new ScriptRun();
        run.Write("Pulumi.yaml", Repository.Read("tests/Stacks/Pulumi.yaml"));
        run.Write("Pulumi.dev.yaml", Repository.Read("tests/Stacks/Pulumi.dev.yaml").Replace("cpu: 4", "cpu: 3", StringComparison.Ordinal));
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(1, await CommandLine.RunAsync(["check", "--format", "sarif", "--root", run.In()], new Terminal(output, error)));
        var folder = Path.GetRelativePath(Directory.GetCurrentDirectory(), run.In());
        var log = output.ToString().Replace($"{folder}/", "", StringComparison.Ordinal);

        var (exit, text) = Keep(run, log);

        Assert.Equal((0, ""), (exit, text));
        Assert.True(Results(log).Count > 0);
        Assert.Equal(Results(log), Results(await File.ReadAllTextAsync(run.In("kept.sarif"))));
    }

    [ScriptFact]
    public void Keep_ForeignRunsAndFiles_AreDropped()
    {
        using var run = new ScriptRun();

        var (exit, text) = Keep(run, $$"""
            {"runs":[{"tool":{"driver":{"name":"CodeQL"} },"results":[{{Result("Pulumi.dev.yaml")}}]},
             {"tool":{"driver":{"name":"gpuinfra","rules":[]} },"automationDetails":{"id":"other/"},
              "results":[{{Result("Pulumi.prod.yaml")}},{{Result("infra/Program/Program.cs")}},{{Result("../Pulumi.dev.yaml")}}]}]}
            """);

        Assert.Equal((0, ""), (exit, text));
        var kept = File.ReadAllText(run.In("kept.sarif"));
        Assert.Contains("Pulumi.prod.yaml", Assert.Single(Results(kept)), StringComparison.Ordinal);
        Assert.DoesNotContain("automationDetails", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("CodeQL", kept, StringComparison.Ordinal);
    }

    [ScriptTheory]
    [InlineData("[here](https://evil.example)", "[here] (https://evil.example)")]
    [InlineData("for @octocat, \u00e9@octocat and @acme/all", "for @\u200boctocat, \u00e9@\u200boctocat and @\u200bacme/all")]
    [InlineData("\u202ereversed\r\n\u001b[2J", " reversed   [2J")]
    [InlineData("one@acme.example owns image@sha256:12", "one@acme.example owns image@sha256:12")]
    public void Keep_HostileMessage_IsInert(string message, string kept)
    {
        using var run = new ScriptRun();

        var (exit, text) = Keep(run, Log(Result("Pulumi.dev.yaml", message)));

        Assert.Equal((0, ""), (exit, text));
        using var result = JsonDocument.Parse(Assert.Single(Results(File.ReadAllText(run.In("kept.sarif")))));
        Assert.Equal(kept, result.RootElement.GetProperty("message").GetProperty("text").GetString());
    }

    [ScriptTheory]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"ruleId":7,"level":"error","message":{"text":"a"},"locations":{} }""")]
    [InlineData("""{"ruleId":"GPU003","level":"error","message":"text","locations":[]}""")]
    [InlineData("""
        {"ruleId":"a\nGPU003","level":"error","message":{"text":"a"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"Pulumi.yaml"},
         "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":2} } }]}
        """)]
    [InlineData("""
        {"ruleId":"GPU003","level":"error","message":{"text":"a"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.cs\nPulumi.yaml"},
         "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":2} } }]}
        """)]
    [InlineData("""{"ruleId":"GPU003","level":"error","message":{"text":"a"},"locations":["x"]}""")]
    public void Keep_FindingOfWrongTypes_IsDroppedAlone(string wrong)
    {
        using var run = new ScriptRun();

        var (exit, text) = Keep(run, Log($"{wrong},{Result("Pulumi.dev.yaml")}"));

        Assert.Equal((0, ""), (exit, text));
        Assert.Single(Results(File.ReadAllText(run.In("kept.sarif"))));
    }

    [ScriptFact]
    public void Keep_RuleWithMarkdownAndAnotherAddress_LosesThem()
    {
        using var run = new ScriptRun();
        var rule = """
            {"id":"GPU003","name":"CpuFits","shortDescription":{"text":"a"},"fullDescription":{"text":"b"},"defaultConfiguration":{"level":"error"},
             "help":{"text":"c","markdown":"![](https://evil.example)"},"helpUri":"javascript:alert(1)"}
            """;

        Assert.Equal(0, Keep(run, $$"""{"runs":[{"tool":{"driver":{"name":"gpuinfra","rules":[3,{{rule}}]} },"results":[{{Result("Pulumi.dev.yaml")}}]}]}""").Exit);

        var kept = File.ReadAllText(run.In("kept.sarif"));
        Assert.Contains("\"CpuFits\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", kept, StringComparison.Ordinal);
        Assert.Contains("\"ruleIndex\":0", Assert.Single(Results(kept)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [ScriptTheory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    public void Keep_NoLog_Fails(string log)
    {
        using var run = new ScriptRun();

        Assert.NotEqual(0, Keep(run, log).Exit);
    }

    [ScriptFact]
    public void Keep_LogThatIsTooLong_Fails()
    {
        using var run = new ScriptRun();

        var (exit, text) = Keep(run, new string(' ', 4_000_001));

        Assert.Equal((1, "::error::There is no SARIF log of at most 4000000 bytes.\n"), (exit, text));
    }

    private static (int Exit, string Text) Keep(ScriptRun run, string log)
    {
        run.Write("findings.sarif", log);
        return run.Run("keep-findings.sh", run.In("findings.sarif"), run.In("kept.sarif"));
    }

    private static string Log(string results) => $$"""{"runs":[{"tool":{"driver":{"name":"gpuinfra","rules":[]} },"results":[{{results}}]}]}""";

    private static string Result(string file, string message = "is 3, but must be 4") => $$$"""
        {"ruleId":"GPU003","level":"error","message":{"text":"{{{JsonEncodedText.Encode(message)}}}"},
         "locations":[{"physicalLocation":{"artifactLocation":{"uri":"{{{file}}}"},
           "region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":2} } }]}
        """;

    private static List<string> Results(string log)
    {
        using var document = JsonDocument.Parse(log);
        return [.. document.RootElement.GetProperty("runs").EnumerateArray()
            .SelectMany(run => run.GetProperty("results").EnumerateArray())
            .Select(result => JsonSerializer.Serialize(result))];
    }
}
