using Pulumi;

namespace GpuInfra.Planning.Tests;

public class SecretTests
{
    private const string Hidden = "hunter2";

    [Fact]
    public async Task PlanAsync_ASecretInput_IsHidden()
    {
        var plan = await Plans.OfAsync(() =>
            _ = new Store("data", new StoreArgs { Name = "photos", Password = Output.CreateSecret(Hidden) }));

        Assert.Equal("name: photos, password: [secret]", plan.Single("data").Inputs.ToString());
        Assert.DoesNotContain(Hidden, await Plans.JsonAsync(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_ASecretInsideAnInput_HidesNoMoreThanItself()
    {
        var inputs = await Plans.InputsAsync("data", () => _ = new Store("data", new StoreArgs
        {
            Rules =
            {
                new StoreRuleArgs { Action = "read", Token = "public" },
                new StoreRuleArgs { Action = "write", Token = Output.CreateSecret(Hidden) },
            },
        }));

        Assert.Equal("[{action: read, token: public}, {action: write, token: [secret]}]", inputs["rules"].ToString());
    }

    [Fact]
    public async Task PlanAsync_ASecretItemOrEntry_HidesItsCollection()
    {
        var inputs = await Plans.InputsAsync("data", () => _ = new Store("data", new StoreArgs
        {
            Members = { "public", Output.CreateSecret(Hidden) },
            Labels = { ["open"] = "public", ["closed"] = Output.CreateSecret(Hidden) },
        }));

        Assert.Equal("labels: [secret], members: [secret]", inputs.ToString());
    }

    [Fact]
    public async Task PlanAsync_ATextMadeOfASecret_IsHidden()
    {
        var inputs = await Plans.InputsAsync("data", () =>
            _ = new Store("data", new StoreArgs { Name = Output.Format($"a {Output.CreateSecret(Hidden)} z") }));

        Assert.Equal("[secret]", inputs["name"].Text);
    }

    [Theory]
    [InlineData(PlanMode.Preview)]
    [InlineData(PlanMode.Update)]
    public async Task PlanAsync_AnOutputThatIsASecretInput_StaysHidden(PlanMode mode)
    {
        var plan = await Plans.OfAsync(
            () =>
            {
                var first = new Store("first", new StoreArgs { Password = Output.CreateSecret(Hidden) });
                _ = new Account("note", new AccountArgs { DisplayName = first.Password.Apply(password => $"it is {password}") });
            },
            mode);

        Assert.Equal("[secret]", plan.Single("note").Inputs["displayName"].Text);
    }

    [Fact]
    public async Task PlanAsync_AnAdditionalSecretOutput_StaysHidden()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var options = new CustomResourceOptions { AdditionalSecretOutputs = { "url" } };
            _ = new Account("note", new AccountArgs { DisplayName = new Store("first", new StoreArgs(), options).Url });
        });

        Assert.Equal("[secret]", plan.Single("note").Inputs["displayName"].Text);
        Assert.Equal(["url"], plan.Single("first").AdditionalSecretOutputs);
    }

    [Fact]
    public async Task PlanAsync_ASecretInputOfAComponent_IsHidden()
    {
        var inputs = await Plans.InputsAsync("group", () =>
            _ = new Group("group", new GroupArgs { Contact = Output.CreateSecret(Hidden) }));

        Assert.Equal("contact: [secret]", inputs.ToString());
    }

    [Fact]
    public async Task PlanAsync_ASecretInsideAJsonInput_HidesTheText()
    {
        var plan = await Plans.OfAsync(() =>
        {
            _ = new Cloud("open", args: new CloudArgs { Endpoint = new StoreRuleArgs { Token = new Account("reader").Email } });
            _ = new Cloud("closed", args: new CloudArgs { Endpoint = new StoreRuleArgs { Token = Output.CreateSecret(Hidden) } });
        });

        Assert.Equal("{ \"token\": \"${reader.email}\" }", plan.Single("open").Inputs["endpoint"].Text);
        Assert.Equal("[secret]", plan.Single("closed").Inputs["endpoint"].Text);
    }

    // Arguments in others may be sent as JSON as well.
    [Fact]
    public async Task PlanAsync_ASecretInsideAJsonInputOfAnother_HidesThatText()
    {
        var inputs = await Plans.InputsAsync("one", () => _ = new Group("one", new OuterArgs
        {
            Open = new InnerArgs { Text = new StoreRuleArgs { Action = "read" }, Plain = new StoreRuleArgs { Token = "public" } },
            Closed = new InnerArgs { Text = new StoreRuleArgs { Token = Output.CreateSecret(Hidden) }, Plain = new StoreRuleArgs { Action = "a", Token = Output.CreateSecret(Hidden) } },
        }));

        Assert.Equal(
            "closed: {plain: {action: a, token: [secret]}, text: [secret]}, open: {plain: {token: public}, text: { \"action\": \"read\" }}", inputs.ToString());
    }

    private sealed class OuterArgs : GroupArgs
    {
        [Input("open")]
        public Input<InnerArgs>? Open { get; set; }

        [Input("closed")]
        public Input<InnerArgs>? Closed { get; set; }
    }

    private sealed class InnerArgs : ResourceArgs
    {
        [Input("text", json: true)]
        public Input<StoreRuleArgs>? Text { get; set; }

        [Input("plain")]
        public Input<StoreRuleArgs>? Plain { get; set; }
    }
}
