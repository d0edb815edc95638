using Pulumi;

namespace GpuInfra.Planning.Tests;

public class UrnTests
{
    [Fact]
    public async Task PlanAsync_NestedComponents_GivesUrnsWithEveryTypeInBetween()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var outer = new Group("outer");
            var inner = new Group("inner", null, new ComponentResourceOptions { Parent = outer });
            var store = new Store("data", new StoreArgs(), new CustomResourceOptions { Parent = inner });
            _ = new Account("reader", null, new CustomResourceOptions { Parent = store });
        });

        Assert.Equal(
            [
                Plans.Prefix + "pulumi:pulumi:Stack::shop-dev",
                Plans.Prefix + "test:index:Group$test:index:Group$test:storage/store:Store$test:iam/account:Account::reader",
                Plans.Prefix + "test:index:Group$test:index:Group$test:storage/store:Store::data",
                Plans.Prefix + "test:index:Group$test:index:Group::inner",
                Plans.Prefix + "test:index:Group::outer",
            ],
            plan.Resources.Select(resource => resource.Urn));
        Assert.Equal(
            [null, plan.Resources[2].Urn, plan.Resources[3].Urn, plan.Resources[4].Urn, plan.Resources[0].Urn],
            plan.Resources.Select(resource => resource.ParentUrn));
        Assert.Equal([false, true, true, false, false], plan.Resources.Select(resource => resource.IsCustom));
    }

    [Fact]
    public async Task PlanAsync_OneTypeAndNameInTwoPlaces_KeepsTheirInputsApart()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var late = new TaskCompletionSource<string>();
            var group = new CustomResourceOptions { Parent = new Group("group") };
            _ = new Store("data", new StoreArgs { Name = Output.Create(late.Task) }, group);
            _ = new Store("data", new StoreArgs { Name = "early" });
            late.SetResult("late");
        });

        var byUrn = plan.Resources.ToDictionary(resource => resource.Urn, resource => resource.Inputs);
        Assert.Equal("late", byUrn[Plans.Prefix + "test:index:Group$test:storage/store:Store::data"]["name"].Text);
        Assert.Equal("early", byUrn[Plans.Prefix + "test:storage/store:Store::data"]["name"].Text);
    }

    [Fact]
    public async Task PlanAsync_TwoResourcesOfOneUrn_NamesTheUrn()
    {
        var failure = await Assert.ThrowsAsync<PlanFailedException>(() => Plans.OfAsync(() =>
        {
            _ = new Account("reader", null, new CustomResourceOptions { Parent = new Group("a") });
            _ = new Account("reader", null, new CustomResourceOptions { Parent = new Group("b") });
        }));

        Assert.Equal(
            "Two resources have the URN " + Plans.Prefix + "test:index:Group$test:iam/account:Account::reader. "
            + "Give one of them another name or another parent.",
            failure.Message);
    }

    [Fact]
    public async Task PlanAsync_AUrnAsInput_IsTheUrnOfTheEngine()
    {
        var inputs = await Plans.InputsAsync("note", () =>
        {
            var store = new Store("data", new StoreArgs(), new CustomResourceOptions { Parent = new Group("group") });
            _ = new Account("note", new AccountArgs { DisplayName = store.Urn });
        });

        Assert.Equal(Plans.Prefix + "test:index:Group$test:storage/store:Store::data", inputs["displayName"].Text);
    }
}
