namespace GpuInfra.Workflows.Tests;

public class MayDeployTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Other = "fedcba9876543210fedcba9876543210fedcba98";

    [ScriptTheory]
    [InlineData("dev", Commit, Other, true)]
    [InlineData("dev", Other, Commit, false)]
    [InlineData("staging", Commit, Commit, true)]
    [InlineData("staging", Commit, Other, false)]
    [InlineData("staging", Commit, "", false)]
    [InlineData("prod", Commit, Commit, false)]
    public void Decide_TipAndStacksBefore_SayWhether(string stack, string tip, string dev, bool goes)
    {
        using var run = Deployment(stack, tip);
        run.Write("dev.json", dev.Length == 0 ? "[]" : $"[{Record(1, dev)}]");

        var (exit, text) = run.Run("may-deploy.sh");

        Assert.Equal((0, goes), (exit, text.Length == 0));
        Assert.Equal(goes ? "go=true\n" : "go=false\n", run.Output);
    }

    [ScriptFact]
    public void Decide_OlderCommit_SaysThatANewerRunDeploys()
    {
        using var run = Deployment("dev", Other);

        Assert.Equal((0, "::notice::main has moved on to fedcba987654. A newer run deploys that.\n"), run.Run("may-deploy.sh"));
        Assert.Single(run.Calls);
    }

    [ScriptTheory]
    [InlineData("somebody", "gpuinfra")]
    [InlineData("github-actions[bot]", "deploy")]
    public void Decide_DeploymentThatIsNoRecord_DoesNotCount(string creator, string task)
    {
        using var run = Deployment("staging", Commit);
        run.Write("dev.json", $"[{Record(9, Commit, creator, task)},{Record(8, Other)}]");

        Assert.Equal(0, run.Run("may-deploy.sh").Exit);
        Assert.Equal("go=false\n", run.Output);
    }

    [ScriptFact]
    public void Decide_GitHubThatDoesNotAnswer_Fails()
    {
        using var run = Deployment("dev", Commit);
        run.Replace("gh", "exit 1");

        Assert.NotEqual(0, run.Run("may-deploy.sh").Exit);
        Assert.Equal("", run.Output);
    }

    [ScriptFact]
    public void Record_Deployment_IsReadAgain()
    {
        using var run = Deployment("prod", Commit);
        run["RUN_URL"] = "https://github.example/runs/1";
        run.Replace("gh", "cat >>sent; echo '{\"id\": 5}'");

        Assert.Equal(0, run.Run("record-deployment.sh").Exit);
        Assert.Equal(
            [
                "gh api --method POST repos/acme/gpu-inference/deployments --input -",
                "gh api --method POST repos/acme/gpu-inference/deployments/5/statuses --input - --silent",
            ],
            run.Calls);
        Assert.Contains("\"task\": \"gpuinfra\"", File.ReadAllText(run.In("sent")), StringComparison.Ordinal);
        Assert.Contains($"\"ref\": \"{Commit}\"", File.ReadAllText(run.In("sent")), StringComparison.Ordinal);
    }

    private static ScriptRun Deployment(string stack, string tip)
    {
        var run = new ScriptRun { ["STACK"] = stack, ["COMMIT"] = Commit, ["BRANCH"] = "main", ["REPOSITORY"] = "acme/gpu-inference" };
        foreach (var name in (string[])["dev", "staging", "prod"])
        {
            run.Write($"Pulumi.{name}.yaml", "config: {}\n");
            run.Write($"{name}.json", "[]");
        }

        run.Replace("gh", $$"""
            case "$2" in
              */git/ref/heads/main) echo '{"object":{"sha":"{{tip}}"} }' ;;
              */deployments\?environment=*) name=${2#*environment=}; cat "${name%%&*}.json" ;;
              *) exit 9 ;;
            esac
            """);
        return run;
    }

    private static string Record(int id, string sha, string creator = "github-actions[bot]", string task = "gpuinfra") =>
        $$"""{"id":{{id}},"sha":"{{sha}}","task":"{{task}}","creator":{"login":"{{creator}}"} }""";
}
