namespace GpuInfra.Workflows.Tests;

/// <summary>A run with a `gh` that answers from files as GitHub would about deployments, pull requests, runs and people.</summary>
internal static class FakeGitHub
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    public const string Head = "1111111111111111111111111111111111111111";
    public const string Committed = """{"event":"committed","sha":"1111111111111111111111111111111111111111"}""";

    /// <summary>The label, given by somebody after the push of 10:00.</summary>
    public static string Labelled { get; } = $"[{Committed},{Label("labeled")}]";

    public static ScriptRun Create()
    {
        var run = new ScriptRun { ["STACK"] = "prod", ["COMMIT"] = Commit, ["BRANCH"] = "main", ["REPOSITORY"] = "acme/gpu-inference" };
        run.Write("api/deployments", "[]");
        run.Write("api/runs", Runs("2026-11-20T10:00:00Z"));
        Permit(run, "somebody", "write");
        run.Replace("gh", """
            for path; do :; done
            path=${path#repos/acme/gpu-inference/}
            case $path in
              deployments\?environment=prod\&*) cat api/deployments ;;
              actions/runs\?*head_sha=1111111111111111111111111111111111111111*) cat api/runs ;;
              compare/*) name=${path%%\?*}; cat "api/$name" ;;
              commits/*/pulls*) name=${path%%\?*}; cat "api/$name" 2>/dev/null || echo '[]' ;;
              issues/*/timeline* | collaborators/*) name=${path%%\?*}; cat "api/$name" ;;
              *) exit 9 ;;
            esac
            """);
        return run;
    }

    /// <summary>A pull request that was merged as a commit, with the timeline that GitHub tells of it.</summary>
    public static void Merge(ScriptRun run, int number, string commit, string timeline)
    {
        run.Write($"api/commits/{commit}/pulls", $"[{Pull(number, commit)}]");
        run.Write($"api/issues/{number}/timeline", timeline);
    }

    public static void Permit(ScriptRun run, string person, string permission) =>
        run.Write($"api/collaborators/{person}/permission", $$"""{"permission":"{{permission}}"}""");

    public static string Pull(int number, string commit) => $$"""
        {"number":{{number}},"merged_at":"2026-11-20T12:00:00Z","merge_commit_sha":"{{commit}}","labels":[{"name":"enhancement"},{"name":"allow-replace"}],
         "base":{"ref":"main","repo":{"full_name":"acme/gpu-inference"} },"head":{"sha":"{{Head}}"} }
        """;

    public static string Label(string what, string at = "2026-11-20T11:00:00Z", string name = "allow-replace", string actor = "somebody") =>
        $$"""{"event":"{{what}}","created_at":"{{at}}","label":{"name":"{{name}}"},"actor":{"login":"{{actor}}","type":"User"} }""";

    public static string Runs(params string[] times) =>
        $$"""{"workflow_runs":[{{string.Join(',', times.Select(time => $$"""{"head_sha":"{{Head}}","created_at":"{{time}}"}"""))}}]}""";
}
