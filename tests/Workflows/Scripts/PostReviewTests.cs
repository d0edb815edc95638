using System.Text.Json;

namespace GpuInfra.Workflows.Tests;

public class PostReviewTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";
    private const string Own = "acme/gpu-inference";
    private const string Fork = "stranger/gpu-inference";
    private const string Bot = "github-actions[bot]";
    private const string Notice =
        "> Written by the code of this pull request, at 0123456789ab in [this run](https://github.example/runs/1). "
        + "Whoever wrote that code chose every word below.\n\n";

    [ScriptFact]
    public void Post_FirstReview_CreatesAComment()
    {
        using var run = Review("### Two stacks\nNothing is lost.\n");

        var (exit, text) = Post(run);

        Assert.Equal((0, ""), (exit, text));
        Assert.Equal("<!-- gpuinfra-review -->\n" + Notice + "### Two stacks\nNothing is lost.\n", Posted(run));
        Assert.Equal(
            [
                $"gh api --method GET repos/{Own}/pulls -f state=open -f head=stranger:change -f per_page=100",
                $"gh api --paginate repos/{Own}/issues/7/comments?per_page=100",
                $"gh api --method POST repos/{Own}/issues/7/comments --input - --silent",
            ],
            run.Calls);
        Assert.Equal("number=7\n", run.Output);
    }

    [ScriptFact]
    public void Post_LaterReview_EditsTheCommentThatTheBotMade()
    {
        using var run = Review("Later.\n");
        var (others, bots) = (Comment(40, "somebody", "<!-- gpuinfra-review -->\nmine"), Comment(41, Bot, "About <!-- gpuinfra-review -->"));
        run.Write("comments.json", $"[{others},{bots}][{Comment(42, Bot, "<!-- gpuinfra-review -->\nbefore")}]");

        var (exit, text) = Post(run);

        Assert.Equal((0, ""), (exit, text));
        Assert.Equal($"gh api --method PATCH repos/{Own}/issues/comments/42 --input - --silent", run.Calls[^1]);
        Assert.Equal("<!-- gpuinfra-review -->\n" + Notice + "Later.\n", Posted(run));
    }

    [ScriptTheory]
    [InlineData("<!-- gpuinfra-review -->\nText\n", "Text\n")]
    [InlineData("<!-- gpuinfra-preview-prod -->\nText\n", "Text\n")]
    [InlineData("To @acme/all (@one) and image@sha256:12\n", "To @\u200bacme/all (@\u200bone) and image@sha256:12\n")]
    [InlineData("$(touch pwned) `touch pwned` ${{ github.token }}\n", "$(touch pwned) `touch pwned` ${{ github.token }}\n")]
    public void Post_HostileText_IsPassedOnAsText(string written, string posted)
    {
        using var run = Review(written);

        var (exit, text) = Post(run);

        Assert.Equal((0, ""), (exit, text));
        Assert.Equal("<!-- gpuinfra-review -->\n" + Notice + posted, Posted(run));
        Assert.False(File.Exists(run.In("pwned")));
    }

    [ScriptFact]
    public void Post_Link_IsNotFollowed()
    {
        using var run = Review("");
        File.Delete(run.In("review", "comment.md"));
        File.CreateSymbolicLink(run.In("review", "comment.md"), "/etc/passwd");

        var (exit, text) = Post(run);

        Assert.Equal((1, "::error::The artifact has no comment.\n"), (exit, text));
        Assert.False(File.Exists(run.In("posted")));
    }

    [ScriptTheory]
    [InlineData("fedcba9876543210fedcba9876543210fedcba98", Fork)]
    [InlineData(Sha, "other/gpu-inference")]
    public void Post_PullRequestThatIsNotTheRuns_GetsNothing(string sha, string repository)
    {
        using var run = Review("Text\n");
        run.Write("pulls.json", Pulls((7, sha, repository)));

        var (exit, text) = Post(run);

        Assert.Equal((0, $"::notice::No open pull request is at {Sha} any more.\n"), (exit, text));
        Assert.Equal("", run.Output);
        Assert.Single(run.Calls);
    }

    [ScriptTheory]
    [InlineData("8", 0)]
    [InlineData("", 1)]
    [InlineData("9", 1)]
    [InlineData("7|8", 1)]
    [InlineData(".*", 1)]
    public void Post_NumberOfTheArtifact_ChoosesOnlyAmongTheRuns(string number, int expected)
    {
        using var run = Review("Text\n");
        run.Write("pulls.json", Pulls((7, Sha, Fork), (8, Sha, Fork)));
        run.Write("review/number", number + "\n");

        var (exit, text) = Post(run);

        Assert.Equal((expected, expected == 0 ? "" : "::error::The artifact names none of the pull requests of this run.\n"), (exit, text));
        Assert.Equal(expected == 0 ? "number=8\n" : "", run.Output);
    }

    [ScriptFact]
    public void Post_Preview_IsOfTheStackThatTheWorkflowNames()
    {
        using var run = Review("Prod\n");
        run["WORKFLOW"] = ".github/workflows/preview.yml@main";
        run["HEAD_REPOSITORY"] = Own;
        run["STACK"] = "prod";
        run.Write("pulls.json", Pulls((7, Sha, Own)));

        var (exit, text) = Post(run);

        Assert.Equal((0, ""), (exit, text));
        Assert.Equal("<!-- gpuinfra-preview-prod -->\n" + Notice + "Prod\n", Posted(run));
    }

    [ScriptTheory]
    [InlineData(".github/workflows/preview.yml", "::error::A fork has no preview.\n")]
    [InlineData(".github/workflows/other.yml", "::error::Nothing is posted for another workflow than these two.\n")]
    public void Post_OtherWorkflow_IsRefused(string workflow, string problem)
    {
        using var run = Review("All is well\n");
        run["WORKFLOW"] = workflow;

        var (exit, text) = Post(run);

        Assert.Equal((1, problem), (exit, text));
        Assert.False(File.Exists(run.In("posted")));
    }

    [ScriptFact]
    public void Post_RunThatWroteNothing_SaysSo()
    {
        using var run = Review("");
        Directory.Delete(run.In("review"), recursive: true);

        var (exit, text) = Post(run);

        Assert.Equal((0, "::notice::The run failed before it wrote anything.\n"), (exit, text));
        Assert.Equal("", run.Output);
    }

    private static ScriptRun Review(string comment)
    {
        var run = new ScriptRun
        {
            ["REPOSITORY"] = Own,
            ["HEAD_REPOSITORY"] = Fork,
            ["HEAD_BRANCH"] = "change",
            ["HEAD_SHA"] = Sha,
            ["WORKFLOW"] = ".github/workflows/review.yml",
            ["RUN_URL"] = "https://github.example/runs/1",
        };
        run.Write("pulls.json", Pulls((7, Sha, Fork)));
        run.Write("comments.json", "[]");
        run.Write("review/comment.md", comment);
        run.Write("review/number", "7\n");
        run.Replace("gh", """
            case "$*" in
              *"/pulls "*) cat pulls.json ;;
              *"/comments?per_page=100") cat comments.json ;;
              *"--input -"*) cat >posted ;;
              *) exit 9 ;;
            esac
            """);
        return run;
    }

    private static (int Exit, string Text) Post(ScriptRun run) => run.Run("post-review.sh", run.In("review"));

    private static string Posted(ScriptRun run)
    {
        using var request = JsonDocument.Parse(File.ReadAllText(run.In("posted")));
        Assert.Equal(["body"], request.RootElement.EnumerateObject().Select(property => property.Name));
        return request.RootElement.GetProperty("body").GetString()!;
    }

    private static string Pulls(params (int Number, string Sha, string Repository)[] pulls) =>
        $"[{string.Join(',', pulls.Select(pull => Pull(pull.Number, pull.Sha, pull.Repository)))}]";

    private static string Pull(int number, string sha, string repository) =>
        $$"""{"number":{{number}},"head":{"sha":"{{sha}}","repo":{"full_name":"{{repository}}"} } }""";

    private static string Comment(int id, string author, string body) =>
        $$"""{"id":{{id}},"user":{"login":"{{author}}"},"body":"{{JsonEncodedText.Encode(body)}}"}""";
}
