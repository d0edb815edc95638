using Pulumi;

namespace GpuInfra.Planning.Tests;

internal static class Samples
{
    // A little of everything that a plan can show.
    public static void Shop()
    {
        var west = new Cloud("west");
        var group = new Group("group", new GroupArgs { Purpose = "tests" }, new ComponentResourceOptions { Protect = true });
        var reader = new Account("reader", null, new CustomResourceOptions { Parent = group, Provider = west });
        _ = new Store(
            "data",
            new StoreArgs
            {
                Name = Output.Format($"<{reader.Email}>"),
                Password = Output.CreateSecret("hunter2"),
                Replicas = 3,
                IsOpen = false,
                Members = { reader.Email, "a & b" },
                Rules = { new StoreRuleArgs { Action = "read" } },
            },
            new CustomResourceOptions
            {
                Parent = group,
                DependsOn = { new Account("gate") },
                RetainOnDelete = true,
                IgnoreChanges = { "labels" },
                Aliases = { new Alias { Name = "old" } },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(45) },
            });
    }
}
