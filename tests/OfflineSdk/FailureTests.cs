using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class FailureTests
{
    [Fact]
    public async Task RunException_InTheProgram_SurfacesWithItsTextAlone()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => new Recorder().PreviewAsync(() => throw new RunException("not like this")));

        Assert.Equal("not like this", exception.Message);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public async Task OtherException_InTheProgram_SurfacesAsText()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => new Recorder().PreviewAsync(() => throw new ArgumentException("bad argument")));

        Assert.StartsWith("Running program '", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "' failed with an unhandled exception:\nSystem.ArgumentException: bad argument",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Null(exception.InnerException);
    }

    [Fact]
    public async Task ResourceException_HidingItsStack_SurfacesWithItsTextAlone()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => new Recorder().PreviewAsync(() => throw new ResourceException("short", null, hideStack: true)));

        Assert.Equal("short", exception.Message);
    }

    [Fact]
    public async Task ResourceException_WithItsStack_SurfacesWithIt()
    {
        var exception = await Assert.ThrowsAsync<RunException>(
            () => new Recorder().PreviewAsync(() => throw new ResourceException("long", null)));

        Assert.StartsWith("Pulumi.ResourceException: long", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mocks_Fail_TheRunFailsOnceWithTheirText()
    {
        var mocks = new Recorder { Answer = _ => throw new RunException("the cloud said no") };

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => mocks.UpdateAsync(() =>
        {
            var first = new Thing("first");
            _ = new Thing("second", new ThingArgs { Text = first.Id });
        }));

        Assert.Contains("the cloud said no", exception.ToString(), StringComparison.Ordinal);
        Assert.Single(mocks.Registered);
    }

    [Fact]
    public async Task Mocks_Fail_WhatIsMadeOfItsOutputsAddsNoError()
    {
        var mocks = new Recorder { Answer = _ => throw new RunException("the cloud said no") };

        var exception = await Assert.ThrowsAsync<RunException>(
            () => mocks.UpdateAsync(() => new Thing("one").Id.Apply(id => id + "!").Apply(id => id + "?")));

        Assert.Equal("the cloud said no", exception.Message);
    }

    [Fact]
    public async Task Mocks_FailAfterAwaiting_TheRunFails()
    {
        var mocks = new Recorder { IsAsynchronous = true, Answer = _ => throw new RunException("later") };

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => mocks.UpdateAsync(() => _ = new Thing("one")));

        Assert.Contains("later", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_Fails_TheRunFailsThoughNothingReadsIt()
    {
        var exception = await Assert.ThrowsAsync<RunException>(() => new Recorder().UpdateAsync(
            () => new Thing("one").Id.Apply(id => id == "one-id" ? throw new RunException("odd id") : id)));

        Assert.Equal("odd id", exception.Message);
    }

    [Fact]
    public async Task Apply_StillRunning_IsAwaited()
    {
        var mocks = new Recorder();

        await mocks.UpdateAsync(() => new Thing("one").Id.Apply(async id =>
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return new Thing($"{id}-late");
        }));

        Assert.Equal(["one", "one-id-late"], mocks.Registered.Select(args => args.Name));
    }

    [Fact]
    public void Log_OutsideOfARun_Throws() => Assert.Throws<InvalidOperationException>(() => Log.Info("anyone?"));

    [Fact]
    public async Task Outputs_OfAFailedResource_FailToo()
    {
        Thing? thing = null;
        var mocks = new Recorder { Answer = _ => throw new RunException("no") };

        await Assert.ThrowsAnyAsync<Exception>(() => mocks.UpdateAsync(() => thing = new Thing("one")));

        await Assert.ThrowsAsync<RunException>(() => OutputUtilities.GetValueAsync(thing!.Text));
        await Assert.ThrowsAsync<RunException>(() => OutputUtilities.GetValueAsync(thing!.Urn));
    }
}
