namespace GpuInfra.Workflows.Tests;

public class RefuseDestructionTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Lookup = $"gh api repos/acme/gpu-inference/commits/{Commit}/pulls";
    private const string Refusal =
        "::error::prod would lose a resource or end a rollback. If that is meant, give the merged pull request the label allow-replace and run again. "
        + "What never goes through is stopped all the same.\n";
    private const string Labelled = """[{"merged_at":"2026-11-20","merge_commit_sha":"%","labels":[{"name":"enhancement"},{"name":"allow-replace"}]}]""";
    private const string Diff = "gpuinfra diff prod --from preview.json --fail-on destruction";
    private const string Certain = "gpuinfra diff prod --from preview.json --fail-on impossible";

    [ScriptTheory]
    [InlineData(0, "")]
    [InlineData(1, Refusal)]
    [InlineData(2, Refusal)]
    public void Refuse_NoLabel_AsksTheTool(int tool, string expected)
    {
        using var run = Deployment(tool, """[{"merged_at":"2026-11-20","merge_commit_sha":"%","labels":[{"name":"enhancement"}]}]""");

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal((tool == 0 ? 0 : 1, expected), (exit, text));
        Assert.Equal([Lookup, Diff], run.Calls);
    }

    [ScriptFact]
    public void Refuse_LabelOfTheMergedPullRequest_Allows()
    {
        using var run = Deployment(0, Labelled);

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal((0, "::warning::prod may lose resources or end a rollback: the pull request has the label allow-replace.\n"), (exit, text));
        Assert.Equal([Lookup, Certain], run.Calls);
    }

    [ScriptTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void Refuse_WhatNeverGoesThrough_NoLabelAllows(int tool)
    {
        using var run = Deployment(tool, Labelled);

        var (exit, text) = run.Run("refuse-destruction.sh", "preview.json");

        Assert.Equal(
            (1, "::error::The cloud would refuse the change of prod for certain, and the label allow-replace does not help: write what "
                + "the diff says instead.\n"),
            (exit, text));
        Assert.Equal([Lookup, Certain], run.Calls);
    }

    [ScriptTheory]
    [InlineData("""[{"merged_at":null,"merge_commit_sha":"%","labels":[{"name":"allow-replace"}]}]""")]
    [InlineData("""[{"merged_at":"2026-11-20","merge_commit_sha":"fedcba","labels":[{"name":"allow-replace"}]}]""")]
    [InlineData("""[{"merged_at":"2026-11-20","merge_commit_sha":"%","labels":[{"name":"do-not-allow-replace"}]}]""")]
    [InlineData("[]")]
    public void Refuse_OtherLabel_AllowsNothing(string pulls)
    {
        using var run = Deployment(1, pulls);

        Assert.Equal(1, run.Run("refuse-destruction.sh", "preview.json").Exit);
        Assert.Equal(Diff, run.Calls[^1]);
    }

    [ScriptFact]
    public void Refuse_GitHubThatDoesNotAnswer_Fails()
    {
        using var run = Deployment(0, "[]");
        run.Replace("gh", "exit 1");

        Assert.Equal(1, run.Run("refuse-destruction.sh", "preview.json").Exit);
    }

    private static ScriptRun Deployment(int tool, string pulls)
    {
        var run = new ScriptRun { ["STACK"] = "prod", ["COMMIT"] = Commit, ["REPOSITORY"] = "acme/gpu-inference" };
        run.Write("pulls.json", pulls.Replace("%", Commit, StringComparison.Ordinal));
        run.Replace("gh", "cat pulls.json");
        run.Replace("gpuinfra", $"exit {tool}");
        return run;
    }
}
