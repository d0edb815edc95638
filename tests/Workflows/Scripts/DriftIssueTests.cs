using System.Text.Json;

namespace GpuInfra.Workflows.Tests;

public class DriftIssueTests
{
    private const string List = "gh api --paginate repos/acme/gpu-inference/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100";
    private const string Create = "gh api --method POST repos/acme/gpu-inference/issues --input - --silent";
    private const string Change = "gh api --method PATCH repos/acme/gpu-inference/issues/5 --input - --silent";
    private const string OpenIssue = """[{"number":4,"body":null},{"number":5,"body":"<!-- gpuinfra-drift-prod -->\nbefore"}]""";

    [ScriptTheory]
    [InlineData("7", "prod: the cloud differs from the state", "drift")]
    [InlineData("3", "prod: the drift check could not log in", "drift-unknown")]
    [InlineData("1", "prod: the drift check failed", "drift-unknown")]
    [InlineData(null, "prod: the drift check failed", "drift-unknown")]
    public void Report_Code_OpensAnIssueOfItsKind(string? code, string title, string label)
    {
        using var run = Check(code, "[]");

        var (exit, text) = run.Run("drift-issue.sh", run.In("drift"));

        Assert.Equal((0, ""), (exit, text));
        Assert.Equal([List, Create], run.Calls);
        using var issue = JsonDocument.Parse(File.ReadAllText(run.In("sent")));
        Assert.Equal(title, issue.RootElement.GetProperty("title").GetString());
        Assert.Equal([label], issue.RootElement.GetProperty("labels").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(
            "<!-- gpuinfra-drift-prod -->\n"
            + $"The drift check of prod ended with exit code {code ?? "none"} in [this run](https://github.example/runs/1).\n\n"
            + (code is null ? "" : "    ~ bucket\n    ```\n"),
            issue.RootElement.GetProperty("body").GetString());
    }

    [ScriptTheory]
    [InlineData("a\r# Owned @octocat\r<img src=x>\n", "    a\\r# Owned @octocat\\r<img src=x>\n")]
    [InlineData("a\u2028# Owned\n\n\u0085@octocat\n", "    a\\u{2028}# Owned\n    \n    \\u{85}@octocat\n")]
    [InlineData("\u202e@octocat\u001b[2J\0\n", "    \\u{202e}@octocat\\u{1b}[2J\\u{0}\n")]
    [InlineData("windows\r\n\tindented\r\n", "    windows\n    \tindented\n")]
    public void Report_LinesThatLeaveTheCode_StayInIt(string log, string shown)
    {
        using var run = Check("7", "[]");
        run.Write("drift/log", log);

        Assert.Equal(0, run.Run("drift-issue.sh", run.In("drift")).Exit);
        Assert.EndsWith("(https://github.example/runs/1).\n\n" + shown, Body(run), StringComparison.Ordinal);
    }

    [ScriptTheory]
    [InlineData(1_000, false)]
    [InlineData(40_000, true)]
    [InlineData(2_000_000, true)]
    public void Report_LongLog_IsCutAtALine(int lines, bool cuts)
    {
        using var run = Check("7", "[]");
        run.Write("drift/log", string.Concat(Enumerable.Repeat("é\n", lines)));

        Assert.Equal(0, run.Run("drift-issue.sh", run.In("drift")).Exit);
        var body = Body(run);
        Assert.Equal(cuts, body.Contains("\nThe log below is cut: ", StringComparison.Ordinal));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(body), 1, 65_535);
        Assert.EndsWith("\n    é\n", body, StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Report_CodeThatIsNone_IsAFailure()
    {
        using var run = Check("7 <!--", "[]");

        Assert.Equal(0, run.Run("drift-issue.sh", run.In("drift")).Exit);
        Assert.Contains("ended with exit code none in", Body(run), StringComparison.Ordinal);
    }

    [ScriptFact]
    public void Report_OpenIssue_IsChanged()
    {
        using var run = Check("7", OpenIssue);

        Assert.Equal(0, run.Run("drift-issue.sh", run.In("drift")).Exit);
        Assert.Equal([List, Change], run.Calls);
    }

    [ScriptTheory]
    [InlineData(OpenIssue, true)]
    [InlineData("""[{"number":5,"body":"<!-- gpuinfra-drift-dev -->"}]""", false)]
    public void Report_NoDrift_ClosesTheIssueOfTheStack(string issues, bool closes)
    {
        using var run = Check("0", issues);

        Assert.Equal(0, run.Run("drift-issue.sh", run.In("drift")).Exit);
        Assert.Equal(closes ? [List, Change] : [List], run.Calls);
        if (closes)
        {
            Assert.Contains("\"state\": \"closed\"", File.ReadAllText(run.In("sent")), StringComparison.Ordinal);
        }
    }

    private static string Body(ScriptRun run)
    {
        using var issue = JsonDocument.Parse(File.ReadAllText(run.In("sent")));
        return issue.RootElement.GetProperty("body").GetString()!;
    }

    private static ScriptRun Check(string? code, string issues)
    {
        var run = new ScriptRun { ["STACK"] = "prod", ["REPOSITORY"] = "acme/gpu-inference", ["RUN_URL"] = "https://github.example/runs/1" };
        run.Write("issues.json", issues);
        run.Replace("gh", "if [ \"$2\" = --paginate ]; then cat issues.json; else cat >sent; fi");
        if (code is not null)
        {
            run.Write("drift/code", code + "\n");
            run.Write("drift/log", "~ bucket\n```\n");
        }

        return run;
    }
}
