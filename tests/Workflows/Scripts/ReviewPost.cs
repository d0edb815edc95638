using System.Text.Json;

namespace GpuInfra.Workflows.Tests;

/// <summary>The comment that is posted of a text that the code of a pull request wrote.</summary>
internal static class ReviewPost
{
    public const string Head =
        "<!-- gpuinfra-review -->\n> Written by the code of this pull request, at 0123456789ab in [this run](https://github.example/runs/1). "
        + "Whoever wrote that code chose every word below.\n\n";

    public static string BodyOf(string text)
    {
        using var run = Prepare(".github/workflows/review.yml", "acme/gpu-inference");
        run.Write("review/comment.md", text);
        Assert.Equal((0, ""), run.Run("post-review.sh", run.In("review")));
        return Posted(run);
    }

    public static string Posted(ScriptRun run)
    {
        using var request = JsonDocument.Parse(File.ReadAllText(run.In("posted")));
        return request.RootElement.GetProperty("body").GetString()!;
    }

    /// <summary>A run of a workflow for pull request 7, with a GitHub that takes a first comment.</summary>
    public static ScriptRun Prepare(string workflow, string repository)
    {
        const string sha = "0123456789abcdef0123456789abcdef01234567";
        var run = new ScriptRun
        {
            ["REPOSITORY"] = "acme/gpu-inference",
            ["HEAD_REPOSITORY"] = repository,
            ["HEAD_BRANCH"] = "change",
            ["HEAD_SHA"] = sha,
            ["WORKFLOW"] = workflow,
            ["RUN_URL"] = "https://github.example/runs/1",
        };
        run.Write("pulls.json", $$"""[{"number":7,"head":{"sha":"{{sha}}","repo":{"full_name":"{{repository}}"} } }]""");
        run.Replace("gh", """
            case "$*" in
              *"/pulls "*) cat pulls.json ;;
              *"/comments?per_page=100") echo '[]' ;;
              *"--input -"*) cat >posted ;;
              *) exit 9 ;;
            esac
            """);
        return run;
    }
}
