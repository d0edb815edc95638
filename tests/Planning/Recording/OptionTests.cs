using Pulumi;

namespace GpuInfra.Planning.Tests;

public class OptionTests
{
    [Fact]
    public async Task PlanAsync_ProtectionAndRetentionOfAParent_AreInheritedUnlessSaid()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var group = new Group("group", null, new ComponentResourceOptions { Protect = true, RetainOnDelete = true });
            var inner = new Group("inner", null, new ComponentResourceOptions { Parent = group });
            _ = new Account("kept", null, new CustomResourceOptions { Parent = inner });
            _ = new Account("free", null, new CustomResourceOptions { Parent = inner, Protect = false, RetainOnDelete = false });
            _ = new Account("outside");
        });

        var protections = plan.Resources.ToDictionary(
            resource => resource.Name, resource => (resource.Protect, resource.RetainOnDelete));
        Assert.Equal((true, true), protections["group"]);
        Assert.Equal((true, true), protections["inner"]);
        Assert.Equal((true, true), protections["kept"]);
        Assert.Equal((false, false), protections["free"]);
        Assert.Equal((false, false), protections["outside"]);
    }

    [Fact]
    public async Task PlanAsync_WhatAParentIsDeletedWith_IsInheritedUnlessSaid()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var group = new Group("group", null, new ComponentResourceOptions { DeletedWith = new Account("owner") });
            _ = new Account("follows", null, new CustomResourceOptions { Parent = group });
            _ = new Account("says", null, new CustomResourceOptions { Parent = group, DeletedWith = new Account("other") });
        });

        Assert.Equal(
            [("follows", Plans.Prefix + "test:iam/account:Account::owner"), ("says", Plans.Prefix + "test:iam/account:Account::other"), ("owner", null)],
            new[] { "follows", "says", "owner" }.Select(name => (name, plan.Single(name).DeletedWith)));
    }

    [Fact]
    public async Task PlanAsync_AllOptions_AreInThePlan()
    {
        var data = await Plans.ResourceAsync("data", () => _ = new Store("data", new StoreArgs(), new CustomResourceOptions
        {
            DeletedWith = new Account("owner"),
            IgnoreChanges = { "labels" },
            ReplaceOnChanges = { "name" },
            DeleteBeforeReplace = true,
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(45), Delete = TimeSpan.FromSeconds(90) },
        }));

        Assert.Equal(Plans.Prefix + "test:iam/account:Account::owner", data.DeletedWith);
        Assert.Equal(["labels"], data.IgnoreChanges);
        Assert.Equal(["name"], data.ReplaceOnChanges);
        Assert.True(data.DeleteBeforeReplace);
        Assert.Equal(new PlannedTimeouts(TimeSpan.FromMinutes(45), null, TimeSpan.FromSeconds(90)), data.CustomTimeouts);
    }

    [Fact]
    public async Task PlanAsync_NoOptions_LeavesThePlanSilent()
    {
        var data = await Plans.ResourceAsync("data", () => _ = new Store("data", new StoreArgs()));

        Assert.Null(data.DeletedWith);
        Assert.Null(data.DeleteBeforeReplace);
        Assert.Null(data.CustomTimeouts);
        Assert.Null(data.ProviderUrn);
        Assert.Null(data.ImportId);
        Assert.Null(data.ReadId);
        Assert.Empty(data.Aliases);
        Assert.Empty(data.Dependencies);
        Assert.Empty(data.Inputs.Entries);
    }

    [Fact]
    public async Task PlanAsync_Aliases_BecomeUrns()
    {
        var data = await Plans.ResourceAsync("data", () =>
        {
            var (group, other) = (new Group("group"), new Group("other"));
            var inner = new Group("inner", null, new ComponentResourceOptions { Parent = other });
            _ = new Store("data", new StoreArgs(), new CustomResourceOptions
            {
                Parent = group,
                Aliases =
                {
                    new Alias { Urn = "urn:pulumi:old::shop::test:any:Any::old" },
                    new Alias { Name = "previous" },
                    new Alias { Type = "test:old:Store", NoParent = true },
                    new Alias { Parent = inner },
                    new Alias { ParentUrn = inner.Urn.Apply(_ => Plans.Prefix + "test:x:Y$test:x:Z::z") },
                    new Alias { Stack = "prod", Project = "store" },
                },
            });
        });

        Assert.Equal(
            [
                "urn:pulumi:old::shop::test:any:Any::old",
                Plans.Prefix + "test:index:Group$test:storage/store:Store::previous",
                Plans.Prefix + "test:old:Store::data",
                Plans.Prefix + "test:index:Group$test:index:Group$test:storage/store:Store::data",
                Plans.Prefix + "test:x:Y$test:x:Z$test:storage/store:Store::data",
                "urn:pulumi:prod::store::test:index:Group$test:storage/store:Store::data",
            ],
            data.Aliases);
    }

    [Fact]
    public async Task PlanAsync_AProviderOfAParent_IsInheritedByItsPackageAlone()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var group = new Group("group", null, new ComponentResourceOptions
            {
                Providers = { new Cloud("west"), new Cloud("far", "other") },
            });
            var inner = new Group("inner", null, new ComponentResourceOptions { Parent = group });
            _ = new Account("inherits", null, new CustomResourceOptions { Parent = inner });
            _ = new Account("says", null, new CustomResourceOptions { Parent = inner, Provider = new Cloud("east") });
            _ = new Account("outside");
        });

        Assert.Equal(Plans.Prefix + "pulumi:providers:test::west", plan.Single("inherits").ProviderUrn);
        Assert.Equal(Plans.Prefix + "pulumi:providers:test::east", plan.Single("says").ProviderUrn);
        Assert.Null(plan.Single("outside").ProviderUrn);
        Assert.Null(plan.Single("group").ProviderUrn);
    }

    [Fact]
    public async Task PlanAsync_ResourcesThatExist_AreReadOrImported()
    {
        var plan = await Plans.OfAsync(() =>
        {
            var read = new Account("read", null, new CustomResourceOptions { Id = "accounts/1" });
            _ = new Account("imported", null, new CustomResourceOptions { ImportId = "accounts/2" });
            _ = new Store("data", new StoreArgs { Name = read.Id, Password = read.Email });
        });

        Assert.Equal("accounts/1", plan.Single("read").ReadId);
        Assert.Equal("accounts/2", plan.Single("imported").ImportId);
        Assert.Equal("name: accounts/1, password: ${read.email}", plan.Single("data").Inputs.ToString());
    }
}
