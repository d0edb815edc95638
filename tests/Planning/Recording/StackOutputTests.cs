using System.Collections.Immutable;
using Pulumi;

namespace GpuInfra.Planning.Tests;

public class StackOutputTests
{
    [Theory]
    [InlineData(PlanMode.Preview)]
    [InlineData(PlanMode.Update)]
    public async Task PlanAsync_OutputsOfTheProgram_StandAtTheStack(PlanMode mode)
    {
        var outputs = await OutputsAsync(
            () => new Dictionary<string, object?>
            {
                ["address"] = new Account("reader").Email,
                ["deep"] = new Dictionary<string, object?>
                {
                    ["all"] = ImmutableArray.Create(new Account("one").Email, Output.Create("two")),
                },
                ["nothing"] = null,
                ["plain"] = 3,
            },
            mode);

        Assert.Equal("address: ${reader.email}, deep: {all: [${one.email}, two]}, plain: 3", outputs.ToString());
    }

    [Fact]
    public async Task PlanAsync_ASecretOutput_IsHidden()
    {
        var outputs = await OutputsAsync(() => new Dictionary<string, object?>
        {
            ["key"] = Output.CreateSecret("hunter2"),
            ["keys"] = new Dictionary<string, object?> { ["a"] = Output.CreateSecret("hunter2"), ["b"] = "open" },
            ["list"] = new List<object?> { "open", Output.CreateSecret("hunter2") },
        });

        Assert.Equal("key: [secret], keys: {a: [secret], b: open}, list: [open, [secret]]", outputs.ToString());
    }

    [Fact]
    public async Task PlanAsync_AResourceAsAnOutput_IsItsUrn()
    {
        var outputs = await OutputsAsync(() => new Dictionary<string, object?> { ["reader"] = new Account("reader") });

        Assert.Equal($"{Plans.Prefix}{Account.TypeToken}::reader", outputs["reader"].Text);
    }

    [Fact]
    public async Task PlanAsync_AProgramWithoutOutputs_IsKnownToHaveNone()
    {
        var plan = await Plans.OfAsync(Samples.Shop);

        Assert.Equal(PropertyMap.Empty, plan.Resources[0].Outputs);
        Assert.All(plan.Resources.Skip(1), resource => Assert.Null(resource.Outputs));
    }

    [Fact]
    public async Task PlanAsync_AnOutputThatCannotBe_IsNoPlan()
    {
        var failure = await Assert.ThrowsAsync<PlanFailedException>(() => OutputsAsync(() => new Dictionary<string, object?>
        {
            ["bad"] = new Account("reader").Email.Apply(Refuse),
        }));

        Assert.Contains("${reader.email} is bad", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AWrittenPlan_KeepsTheOutputs()
    {
        var plan = await PlanAsync(() => new Dictionary<string, object?> { ["address"] = new Account("reader").Email });

        var read = Assert.Single(await Snapshots.OfAsync(await Plans.JsonAsync(plan))).Plan;

        Assert.Equal("address: ${reader.email}", read.Resources[0].Outputs!.ToString());
    }

    private static string Refuse(string email) => throw new InvalidDataException($"{email} is bad");

    private static Task<Plan> PlanAsync(Func<IDictionary<string, object?>> program, PlanMode mode = PlanMode.Preview) =>
        Planner.PlanAsync(new PlanRequest("shop", "dev", program) { Mode = mode });

    private static async Task<PropertyMap> OutputsAsync(
        Func<IDictionary<string, object?>> program, PlanMode mode = PlanMode.Preview) =>
        (await PlanAsync(program, mode)).Resources[0].Outputs!;
}
