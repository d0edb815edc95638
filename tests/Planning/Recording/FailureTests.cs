using Pulumi;

namespace GpuInfra.Planning.Tests;

public class FailureTests
{
    [Fact]
    public async Task PlanAsync_AProgramThatThrows_FailsWithItsMessageAndException()
    {
        var thrown = new InvalidDataException("The region is unknown.");

        var failure = await Assert.ThrowsAsync<PlanFailedException>(() => Plans.OfAsync(() => throw thrown));

        Assert.Equal("The region is unknown.", failure.Message);
        Assert.Same(thrown, failure.InnerException);
    }

    [Fact]
    public async Task PlanAsync_AnOutputThatThrows_FailsWithTheMessageAlone()
    {
        var failure = await Assert.ThrowsAsync<PlanFailedException>(() => Plans.OfAsync(() => _ = new Store("data", new StoreArgs
        {
            Name = new Account("reader").Email.Apply(Refuse),
        })));

        Assert.EndsWith("No: ${reader.email} is bad.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanAsync_ARequiredInputThatIsMissing_FailsWithTheMessageAlone()
    {
        var failure = await Assert.ThrowsAsync<PlanFailedException>(() => Plans.OfAsync(() => _ = new Demanding("data")));

        Assert.Contains("Size is required but was not given a value", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", failure.Message, StringComparison.Ordinal);
    }

    private static string Refuse(string email) => throw new InvalidDataException($"No: {email} is bad.");

    private sealed class Demanding(string name)
        : CustomResource("test:a/demanding:Demanding", name, new DemandingArgs(), options: null);

    private sealed class DemandingArgs : ResourceArgs
    {
        [Input("size", required: true)]
        public Input<int> Size { get; set; } = null!;
    }
}
