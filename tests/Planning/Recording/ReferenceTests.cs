using Pulumi;

namespace GpuInfra.Planning.Tests;

public class ReferenceTests
{
    [Fact]
    public async Task PlanAsync_AnOutputAsInput_ShowsTheReference()
    {
        var inputs = await Plans.InputsAsync("data", () =>
            _ = new Store("data", new StoreArgs { Name = new Account("reader").Email }));

        Assert.Equal("${reader.email}", inputs["name"].Text);
    }

    [Fact]
    public async Task PlanAsync_AnIdAsInput_ShowsTheReference()
    {
        var inputs = await Plans.InputsAsync("data", () =>
            _ = new Store("data", new StoreArgs { Name = new Account("reader").Id }));

        Assert.Equal("${reader.id}", inputs["name"].Text);
    }

    [Fact]
    public async Task PlanAsync_OutputsInsideAText_ShowsEachReferenceInPlace()
    {
        var inputs = await Plans.InputsAsync("data", () =>
        {
            var (first, second) = (new Account("first"), new Account("second"));
            _ = new Store("data", new StoreArgs
            {
                Name = Output.Format($"<{first.Email}, {second.Email}>"),
                Members = { Output.Format($"serviceAccount:{first.Email}"), "user:someone" },
                Labels = { ["reader"] = first.Email.Apply(email => email.ToUpperInvariant()) },
            });
        });

        Assert.Equal("<${first.email}, ${second.email}>", inputs["name"].Text);
        Assert.Equal("[serviceAccount:${first.email}, user:someone]", inputs["members"].ToString());
        Assert.Equal("{reader: ${first.email}}", inputs["labels"].ToString());
    }

    [Fact]
    public async Task PlanAsync_AnOutputThatIsAnInput_ShowsTheInput()
    {
        var inputs = await Plans.InputsAsync("second", () =>
        {
            var first = new Store("first", new StoreArgs { Name = "photos", Labels = { ["tier"] = "hot" } });
            _ = new Store("second", new StoreArgs
            {
                Name = first.Name,
                Labels = { ["tier"] = first.Labels.Apply(labels => labels!["tier"]) },
            });
        });

        Assert.Equal("labels: {tier: hot}, name: photos", inputs.ToString());
    }

    [Theory]
    [InlineData(PlanMode.Preview)]
    [InlineData(PlanMode.Update)]
    public async Task PlanAsync_OutputsOfOtherTypes_AreReferencesTooWhereTheyCanBe(PlanMode mode)
    {
        var plan = await Plans.OfAsync(
            () =>
            {
                var first = new Store("first", new StoreArgs());
                _ = new Store("second", new StoreArgs
                {
                    Name = first.Statuses.Apply(statuses => statuses[0].Uri),
                    Replicas = first.Size,
                    IsOpen = first.IsReady,
                    Labels = first.Labels.Apply(labels => labels!),
                });
            },
            mode);

        Assert.Equal(
            "isOpen: false, labels: {}, name: ${first.statuses[0].uri}, replicas: ${first.size}",
            plan.Single("second").Inputs.ToString());
    }

    [Fact]
    public async Task PlanAsync_ACustomResourceNamedAsAComponent_NeedsNoType()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var reader = new Account("reader", null, new CustomResourceOptions { Parent = new Group("reader") });
            _ = new Store("data", new StoreArgs { Name = reader.Email });
        });

        Assert.Equal("${reader.email}", plan.Single("data").Inputs["name"].Text);
    }

    [Fact]
    public async Task PlanAsync_TwoTypesOfOneName_ShowsTheTypeInTheReference()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var account = new Account("chat");
            var store = new Store("chat", new StoreArgs());
            _ = new Account("note", new AccountArgs { DisplayName = Output.Format($"{account.Email} {store.Url}") });
        });

        Assert.Equal(
            "${test:iam/account:Account::chat.email} ${test:storage/store:Store::chat.url}",
            plan.Single("note").Inputs["displayName"].Text);
    }

    [Fact]
    public async Task PlanAsync_TwoTypesOfOneNameInAComponent_NeedNoPlaceInTheReference()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var options = new CustomResourceOptions { Parent = new Group("group") };
            var account = new Account("chat", null, options);
            _ = new Store("chat", new StoreArgs(), options);
            _ = new Account("note", new AccountArgs { DisplayName = account.Email });
        });

        Assert.Equal("${test:iam/account:Account::chat.email}", plan.Single("note").Inputs["displayName"].Text);
    }

    [Fact]
    public async Task PlanAsync_OneTypeAndNameInTwoPlaces_ShowsThePlaceInTheReference()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var inner = new Account("chat", null, new CustomResourceOptions { Parent = new Group("group") });
            var outer = new Account("chat");
            _ = new Account("note", new AccountArgs { DisplayName = Output.Format($"{inner.Email} {outer.Email}") });
        });

        Assert.Equal(
            "${test:index:Group$test:iam/account:Account::chat.email} ${test:iam/account:Account::chat.email}",
            plan.Single("note").Inputs["displayName"].Text);
    }

    [Theory]
    [InlineData("${=")]
    [InlineData("${==}")]
    [InlineData("${=x=}")]
    [InlineData("${=-1=}")]
    [InlineData("${=999999=}")]
    [InlineData("${=99999999999=}")]
    [InlineData("a ${b} c")]
    public async Task PlanAsync_ATextThatLooksLikeAReference_IsLeftAsItIs(string text)
    {
        var inputs = await Plans.InputsAsync("data", () =>
            _ = new Store("data", new StoreArgs { Name = Output.Format($"{text}{new Account("reader").Email}") }));

        Assert.Equal(text + "${reader.email}", inputs["name"].Text);
    }

    // A stand-in is a number below all that anybody counts: one that stands for nothing is a number of the program.
    [Theory]
    [InlineData(int.MinValue, "-2147483648")]
    [InlineData(int.MinValue + 1, "${meter.size}")]
    [InlineData(int.MinValue + 2, "-2147483646")]
    [InlineData(0, "0")]
    public async Task PlanAsync_ANumber_IsAReferenceWhereItStandsForAnOutput(int limit, string expected)
    {
        var inputs = await Plans.InputsAsync("meter", () => _ = new Meter("meter", new MeterArgs { Limit = limit }, new CustomResourceOptions { Id = "meters/1" }));

        Assert.Equal(expected, inputs["limit"].ToString());
    }

    [Theory]
    [InlineData("${=0=}", "${meter.size}")]
    [InlineData("${=1=}", "${=1=}")]
    public async Task PlanAsync_AText_IsAReferenceWhereItStandsForAnOutput(string text, string expected)
    {
        var inputs = await Plans.InputsAsync("group", () =>
        {
            _ = new Meter("meter", new MeterArgs(), new CustomResourceOptions { Id = "meters/1" });
            _ = new Group("group", new GroupArgs { Purpose = text });
        });

        Assert.Equal(expected, inputs["purpose"].ToString());
    }

    // Of its outputs only the number is no input, so that it is the first stand-in of a run.
    private sealed class Meter(string name, MeterArgs args, CustomResourceOptions? options = null)
        : CustomResource("test:a/meter:Meter", name, args, options)
    {
        [Output("size")]
        public Output<int> Size { get; private set; } = null!;
    }

    private sealed class MeterArgs : ResourceArgs
    {
        [Input("limit")]
        public Input<int>? Limit { get; set; }
    }
}
