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

    // The program's own failure is what it ends with, whatever came to nothing before.
    [Fact]
    public async Task PlanAsync_AnOutputAndTheProgramThatThrow_FailsWithTheProgram()
    {
        var thrown = new InvalidDataException("The region is unknown.");

        var failure = await Assert.ThrowsAsync<PlanFailedException>(() => Plans.OfAsync(() =>
        {
            _ = new Store("data", new StoreArgs { Name = new Account("reader").Email.Apply(Refuse) });
            throw thrown;
        }));

        Assert.Equal("The region is unknown.", failure.Message);
        Assert.Same(thrown, failure.InnerException);
    }

    [Theory]
    [InlineData("All is well.", "All is well.")]
    [InlineData("failed with an unhandled exception:\nSystem.IO.IOException: No room.", "No room.")]
    [InlineData("/app/a.dll failed with an unhandled exception:\nSystem.IO.IOException: No room.\n   at A.B()", "No room.")]
    [InlineData("a failed with an unhandled exception:\nX: No room: none.\n ---> Y: inner\n   at A.B()", "No room: none.")]
    [InlineData("a failed with an unhandled exception:\nX: No room.\n   at A.B()\n ---> Y: inner", "No room.")]
    [InlineData("a failed with an unhandled exception:\nNo such thing: none", "No such thing: none")]
    [InlineData("a failed with an unhandled exception:\n: none", ": none")]
    [InlineData("a failed with an unhandled exception:\n none", " none")]
    [InlineData("a failed with an unhandled exception:\nnone", "none")]
    [InlineData("a failed with an unhandled exception:\nX: Status(StatusCode=\"Unknown\", Detail=\"It is taken.\")", "It is taken.")]
    [InlineData("a failed with an unhandled exception:\nX: Status(StatusCode=\"Unknown\", Detail=\"It is\ntaken.\", DebugException=\"Y\")", "It is\ntaken.")]
    [InlineData(
        "a failed with an unhandled exception:\nX: Status(StatusCode=\"Internal\", Detail=\"too many levels of nesting\")",
        "A value lies too deep in others for gpuinfra to read it: make it flatter.")]
    [InlineData("a failed with an unhandled exception:\nX: too many levels of nesting", "too many levels of nesting")]
    public void Describe_WhatAProgramSaid_IsItsMessageAlone(string text, string expected) =>
        Assert.Equal(expected, ProgramRecorder.Describe(text));

    private static string Refuse(string email) => throw new InvalidDataException($"No: {email} is bad.");

    private sealed class Demanding(string name)
        : CustomResource("test:a/demanding:Demanding", name, new DemandingArgs(), options: null);

    private sealed class DemandingArgs : ResourceArgs
    {
        [Input("size", required: true)]
        public Input<int> Size { get; set; } = null!;
    }
}
