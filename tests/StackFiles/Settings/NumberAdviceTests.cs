namespace GpuInfra.StackFiles.Tests;

/// <summary>Advice on numbers keeps to what the key may be, so that to follow it is no further mistake.</summary>
public sealed class NumberAdviceTests
{
    [Theory]
    [InlineData("3601s", "That is 3601 seconds, and no more than 3600 are sure to be taken: write 'timeoutSeconds: 3600'.")]
    [InlineData("2h", "That is 7200 seconds, and no more than 3600 are sure to be taken: write 'timeoutSeconds: 3600'.")]
    [InlineData("1h30m", "That is 5400 seconds, and no more than 3600 are sure to be taken: write 'timeoutSeconds: 3600'.")]
    [InlineData("1d", "That is 86400 seconds, and no more than 3600 are sure to be taken: write 'timeoutSeconds: 3600'.")]
    [InlineData("0s", "That is 0 seconds, but at least 1 is needed: write for example 'timeoutSeconds: 1'.")]
    [InlineData("\"3601\"", "Write for example 'timeoutSeconds: 1'.")]
    [InlineData("60m", "That is 3600 seconds: write 'timeoutSeconds: 3600'.")]
    public void Check_TimeBeyondTheBoundsOfItsKey_LeadsToNoOtherMistake(string value, string fix) => Stack.AssertOneError(
        $"12:23: gpuinfra:services.chat.timeoutSeconds: is the text '{value.Trim('"')}', but must be a whole number. {fix}",
        Stack.With("      cpu: 4", $"      timeoutSeconds: {value}"));

    [Theory]
    [InlineData("startupProbe", "initialDelaySeconds", "5m", "That is 300 seconds, and no more than 240 are sure to be taken: write 'initialDelaySeconds: 240'.")]
    [InlineData("readinessProbe", "periodSeconds", "10m", "That is 600 seconds, and no more than 300 are sure to be taken: write 'periodSeconds: 300'.")]
    [InlineData("startupProbe", "initialDelaySeconds", "4m", "That is 240 seconds: write 'initialDelaySeconds: 240'.")]
    [InlineData("livenessProbe", "initialDelaySeconds", "4 minutes", "That is 240 seconds: write 'initialDelaySeconds: 240'.")]
    public void Check_TimeOfAProbe_StaysWithinWhatAllSourcesAllow(string probe, string key, string value, string fix) => Stack.AssertOneError(
        $"12:{12 + probe.Length + key.Length}: gpuinfra:services.chat.{probe}.{key}: is the text '{value}', but must be a whole number. {fix}",
        Stack.With("      cpu: 4", $"      {probe}: {{{key}: {value}}}"));

    [Theory]
    [InlineData("70,000", "port", "8080")]
    [InlineData("2,000", "concurrency", "1")]
    public void Check_NumberBeyondTheBoundsOfItsKey_IsNotAdvised(string value, string key, string other) => Stack.AssertOneError(
        $"12:{9 + key.Length}: gpuinfra:services.chat.{key}: is the text '{value}', but must be a whole number. Write for example '{key}: {other}'.",
        Stack.With("      cpu: 4", $"      {key}: {value}"));
}
