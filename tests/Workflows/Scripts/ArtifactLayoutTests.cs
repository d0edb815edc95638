namespace GpuInfra.Workflows.Tests;

/// <summary>The workflow that posts finds its comments where its own download steps put them.</summary>
public class ArtifactLayoutTests
{
    private static readonly string[] Files = ["comment.md", "number"];

    [Theory]
    [InlineData("name: review", "comment.md number")]
    [InlineData("pattern: 'rev*'", "comment.md number")]
    [InlineData("pattern: 'preview-*'", "preview-dev/comment.md preview-dev/number preview-prod/comment.md preview-prod/number")]
    [InlineData("pattern: 'preview-*'\nmerge-multiple: true", "comment.md number")]
    [InlineData("name: absent", null)]
    public void Of_EachWayToAsk_IsTheActions(string inputs, string? layout)
    {
        var artifacts = new Dictionary<string, string[]> { ["review"] = Files, ["preview-dev"] = Files, ["preview-prod"] = Files };

        var found = ArtifactLayout.Of(WorkflowFile.Parse("step.yml", inputs).Root, artifacts);

        Assert.Equal(layout, found is null ? null : string.Join(' ', found.Keys.Order(StringComparer.Ordinal)));
    }

    [ScriptTheory]
    [InlineData("review", "review", "review", "")]
    [InlineData("review", "review", "review preview-dev other-review", "")]
    [InlineData("preview", "preview-dev", "preview-dev", "dev")]
    [InlineData("preview", "preview-staging", "preview-dev preview-staging preview-prod", "staging")]
    [InlineData("preview", null, "preview-dev preview-staging", "prod")]
    [InlineData("preview", null, "preview-dev", "staging")]
    [InlineData("review", null, "", "")]
    public void Job_ArtifactsOfARun_PostsTheOneOfItsName(string id, string? expected, string artifacts, string stack)
    {
        var job = WorkflowFile.Read(".github/workflows/review-comment.yml").Jobs.Single(job => job.Id == id);
        var download = job.Steps.Single(step => step.Is("actions/download-artifact"));
        var script = job.Steps.Single(step => step.Script.Contains("post-review.sh", StringComparison.Ordinal)).Script;
        var inputs = WorkflowFile.Parse("step.yml", Inputs(download, stack)).Root;
        using var run = ReviewPost.Prepare($".github/workflows/{id}.yml", "acme/gpu-inference");
        run["STACK"] = stack;
        var layout = ArtifactLayout.Of(inputs, artifacts.Split(' ').ToDictionary(name => name, _ => Files));
        foreach (var (path, artifact) in layout ?? [])
        {
            run.Write($"{inputs.Text("path")}/{path}", path == "number" ? "7\n" : $"Of {artifact}\n");
        }

        var (exit, text) = run.Run("post-review.sh", run.In(Argument(script)));

        Assert.Equal((0, expected is null ? "::notice::The run failed before it wrote anything.\n" : ""), (exit, text));
        Assert.Equal(expected is not null, File.Exists(run.In("posted")));
        if (expected is not null)
        {
            Assert.EndsWith($"\n\nOf {expected}\n", ReviewPost.Posted(run), StringComparison.Ordinal);
        }
    }

    private static string Inputs(Step download, string stack) =>
        string.Concat(download.Node.Get("with").Entries()
            .Select(input => $"{input.Key}: '{input.Value.Text()}'\n"))
            .Replace("${{ runner.temp }}/", "", StringComparison.Ordinal)
            .Replace("${{ matrix.stack }}", stack, StringComparison.Ordinal);

    private static string Argument(string script) => script.Split("\"$RUNNER_TEMP/")[1].Split('"')[0];
}
