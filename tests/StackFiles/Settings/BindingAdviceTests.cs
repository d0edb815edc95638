namespace GpuInfra.StackFiles.Tests;

/// <summary>What is said of a value of another form, or of a key at another place: one message with what to write.</summary>
public sealed class BindingAdviceTests
{
    [Theory]
    [InlineData("10m", 600)]
    [InlineData("600s", 600)]
    [InlineData("0h30m", 1800)]
    [InlineData("PT10M", 600)]
    [InlineData("0.5h", 1800)]
    [InlineData("1.5 minutes", 90)]
    [InlineData("10 minutes", 600)]
    [InlineData("0d1h", 3600)]
    [InlineData("\"00:10:00\"", 600, "00:10:00")]
    [InlineData("\"0:30:00\"", 1800, "0:30:00")]
    public void Check_DurationForSeconds_SaysTheNumber(string value, int seconds, string? text = null) => Stack.AssertOneError(
        $"12:23: gpuinfra:services.chat.timeoutSeconds: is the text '{text ?? value}', but must be a whole number. "
            + $"That is {seconds} seconds: write 'timeoutSeconds: {seconds}'.",
        Stack.With("      cpu: 4", $"      timeoutSeconds: {value}"));

    [Theory]
    [InlineData("timeoutSeconds", "10 apples")]
    [InlineData("timeoutSeconds", "m")]
    [InlineData("maxInstances", "10m")]
    public void Check_TextThatIsNoDurationOfItsKey_IsNotReckoned(string key, string value) => Stack.AssertOneError(
        $"12:{9 + key.Length}: gpuinfra:services.chat.{key}: is the text '{value}', but must be a whole number. Write for example '{key}: 1'.",
        Stack.With("      cpu: 4", $"      {key}: {value}"));

    [Theory]
    [InlineData("1,000", "the text '1,000'", "1000")]
    [InlineData("1'000", "the text '1'000'", "1000")]
    [InlineData("4,", "the text '4,'", "4")]
    [InlineData("4.0", "4.0", "4")]
    [InlineData("1e3", "1e3", "1000")]
    public void Check_NumberOfAnotherForm_SaysTheDigits(string value, string shown, string digits) => Stack.AssertOneError(
        $"12:21: gpuinfra:services.chat.maxInstances: is {shown}, but must be a whole number. Write 'maxInstances: {digits}'.",
        Stack.With("      cpu: 4", $"      maxInstances: {value}"));

    [Theory]
    [InlineData("yes", "the text 'yes'", "Write 'deletionProtection: true'.")]
    [InlineData("OFF", "the text 'OFF'", "Write 'deletionProtection: false'.")]
    [InlineData("n", "the text 'n'", "Write 'deletionProtection: false'.")]
    [InlineData("0", "0", "Write 'deletionProtection: false'.")]
    [InlineData("2", "2", "Write for example 'deletionProtection: true'.")]
    [InlineData("\"True\"", "the text 'True'", "Remove the quotes: 'deletionProtection: true'.")]
    public void Check_OtherWordForTrueOrFalse_SaysTheWord(string value, string shown, string fix) => Stack.AssertOneError(
        $"14:27: gpuinfra:services.chat.deletionProtection: is {shown}, but must be true or false. {fix}",
        Stack.With("deletionProtection: false", $"deletionProtection: {value}"));

    [Theory]
    [InlineData("      description: [chat]", "12:7: gpuinfra:services.chat.description: is a list, but must be a text. Write 'description: chat'.")]
    [InlineData("      env: [A=b, C=d]", "12:7: gpuinfra:services.chat.env: is a list, but must be a map from names to values. Write 'env: {A: \"b\", C: \"d\"}'.")]
    [InlineData(
        "      env:\n        - name: A\n          value: b",
        "12:7: gpuinfra:services.chat.env: is a list, but must be a map from names to values. Write 'env: {A: \"b\"}'.")]
    public void Check_ListForAnother_SaysHowToWriteIt(string line, string expected) =>
        Stack.AssertOneError(expected, Stack.With("      cpu: 4", line));

    [Theory]
    [InlineData("region", "europe-west4", "gcp:region")]
    [InlineData("projectId", "acme", "gcp:project")]
    [InlineData("quota", "{}", "gpuinfra:platform.quota")]
    [InlineData("internet", "true", "gpuinfra:platform.network.internet")]
    [InlineData("subnetCidr", "10.0.0.0/24", "gpuinfra:platform.network.subnetCidr")]
    [InlineData("periodSeconds", "10", "startupProbe.periodSeconds")]
    [InlineData("readOnly", "true", "volumes.<name>.readOnly")]
    [InlineData("hoursPerDay", "8", "usage.hoursPerDay")]
    public void Check_KeyOfTheStackUnderAService_SaysWhereItBelongs(string key, string value, string place) => Stack.AssertOneError(
        $"12:7: gpuinfra:services.chat.{key}: does not belong here. Write it as '{place}'.",
        Stack.With("      cpu: 4", $"      {key}: {value}"));

    [Theory]
    [InlineData("location", "europe-west4", "gcp:region")]
    [InlineData("deployers", "[]", "gpuinfra:platform.deployers")]
    [InlineData("network", "{}", "gpuinfra:platform.network")]
    [InlineData("scaleToZero", "true", "gpuinfra:platform.scaleToZero")]
    public void Check_KeyThatTheProgramTakesFromElsewhere_SaysFromWhere(string key, string value, string place) => Stack.AssertOneError(
        $"12:7: gpuinfra:services.chat.{key}: is not for a stack file to say: the program sets it. Remove it; '{place}' says it.",
        Stack.With("      cpu: 4", $"      {key}: {value}"));

    [Theory]
    [InlineData("gpu", "nvidia-l4")]
    [InlineData("invokers", "[]")]
    [InlineData("maxInstances", "1")]
    public void Check_KeyOfAServiceUnderThePlatform_SaysWhereItBelongs(string key, string value) => Stack.AssertOneError(
        $"5:5: gpuinfra:platform.{key}: does not belong here. Write it as 'gpuinfra:services.<name>.{key}'.",
        Stack.With("    protect: false", $"    {key}: {value}"));

    [Theory]
    [InlineData("internet", "true", "network.internet")]
    [InlineData("subnetCidr", "10.0.0.0/24", "network.subnetCidr")]
    [InlineData("startupProbe", "{}", "gpuinfra:services.<name>.startupProbe")]
    [InlineData("failureThreshold", "3", "gpuinfra:services.<name>.startupProbe.failureThreshold")]
    public void Check_KeyOfAPartUnderThePlatform_SaysWhereItBelongs(string key, string value, string place) => Stack.AssertOneError(
        $"5:5: gpuinfra:platform.{key}: does not belong here. Write it as '{place}'.",
        Stack.With("    protect: false", $"    {key}: {value}"));

    [Theory]
    [InlineData("args: \"--max-num-seqs 16\"", "args", "the text '--max-num-seqs 16'", "[\"--max-num-seqs\", \"16\"]")]
    [InlineData("command: vllm serve /m", "command", "the text 'vllm serve /m'", "[\"vllm\", \"serve\", \"/m\"]")]
    public void Check_CommandAsOneText_SaysItsWords(string line, string key, string shown, string words)
    {
        var column = 9 + key.Length;

        Stack.AssertOneError(
            $"12:{column}: gpuinfra:services.chat.{key}: is {shown}, but must be a list. Write '{key}: {words}'.",
            Stack.With("      cpu: 4", $"      {line}"));
    }

    [Theory]
    [InlineData("contextLength", "8k", "8192")]
    [InlineData("contextLength", "128K", "131072")]
    [InlineData("port", "8080/tcp", "8080")]
    [InlineData("concurrency", "4.5", "4")]
    public void Check_NumberWithMore_SaysTheNumber(string key, string value, string number) => Stack.AssertOneErrorContains(
        $"but must be a whole number. Write '{key}: {number}'.", Stack.With("      cpu: 4", $"      {key}: {value}"));

    [Fact]
    public void Check_PortByName_SaysTheUsualOne() => Stack.AssertOneErrorContains(
        "Write for example 'port: 8080'.", Stack.With("      cpu: 4", "      port: http"));

    [Fact]
    public void Check_KeysOfAServiceWithoutItsName_AreOneMistake() => Stack.AssertOneError(
        "7:5: gpuinfra:services.engine: is a setting of one of 'gpuinfra:services', and stands where its name must. "
            + "Indent it, and all that belongs to it, below a name with a ':'.",
        Stack.With("    chat:\n", "").Replace("      ", "    ", StringComparison.Ordinal));

    [Theory]
    [InlineData("containerConcurrency", "concurrency")]
    [InlineData("max-instances", "maxInstances")]
    [InlineData("minScale", "minInstances")]
    [InlineData("maxInstanceCount", "maxInstances")]
    [InlineData("max_instance_request_concurrency", "concurrency")]
    [InlineData("serviceAccountName", "serviceAccount")]
    [InlineData("timeout", "timeoutSeconds")]
    public void Check_WordOfAnotherTool_NamesOurs(string word, string ours) => Stack.AssertOneError(
        $"12:7: gpuinfra:services.chat.{word}: is not a known key. Did you mean '{ours}'?", Stack.With("      cpu: 4", $"      {word}: 1"));

    [Theory]
    [InlineData("\u2003gpu", " It has an em space (U+2003) in it.")]
    [InlineData("“gpu”", "")]
    public void Check_KeyWithOddLetters_NamesTheRightOne(string key, string hint) =>
        Assert.EndsWith($"is not a known key. Did you mean 'gpu'?{hint}", Assert.Single(Stack.ErrorsIn(Stack.With("gpu:", $"{key}:"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("  gpuinfra:services:\n", "  gpuinfra:\n   services:\n", "6:3: gpuinfra: is a namespace and no key, so that what stands below it is not read. Write 'gpuinfra:platform:' and 'gpuinfra:services:' in its place, each with its value.")]
    [InlineData("  gpuinfra:services:", "  gpuinfra.services:", "6:3: gpuinfra.services: ")]
    [InlineData("  gpuinfra:services:", "services:", "6:1: services: is not a key of a stack file. Move it below 'config:', as 'gpuinfra:services:'.")]
    [InlineData("config:", "configs:", "1:1: configs: is not a key of a stack file. Did you mean 'config'?")]
    public void Check_ServicesThatAreNotRead_AreOneError(string before, string after, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Stack.ErrorsIn(Stack.With(before, after))), StringComparison.Ordinal);
}
