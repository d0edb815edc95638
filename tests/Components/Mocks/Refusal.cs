using Pulumi;

namespace GpuInfra.Components.Tests;

/// <summary>What a component that refuses its arguments says, and that it registers nothing.</summary>
internal static class Refusal
{
    /// <summary>The text of the exception that <paramref name="build"/> throws within a running program.</summary>
    public static async Task<string> OfAsync(Func<Resource> build)
    {
        var recorder = new Recorder();
        InvalidArgsException? exception = null;
        await RecordedStack.RunAsync(recorder, new(), () => exception = Assert.Throws<InvalidArgsException>(build));
        Assert.Empty(await recorder.ResourcesAsync());
        return exception!.Message;
    }

    /// <summary>Every violation, a line each.</summary>
    public static string Of<T>(Checked<T> result) =>
        string.Join('\n', result.Violations.Select(v => $"{v.Severity} {v}"));
}
