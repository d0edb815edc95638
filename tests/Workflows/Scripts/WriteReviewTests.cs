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
                $"gpuinfra diff --from {Base(run)} --format markdown --out {run.In("review", "comment.md")}",
                $"gpuinfra diff --from {Base(run)} --format html --out {run.In("review", "review.html")}",
                $"gpuinfra diff --root infra/Bootstrap --from {Base(run)} --exit-code --format markdown --max-bytes 16000 --out",
            ],
            run.Calls.Select(WithoutTemporaryFile));
        Assert.Equal("base", Git(run, "log", "-1", "--format=%s", Base(run)));
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
            $"gpuinfra diff --root infra/Bootstrap --from {Base(run)} --format html --out {run.In("review", "bootstrap.html")}", run.Calls[^1]);
        Assert.Equal(["marker\nservices\n\n# What the pipelines may do\n\n## pipelines"], Written(run, "comment.md"));
        Assert.Equal("marker\nservices\n\n# What the pipelines may do\n\n## pipelines\n", run.Summary);
    }

    [ScriptTheory]
    [InlineData(63_957, 64_000)]
    [InlineData(63_958, 49)]
    public void Write_MoreThanACommentHolds_IsWrittenAnewForTheRoomThereIs(int bytes, int length)
    {
        using var run = PullRequest(
            diff: "case \"$*\" in *--max-bytes*) echo anew. ;; "
                + $"*) head -c {bytes} /dev/zero | tr '\\0' x ;; esac >\"${{!#}}\"",
            pipelines: "printf '## pipelines\\n' >\"${!#}\"; exit 1");

        Assert.Equal(0, run.Run("write-review.sh", run.In("review")).Exit);

        var comment = File.ReadAllText(run.In("review", "comment.md"));
        Assert.Equal(length, comment.Length);
        Assert.EndsWith("\n# What the pipelines may do\n\n## pipelines\n", comment, StringComparison.Ordinal);
        Assert.Equal(
            length < bytes,
            run.Calls.Contains($"gpuinfra diff --from {Base(run)} --format markdown --max-bytes 63957 --out {run.In("review", "comment.md")}"));
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
        var run = new ScriptRun { ["NUMBER"] = "12" };
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

    // By its whole id, which no file of the pull request can stand in for.
    private static string Base(ScriptRun run) => Git(run, "rev-parse", "HEAD^1");

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
