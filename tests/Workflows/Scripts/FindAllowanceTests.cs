namespace GpuInfra.Workflows.Tests;

public class FindAllowanceTests
{
    private const string Earlier = "2222222222222222222222222222222222222222";
    private const string Deployed = "3333333333333333333333333333333333333333";
    private const string Force = """{"event":"head_ref_force_pushed","created_at":"2026-11-20T11:30:00Z"}""";
    private const string Comment = """{"event":"commented","created_at":"2026-11-20T11:40:00Z","actor":{"login":"a","type":"User"} }""";
    private const string Bot = """
        {"event":"labeled","created_at":"2026-11-20T11:00:00Z","label":{"name":"allow-replace"},"actor":{"login":"labeler[bot]","type":"Bot"} }
        """;

    public static TheoryData<string, bool> Timelines => new()
    {
        { FakeGitHub.Labelled, true },
        { $"[{FakeGitHub.Committed},{FakeGitHub.Label("labeled")},{Comment},{FakeGitHub.Label("unlabeled", name: "other")}]", true },
        { $"[{FakeGitHub.Committed}][{FakeGitHub.Label("labeled")}]", true },
        { $"[{FakeGitHub.Label("labeled")},{FakeGitHub.Committed}]", false },
        { $"[{FakeGitHub.Committed},{FakeGitHub.Label("labeled")},{Force}]", false },
        { $"[{FakeGitHub.Committed},{FakeGitHub.Label("labeled")}][{FakeGitHub.Committed}]", false },
        { $"[{FakeGitHub.Committed},{FakeGitHub.Label("labeled")},{FakeGitHub.Label("unlabeled", "2026-11-20T11:01:00Z")}]", false },
        { $"[{FakeGitHub.Committed},{FakeGitHub.Label("labeled", name: "do-not-allow-replace")}]", false },
        { $"[{FakeGitHub.Committed},{Bot}]", false },
        { "[]", false },
    };

    [ScriptTheory]
    [MemberData(nameof(Timelines))]
    public void Find_Label_CountsAfterTheLastPush(string timeline, bool allows)
    {
        using var run = FakeGitHub.Create();
        FakeGitHub.Merge(run, 7, FakeGitHub.Commit, timeline);

        Assert.Equal((0, allows ? "#7\n" : ""), run.Run("find-allowance.sh"));
    }

    // The date of a commit is its author's, and with it the place in the timeline: the runs have GitHub's.
    [ScriptTheory]
    [InlineData("2026-11-20T10:59:59Z", true)]
    [InlineData("2026-11-20T11:00:00Z", false)]
    [InlineData("2026-11-20T11:30:00Z", false)]
    public void Find_BackdatedCommit_IsAsLateAsItsLastRun(string pushed, bool allows)
    {
        using var run = FakeGitHub.Create();
        FakeGitHub.Merge(run, 7, FakeGitHub.Commit, FakeGitHub.Labelled);
        run.Write("api/runs", FakeGitHub.Runs("2026-11-20T09:00:00Z", pushed));

        Assert.Equal((0, allows ? "#7\n" : ""), run.Run("find-allowance.sh"));
    }

    [ScriptFact]
    public void Find_CommitThatNoRunSaw_AllowsNothing()
    {
        using var run = FakeGitHub.Create();
        FakeGitHub.Merge(run, 7, FakeGitHub.Commit, FakeGitHub.Labelled);
        run.Write("api/runs", FakeGitHub.Runs());

        Assert.Equal((0, ""), run.Run("find-allowance.sh"));
    }

    [ScriptTheory]
    [InlineData("admin", true)]
    [InlineData("write", true)]
    [InlineData("read", false)]
    [InlineData("none", false)]
    public void Find_LabelOfAPerson_CountsIfTheyMayWrite(string permission, bool allows)
    {
        using var run = FakeGitHub.Create();
        FakeGitHub.Merge(run, 7, FakeGitHub.Commit, FakeGitHub.Labelled);
        FakeGitHub.Permit(run, "somebody", permission);

        Assert.Equal((0, allows ? "#7\n" : ""), run.Run("find-allowance.sh"));
    }

    [ScriptFact]
    public void Find_EarlierPullRequestThatWasNotDeployed_Allows()
    {
        using var run = FakeGitHub.Create();
        FakeGitHub.Merge(run, 6, Earlier, FakeGitHub.Labelled);
        FakeGitHub.Merge(run, 7, FakeGitHub.Commit, "[]");
        Deploy(run, Earlier, FakeGitHub.Commit);

        Assert.Equal((0, "#6\n"), run.Run("find-allowance.sh"));
    }

    [ScriptFact]
    public void Find_PullRequestThatWasDeployed_AllowsNothingMore()
    {
        using var run = FakeGitHub.Create();
        FakeGitHub.Merge(run, 6, Earlier, FakeGitHub.Labelled);
        Deploy(run, FakeGitHub.Commit);

        Assert.Equal((0, ""), run.Run("find-allowance.sh"));
    }

    [ScriptFact]
    public void Find_FirstDeployment_AsksTheMergedPullRequestAlone()
    {
        using var run = FakeGitHub.Create();
        FakeGitHub.Merge(run, 6, Earlier, FakeGitHub.Labelled);

        Assert.Equal((0, ""), run.Run("find-allowance.sh"));
        Assert.Equal(2, run.Calls.Count);
    }

    [ScriptTheory]
    [InlineData("\"merged_at\":\"2026-11-20T12:00:00Z\"", "\"merged_at\":null")]
    [InlineData("\"merge_commit_sha\":\"0123", "\"merge_commit_sha\":\"9999")]
    [InlineData("\"ref\":\"main\"", "\"ref\":\"other\"")]
    [InlineData("acme/gpu-inference", "stranger/gpu-inference")]
    [InlineData("{\"name\":\"allow-replace\"}", "{\"name\":\"do-not-allow-replace\"}")]
    public void Find_PullRequestThatOnlyHoldsTheCommit_AllowsNothing(string before, string after)
    {
        using var run = FakeGitHub.Create();
        FakeGitHub.Merge(run, 7, FakeGitHub.Commit, FakeGitHub.Labelled);
        var pull = FakeGitHub.Pull(7, FakeGitHub.Commit);
        Assert.Contains(before, pull, StringComparison.Ordinal);
        run.Write($"api/commits/{FakeGitHub.Commit}/pulls", $"[{pull.Replace(before, after, StringComparison.Ordinal)}]");

        Assert.Equal((0, ""), run.Run("find-allowance.sh"));
    }

    private static void Deploy(ScriptRun run, params string[] since)
    {
        run.Write("api/deployments", $$"""[{"id":1,"sha":"{{Deployed}}","task":"gpuinfra","creator":{"login":"github-actions[bot]"} }]""");
        run.Write(
            $"api/compare/{Deployed}...{FakeGitHub.Commit}",
            $$"""{"commits":[{{string.Join(',', since.Select(sha => $$"""{"sha":"{{sha}}"}"""))}}]}""");
    }
}
