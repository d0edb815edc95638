using System.Diagnostics;

namespace GpuInfra.Workflows.Tests;

public class WriteReviewTests
{
    [ScriptFact]
    public void Write_Change_IsComparedWithTheBaseOfTheMerge()
    {
        using var run = PullRequest(diff: "echo text >\"${!#}\"");

        var (exit, text) = run.Run("write-review.sh", run.In("review"));

        Assert.Equal((0, ""), (exit, text));
        Assert.Equal(
            [
                "gpuinfra check --format sarif",
                $"gpuinfra diff --from main --format markdown --out {run.In("review", "comment.md")}",
                $"gpuinfra diff --from main --format html --out {run.In("review", "review.html")}",
            ],
            run.Calls);
        Assert.Equal("base", Git(run, "log", "-1", "--format=%s", "main"));
        Assert.Equal(["12", "text", "log"], Written(run, "number", "comment.md", "findings.sarif"));
        Assert.Equal("text\n", run.Summary);
    }

    [ScriptFact]
    public void Write_StacksWithErrors_StillHaveFindings()
    {
        using var run = PullRequest(diff: "exit 1");

        var (exit, text) = run.Run("write-review.sh", run.In("review"));

        Assert.Equal((0, ""), (exit, text));
        Assert.Equal(
            ["log", "The stacks cannot be planned, so there is nothing to compare. The checks of this pull request say why."],
            Written(run, "findings.sarif", "comment.md"));
    }

    [ScriptFact]
    public void Write_ToolThatFails_Fails()
    {
        using var run = PullRequest(diff: "exit 70");

        Assert.Equal(1, run.Run("write-review.sh", run.In("review")).Exit);
    }

    private static ScriptRun PullRequest(string diff)
    {
        var run = new ScriptRun { ["BASE"] = "main", ["NUMBER"] = "12" };
        Git(run, "init", "--quiet");
        Git(run, "commit", "--quiet", "--allow-empty", "--message", "base");
        Git(run, "commit", "--quiet", "--allow-empty", "--message", "merge");
        Git(run, "checkout", "--quiet", "--detach");
        run.Replace("gpuinfra", $"if [ \"$1\" = check ]; then echo log; exit 1; fi\n{diff}");
        return run;
    }

    private static string Git(ScriptRun run, params string[] args)
    {
        string[] identity = ["-C", run.In(), "-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
        using var git = Process.Start(new ProcessStartInfo("git", [.. identity, .. args]) { RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output.Trim();
    }

    private static IEnumerable<string> Written(ScriptRun run, params string[] files) =>
        files.Select(file => File.ReadAllText(run.In("review", file)).Trim());
}
