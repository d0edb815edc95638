using System.Collections.Immutable;
using Pulumi;

namespace GpuInfra.Planning.Tests;

public class DependencyTests
{
    private const string AccountUrn = Plans.Prefix + "test:iam/account:Account::";
    private const string StoreUrn = Plans.Prefix + "test:storage/store:Store::";

    [Fact]
    public async Task PlanAsync_ReferencesInInputs_AreDependenciesOfTheirProperties()
    {
        var data = await Plans.ResourceAsync("data", () =>
        {
            var (first, second) = (new Account("first"), new Account("second"));
            _ = new Store("data", new StoreArgs
            {
                Name = "photos",
                Members = { second.Email, first.Email },
                Rules = { new StoreRuleArgs { Action = "read", Token = first.Email } },
            });
        });

        Assert.Equal([AccountUrn + "first", AccountUrn + "second"], data.Dependencies);
        Assert.Equal(["members", "rules"], data.PropertyDependencies.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([AccountUrn + "first", AccountUrn + "second"], data.PropertyDependencies["members"]);
        Assert.Equal([AccountUrn + "first"], data.PropertyDependencies["rules"]);
    }

    [Fact]
    public async Task PlanAsync_AnOutputThatLeavesNoTrace_IsADependencyAllTheSame()
    {
        var data = await Plans.ResourceAsync("data", () =>
            _ = new Store("data", new StoreArgs { Name = new Account("reader").Email.Apply(_ => "fixed") }));

        Assert.Equal("fixed", data.Inputs["name"].Text);
        Assert.Equal([AccountUrn + "reader"], data.Dependencies);
    }

    [Fact]
    public async Task PlanAsync_ExplicitDependencies_AreNotDependenciesOfAProperty()
    {
        var data = await Plans.ResourceAsync("data", () =>
            _ = new Store("data", new StoreArgs(), new CustomResourceOptions { DependsOn = { new Account("reader") } }));

        Assert.Equal([AccountUrn + "reader"], data.Dependencies);
        Assert.Empty(data.PropertyDependencies);
    }

    [Fact]
    public async Task PlanAsync_ADependencyOnAComponent_IsOneOnEveryCustomResourceInIt()
    {
        var data = await Plans.ResourceAsync("data", () =>
        {
            var outer = new Group("outer");
            var inner = new Group("inner", null, new ComponentResourceOptions { Parent = outer });
            var store = new Store("deep", new StoreArgs(), new CustomResourceOptions { Parent = inner });
            _ = new Account("deeper", null, new CustomResourceOptions { Parent = store });
            _ = new Account("shallow", null, new CustomResourceOptions { Parent = outer });
            _ = new Store("data", new StoreArgs(), new CustomResourceOptions { DependsOn = { outer } });
        });

        Assert.Equal(
            [
                Plans.Prefix + "test:index:Group$test:iam/account:Account::shallow",
                Plans.Prefix + "test:index:Group$test:index:Group$test:storage/store:Store::deep",
            ],
            data.Dependencies);
    }

    [Fact]
    public async Task PlanAsync_AnInputOfAComponent_IsPlannedLikeAnyOther()
    {
        var group = await Plans.ResourceAsync("group", () =>
            _ = new Group("group", new GroupArgs { Purpose = "tests", Contact = new Store("data", new StoreArgs()).Url }));

        Assert.Equal("contact: ${data.url}, purpose: tests", group.Inputs.ToString());
        Assert.Equal([StoreUrn + "data"], group.Dependencies);
        Assert.Equal([StoreUrn + "data"], group.PropertyDependencies["contact"]);
    }

    // A resource itself is sent by its URN, and nothing of the cloud answers it.
    [Theory]
    [InlineData(PlanMode.Preview)]
    [InlineData(PlanMode.Update)]
    public async Task PlanAsync_ResourcesAsInputs_AreTheirUrnsAndDependencies(PlanMode mode)
    {
        var plan = await Plans.OfAsync(
            () =>
            {
                var (owner, friend) = (new Account("owner"), new Account("friend"));
                _ = new Club("club", new ClubArgs
                {
                    Owner = owner,
                    Friends = ImmutableArray.Create<object>("somebody", friend),
                    Roles = ImmutableDictionary<string, object>.Empty.Add("first", "somebody").Add("second", owner),
                    Names = Output.Create(default(ImmutableArray<string>)),
                });
            },
            mode);

        var club = plan.Single("club");
        Assert.Equal(
            $"friends: [somebody, {AccountUrn}friend], names: [], owner: {AccountUrn}owner, roles: {{first: somebody, second: {AccountUrn}owner}}", club.Inputs.ToString());
        Assert.Equal(
            [("friends", AccountUrn + "friend"), ("owner", AccountUrn + "owner"), ("roles", AccountUrn + "owner")],
            club.PropertyDependencies.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, Assert.Single(entry.Value))));
    }

    private sealed class Club(string name, ClubArgs args) : CustomResource("test:a/club:Club", name, args, options: null)
    {
        [Output("title")]
        public Output<string> Title { get; private set; } = null!;
    }

    private sealed class ClubArgs : ResourceArgs
    {
        [Input("friends")]
        public Input<ImmutableArray<object>>? Friends { get; set; }

        [Input("roles")]
        public Input<ImmutableDictionary<string, object>>? Roles { get; set; }

        [Input("owner")]
        public Account? Owner { get; set; }

        [Input("names")]
        public Input<ImmutableArray<string>>? Names { get; set; }
    }
}
