using Pulumi;

namespace GpuInfra.Planning.Tests;

public class PlannerTests
{
    private const int Many = 5000;

    [Fact]
    public async Task PlanAsync_AProgram_KnowsItsStackAndConfiguration()
    {
        var seen = new List<string?>();
        var plan = await Planner.PlanAsync(new PlanRequest("shop", "dev", () =>
        {
            seen.Add(Deployment.Instance.ProjectName);
            seen.Add(Deployment.Instance.StackName);
            seen.Add(Deployment.Instance.OrganizationName);
            seen.Add(new Config().Require("size"));
            seen.Add(new Config("gcp").Get("region"));
        })
        {
            Organization = "acme",
            Config = new Dictionary<string, string> { ["shop:size"] = "1 \"L\"", ["gcp:region"] = "europe-west4" },
        });

        Assert.Equal(["shop", "dev", "acme", "1 \"L\"", "europe-west4"], seen);
        Assert.Equal(("shop", "dev"), (plan.Project, plan.Stack));
        Assert.Empty(plan.Diagnostics);
    }

    [Fact]
    public async Task PlanAsync_Always_LeavesTheProcessAsItWas()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", "{\"a:b\":\"c\"}");
        try
        {
            await Assert.ThrowsAsync<PlanFailedException>(() => Plans.OfAsync(() => _ = new Config().Require("a")));

            Assert.Equal("{\"a:b\":\"c\"}", Environment.GetEnvironmentVariable("PULUMI_CONFIG"));
            Assert.Equal(0, Environment.ExitCode);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        }
    }

    // A program that is told which keys are secrets would read others than its stack has.
    [Fact]
    public async Task PlanAsync_SecretKeysOfTheProcess_AreHiddenFromTheProgramAndStay()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", "[\"shop:size\"]");
        try
        {
            string? seen = "";
            await Plans.OfAsync(() => seen = Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS"));

            Assert.Null(seen);
            Assert.Equal("[\"shop:size\"]", Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", null);
        }
    }

    [Theory]
    [InlineData(PlanMode.Preview, true)]
    [InlineData(PlanMode.Update, false)]
    public async Task PlanAsync_AMode_IsToldToTheProgram(PlanMode mode, bool isDryRun)
    {
        bool? seen = null;
        await Plans.OfAsync(() => seen = Deployment.Instance.IsDryRun, mode);

        Assert.Equal(isDryRun, seen);
    }

    [Fact]
    public async Task PlanAsync_BothModes_GiveTheSamePlan()
    {
        var preview = await Plans.OfAsync(Samples.Shop);
        var update = await Plans.OfAsync(Samples.Shop, PlanMode.Update);

        Assert.Equal(6, preview.Resources.Count);
        Assert.Equal(await Plans.JsonAsync(preview), await Plans.JsonAsync(update));
    }

    [Fact]
    public async Task PlanAsync_SeveralAtATime_DoNotMix()
    {
        static void Declare() => _ = new Store("data", new StoreArgs { Name = new Config().Require("name") });

        var plans = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => Planner.PlanAsync(
            new PlanRequest("shop", $"stack{index}", Declare)
            {
                Config = new Dictionary<string, string> { ["shop:name"] = $"name{index}" },
            }))));

        Assert.Equal(
            Enumerable.Range(0, 8).Select(index => $"name{index}"),
            plans.Select(plan => plan.Single("data").Inputs["name"].Text));
        Assert.Equal(Enumerable.Range(0, 8).Select(index => $"stack{index}"), plans.Select(plan => plan.Stack));
    }

    [Fact]
    public async Task PlanAsync_ThousandsOfResources_HasThemAll()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var group = new CustomResourceOptions { Parent = new Group("group") };
            var owner = new Account("owner");
            for (var index = 0; index < Many; index++)
            {
                _ = new Store($"store{index:D4}", new StoreArgs { Name = owner.Email, Labels = { ["a"] = "b" } }, group);
            }
        });

        Assert.Equal(Many + 3, plan.Resources.Count);
        Assert.Equal(["owner", "store0000"], plan.Resources.Skip(1).Take(2).Select(resource => resource.Name));
        Assert.Equal("${owner.email}", plan.Single("store4999").Inputs["name"].Text);
        Assert.Equal([Plans.Prefix + "test:iam/account:Account::owner"], plan.Single("store4999").Dependencies);
    }
}
