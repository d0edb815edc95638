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
