using System.Globalization;
using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class OutputTests
{
    [Fact]
    public async Task Create_Value_IsKnownPublicAndIndependent()
    {
        var output = Output.Create(7);

        Assert.Equal(7, await OutputUtilities.GetValueAsync(output));
        Assert.True(await OutputUtilities.GetIsKnownAsync(output));
        Assert.False(await Output.IsSecretAsync(output));
        Assert.Empty(await OutputUtilities.GetDependenciesAsync(output));
    }

    [Fact]
    public async Task Create_Task_HasItsResult() =>
        Assert.Equal("later", await OutputUtilities.GetValueAsync(Output.Create(Task.FromResult("later"))));

    [Fact]
    public async Task CreateSecret_ValueTaskOrOutput_IsSecret()
    {
        Output<int>[] secrets =
        [
            Output.CreateSecret(1), Output.CreateSecret(Task.FromResult(1)), Output.CreateSecret(Output.Create(1)),
        ];

        foreach (var secret in secrets)
        {
            Assert.True(await Output.IsSecretAsync(secret));
            Assert.Equal(1, await OutputUtilities.GetValueAsync(secret));
        }
    }

    [Fact]
    public async Task Apply_EachKindOfFunction_GivesItsResult()
    {
        var output = Output.Create(2);
        var ran = false;

        Assert.Equal(4, await OutputUtilities.GetValueAsync(output.Apply(value => value * 2)));
        Assert.Equal(5, await OutputUtilities.GetValueAsync(output.Apply(value => Task.FromResult(value + 3))));
        Assert.Equal(6, await OutputUtilities.GetValueAsync(output.Apply(value => Output.Create(value + 4))));
        Assert.Equal(7, await OutputUtilities.GetValueAsync(output.Apply(value => (Input<int>)(value + 5))));
        Assert.Null(await OutputUtilities.GetValueAsync(output.Apply(_ => (Output<string>?)null)));
        await OutputUtilities.GetValueAsync(output.Apply(async _ =>
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            ran = true;
        }));
        Assert.True(ran);
    }

    [Fact]
    public async Task Apply_UnknownSecret_StaysSoAndIsNotCalled()
    {
        var unknown = Output.CreateSecret(OutputUtilities.CreateUnknown(1));

        var applied = unknown.Apply(value => value == 1 ? throw new InvalidOperationException() : value);

        Assert.False(await OutputUtilities.GetIsKnownAsync(applied));
        Assert.True(await Output.IsSecretAsync(applied));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(applied));
    }

    [Fact]
    public async Task Apply_InnerSecretOrUnknown_ReachesTheResult()
    {
        var secret = Output.Create(1).Apply(value => Output.CreateSecret(value));
        var unknown = Output.Create(1).Apply(OutputUtilities.CreateUnknown);

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.False(await OutputUtilities.GetIsKnownAsync(unknown));
    }

    [Fact]
    public async Task Apply_FunctionFails_FailsWithItsException()
    {
        var failed = Output.Create(1).Apply(value => value == 1 ? throw new InvalidOperationException("no") : value);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => OutputUtilities.GetValueAsync(failed));
        Assert.Equal("no", exception.Message);
    }

    [Fact]
    public async Task Apply_OutputsOfResources_CollectsTheirDependencies()
    {
        await new Recorder().UpdateAsync(() =>
        {
            var (one, two) = (new Thing("one"), new Thing("two"));

            var both = one.Id.Apply(_ => two.Id);

            Assert.Equal(new HashSet<Resource> { one, two }, OutputUtilities.GetDependenciesAsync(both).Result.ToHashSet());
        });
    }

    [Fact]
    public async Task All_Outputs_KeepsOrderAndCombines()
    {
        var all = Output.All(Output.Create("a"), Output.CreateSecret("b"));

        Assert.Equal(["a", "b"], (await OutputUtilities.GetValueAsync(all)).ToArray());
        Assert.True(await Output.IsSecretAsync(all));
    }

    [Fact]
    public async Task All_OneUnknownInput_IsUnknown()
    {
        Input<string>[] inputs = [OutputUtilities.CreateUnknown("a"), "b"];

        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(inputs)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(inputs.AsEnumerable())));
        Assert.True(await OutputUtilities.GetIsKnownAsync(Output.All(new List<Output<string>>())));
    }

    [Fact]
    public async Task Format_MixedArguments_IsInvariantAndCombines()
    {
        var culture = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Input<int> input = 3;
            var text = Output.Format($"{Output.CreateSecret("a")}-{1.5}-{input:000}-{null}");

            Assert.Equal("a-1.5-003-", await OutputUtilities.GetValueAsync(text));
            Assert.True(await Output.IsSecretAsync(text));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task WithDependency_Resource_IsAdded() => await new Recorder().PreviewAsync(() =>
    {
        var thing = new Thing("one");

        var output = OutputUtilities.WithDependency(Output.Create(1), thing);

        Assert.Equal([thing], OutputUtilities.GetDependenciesAsync(output).Result);
    });

    [Fact]
    public async Task ToString_Output_SaysThatItIsNotSupported() => await new Recorder().PreviewAsync(() =>
        Assert.StartsWith(
            "Calling [ToString] on an [Output<T>] is not supported.", Output.Create(1).ToString(), StringComparison.Ordinal));
}
