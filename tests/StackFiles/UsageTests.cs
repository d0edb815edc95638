using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

public sealed class UsageTests
{
    [Fact]
    public async Task Plan_Usage_ChangesNoResource()
    {
        var file = CommittedStacks.Read("dev");
        var used = file
            .With(["gpuinfra:services", "chat", "usage", "hoursPerDay"], "8")
            .With(["gpuinfra:services", "chat", "usage", "requestsPerDay"], "2000")
            .With(["gpuinfra:platform", "usage", "models"], "90Gi");

        var (without, with) = (await PlanAsync(file), await PlanAsync(used));

        Assert.NotEqual(without.Resources.Select(resource => resource.Inputs), with.Resources.Select(resource => resource.Inputs));
        Assert.Equal(Custom(without).Select(resource => resource.Urn), Custom(with).Select(resource => resource.Urn));
        Assert.All(Custom(without).Zip(Custom(with)), pair =>
        {
            Assert.Equal(pair.First.Inputs, pair.Second.Inputs);
            Assert.Equal(pair.First.Dependencies, pair.Second.Dependencies);
        });
    }

    [Fact]
    public async Task Plan_CommittedStacks_CostWhatIsReckonedByHand()
    {
        var cost = CostReport.Of(await CommittedStacks.PlanAsync("prod"), PriceBook.List);

        // One L4 with 8 vCPU and 32 GiB and one RTX with 20 and 80, an endpoint, 90 GiB of models and 40 GiB of images.
        Assert.Equal(1037.2716m + 2326.35816m + 7.3m + 1.8m + 4m, cost.Total.Floor);
        Assert.Equal((3 * 1037.2716m) + (2 * 2326.35816m) + 7.3m + 1.8m + 4m, cost.Total.Ceiling);

        // The second L4 runs ten hours a day and ten minutes more.
        Assert.Equal(
            Math.Round(cost.Total.Floor + (1.42092m * (10 + (1m / 6)) * 730 / 24), 8), Math.Round(cost.Total.Usage!.Value, 8));
    }

    private static Task<Plan> PlanAsync(StackFile file) => CommittedStacks.PlanAsync(file, settings => InferenceProgram.Build(settings));

    private static List<PlannedResource> Custom(Plan plan)
    {
        var custom = plan.Resources.Where(resource => resource.IsCustom).ToList();
        Assert.NotEmpty(custom);
        return custom;
    }
}
