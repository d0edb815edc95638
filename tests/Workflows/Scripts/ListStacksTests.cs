namespace GpuInfra.Workflows.Tests;

public class ListStacksTests
{
    [ScriptTheory]
    [InlineData("prod dev", "dev prod")]
    [InlineData("prod staging dev", "dev staging prod")]
    [InlineData("prod-us prod-eu dev-2 qa", "dev-2 qa prod-eu prod-us")]
    [InlineData("only", "only")]
    public void List_StackFiles_AreInTheOrderOfTheirDeployment(string files, string expected)
    {
        using var run = Repository(files.Split(' '));

        Assert.Equal((0, expected.Replace(' ', '\n') + "\n"), run.Run("list-stacks.sh"));
    }

    [ScriptFact]
    public void List_OrderOfAStackFile_IsTaken()
    {
        using var run = Repository("dev", "canary", "prod");
        run.Write("Pulumi.prod.yaml", "# deployment-order: 20\nconfig: {}\n");
        run.Write("Pulumi.canary.yaml", "config:\n  # deployment-order: 1\n");

        Assert.Equal((0, "dev\nprod\ncanary\n"), run.Run("list-stacks.sh"));
    }

    [ScriptFact]
    public void List_Hyphen_IsNoneInVariables()
    {
        using var run = Repository("dev", "prod-eu-1");

        Assert.Equal(0, run.Run("list-stacks.sh").Exit);
        Assert.Equal("""stacks=[{"stack":"dev","variables":"DEV"},{"stack":"prod-eu-1","variables":"PROD_EU_1"}]""" + "\n", run.Output);
    }

    [ScriptTheory]
    [InlineData("Prod")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("-a")]
    [InlineData("a\n::set-output")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    public void List_NameThatNoEnvironmentHas_IsRefused(string name)
    {
        using var run = Repository("dev", name);

        var (exit, text) = run.Run("list-stacks.sh");

        Assert.Equal(1, exit);
        Assert.Equal(
            "::error::A stack file has a name that no environment can have: use up to 31 of a-z, 0-9 and -, a letter first and no - last.\n",
            text);
        Assert.Equal("", run.Output);
    }

    [ScriptFact]
    public void List_NameThatGitHubKeeps_IsRefused()
    {
        using var run = Repository("github-eu");

        Assert.Equal(1, run.Run("list-stacks.sh").Exit);
    }

    [ScriptFact]
    public void List_NoStackFile_IsRefused()
    {
        using var run = new ScriptRun();
        run.Write("Pulumi.yaml", "name: gpuinfra\n");

        Assert.Equal((1, "::error::There is no stack file. Write Pulumi.NAME.yaml at the root.\n"), run.Run("list-stacks.sh"));
    }

    private static ScriptRun Repository(params string[] stacks)
    {
        var run = new ScriptRun();
        run.Write("Pulumi.yaml", "name: gpuinfra\n");
        foreach (var stack in stacks)
        {
            run.Write($"Pulumi.{stack}.yaml", "config: {}\n");
        }

        return run;
    }
}
