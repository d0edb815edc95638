using Pulumi;
using Pulumi.Random;
using ServiceAccount = Pulumi.Gcp.ServiceAccount.Account;
using ServiceAccountArgs = Pulumi.Gcp.ServiceAccount.AccountArgs;

namespace GpuInfra.Planning.Tests;

public class KnownOutputTests
{
    [Theory]
    [InlineData(PlanMode.Preview)]
    [InlineData(PlanMode.Update)]
    public async Task PlanAsync_AnAccountOfAProject_HasTheAddressOfThePreview(PlanMode mode)
    {
        var plan = await Plans.OfAsync(() => Use(new("runner", new() { AccountId = "chat", Project = "acme" })), mode);

        Assert.Equal("chat@acme.iam.gserviceaccount.com serviceAccount:chat@acme.iam.gserviceaccount.com", UseIn(plan));
    }

    [Fact]
    public async Task PlanAsync_AKnownAddress_StillDependsOnTheAccount()
    {
        var plan = await Plans.OfAsync(() => Use(new("runner", new() { AccountId = "chat", Project = "acme" })));

        string[] account = [$"{Plans.Prefix}gcp:serviceaccount/account:Account::runner"];
        Assert.Equal(account, plan.Single("use").Dependencies);
        Assert.Equal(account, plan.Single("use").PropertyDependencies["contact"]);
    }

    [Fact]
    public async Task PlanAsync_AProjectOfADomain_StandsBehindTheAccount()
    {
        var plan = await Plans.OfAsync(() => Use(new("runner", new() { AccountId = "chat", Project = "example.com:acme" })));

        Assert.StartsWith("chat@acme.example.com.iam.gserviceaccount.com ", UseIn(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_AnAccountWithoutAProject_IsInThatOfItsProvider()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var provider = new Pulumi.Gcp.Provider("gcp", new() { Project = "acme" });
            Use(new("runner", new() { AccountId = "chat" }, new() { Provider = provider }));
        });

        Assert.StartsWith("chat@acme.iam.gserviceaccount.com ", UseIn(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_AnAccountWithoutAProvider_IsInTheProjectOfTheStack()
    {
        var request = new PlanRequest("shop", "dev", () => Use(new("runner", new() { AccountId = "chat" })))
        {
            Config = new Dictionary<string, string> { ["gcp:project"] = "acme", ["other:project"] = "wrong" },
        };

        Assert.StartsWith("chat@acme.iam.gserviceaccount.com ", UseIn(await Planner.PlanAsync(request)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_AnAccountOfNoKnownProject_HasNoKnownAddress() =>
        await AssertUnknownAsync(() => new() { AccountId = "chat" });

    [Fact]
    public async Task PlanAsync_AnAccountWhoseIdIsMade_HasNoKnownAddress() =>
        await AssertUnknownAsync(() => new() { AccountId = new RandomId("id", new() { ByteLength = 4 }).Hex, Project = "acme" });

    [Fact]
    public async Task PlanAsync_AnAccountWhoseProjectIsMade_HasNoKnownAddress() => await AssertUnknownAsync(() => new()
    {
        AccountId = "chat",
        Project = Output.Format($"acme-{new RandomId("id", new() { ByteLength = 4 }).Hex}"),
    });

    [Fact]
    public async Task PlanAsync_AnAccountWhoseIdIsASecret_DoesNotTellIt() =>
        await AssertUnknownAsync(() => new() { AccountId = Output.CreateSecret("chat"), Project = "acme" });

    [Fact]
    public async Task PlanAsync_AnAccountWhoseIdOnlyLooksLikeAReference_HasTheAddressMadeOfIt()
    {
        var plan = await Plans.OfAsync(() => Use(new("runner", new() { AccountId = "${=x=}", Project = "acme" })));

        Assert.StartsWith("${=x=}@acme.iam.gserviceaccount.com ", UseIn(plan), StringComparison.Ordinal);
    }

    private static async Task AssertUnknownAsync(Func<ServiceAccountArgs> args)
    {
        var plan = await Plans.OfAsync(() => Use(new("runner", args())));

        Assert.Equal("${runner.email} ${runner.member}", UseIn(plan));
    }

    private static void Use(ServiceAccount account) =>
        _ = new Group("use", new() { Contact = Output.Format($"{account.Email} {account.Member}") });

    private static string UseIn(Plan plan) => plan.Single("use").Inputs["contact"].Text;
}
