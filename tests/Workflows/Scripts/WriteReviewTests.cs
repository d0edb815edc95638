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
                "gpuinfra diff --root infra/Bootstrap --from main --exit-code --format markdown --out",
            ],
            run.Calls.Select(WithoutTemporaryFile));
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

    [ScriptFact]
    public void Write_PipelinesThatChange_ComeBelowInTheSameComment()
    {
        using var run = PullRequest(
            diff: "printf 'marker\\nservices\\n' >\"${!#}\"",
            pipelines: "printf '<!-- gpuinfra-review -->\\n## pipelines\\n' >\"${!#}\"; exit 1");

        var (exit, text) = run.Run("write-review.sh", run.In("review"));

        Assert.Equal((0, ""), (exit, text));
        Assert.Equal(
            $"gpuinfra diff --root infra/Bootstrap --from main --format html --out {run.In("review", "bootstrap.html")}", run.Calls[^1]);
        Assert.Equal(["marker\nservices\n\n# What the pipelines may do\n\n## pipelines"], Written(run, "comment.md"));
        Assert.Equal("marker\nservices\n\n# What the pipelines may do\n\n## pipelines\n", run.Summary);
    }

    [ScriptTheory]
    [InlineData(63_900, false)]
    [InlineData(64_000, true)]
    public void Write_MoreThanACommentHolds_KeepsTheTitlesAndTablesOfBoth(int bytes, bool isCut)
    {
        using var run = PullRequest(
            diff: $"{{ printf '## services\\n\\n| table |\\n\\n### dev\\n'; head -c {bytes - 90} /dev/zero | tr '\\0' x; echo; }} >\"${{!#}}\"",
            pipelines: "printf '## pipelines\\n\\n### prod\\nchange\\n' >\"${!#}\"; exit 1");

        Assert.Equal(0, run.Run("write-review.sh", run.In("review")).Exit);

        var comment = Written(run, "comment.md").Single();
        Assert.InRange(comment.Length, 1, 64_000);
        Assert.StartsWith("## services\n\n| table |\n\n", comment, StringComparison.Ordinal);
        Assert.Contains("\n\n# What the pipelines may do\n\n## pipelines\n\n", comment, StringComparison.Ordinal);
        Assert.Equal(!isCut, comment.Contains("### prod", StringComparison.Ordinal));
        Assert.Equal(isCut, comment.EndsWith(
            "\nThere are more changes than a comment holds. The pages in the artifact of this run have everything.", StringComparison.Ordinal));
    }

    [ScriptFact]
    public void Write_PipelinesThatCannotBePlanned_AreSaidToBe()
    {
        using var run = PullRequest(diff: "echo text >\"${!#}\"", pipelines: "exit 2");

        Assert.Equal(0, run.Run("write-review.sh", run.In("review")).Exit);

        Assert.Equal(
            ["text\n\n# What the pipelines may do\n\nThe stacks of `infra/Bootstrap` cannot be planned. The checks of this pull request say why."],
            Written(run, "comment.md"));
    }

    [ScriptFact]
    public void Write_ToolThatFailsForThePipelines_Fails()
    {
        using var run = PullRequest(diff: "echo text >\"${!#}\"", pipelines: "exit 70");

        Assert.Equal(1, run.Run("write-review.sh", run.In("review")).Exit);
    }

    private static ScriptRun PullRequest(string diff, string pipelines = "echo same >\"${!#}\"")
    {
        var run = new ScriptRun { ["BASE"] = "main", ["NUMBER"] = "12" };
        Git(run, "init", "--quiet");
        Git(run, "commit", "--quiet", "--allow-empty", "--message", "base");
        Git(run, "commit", "--quiet", "--allow-empty", "--message", "merge");
        Git(run, "checkout", "--quiet", "--detach");
        run.Replace("gpuinfra", $"""
            if [ "$1" = check ]; then echo log; exit 1; fi
            case "$*" in *infra/Bootstrap*) {pipelines} ;; *) {diff} ;; esac
            """);
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

    private static string WithoutTemporaryFile(string call) =>
        call.Contains("--root", StringComparison.Ordinal) ? call[..call.LastIndexOf(' ')] : call;

    private static IEnumerable<string> Written(ScriptRun run, params string[] files) =>
        files.Select(file => File.ReadAllText(run.In("review", file)).Trim());
}
