namespace GpuInfra.Program.Tests;

/// <summary>What is said of a value of another form, or of a key at another place: one message with what to write.</summary>
public sealed class BindingAdviceTests
{
    [Theory]
    [InlineData("10m", 600)]
    [InlineData("600s", 600)]
    [InlineData("1h30m", 5400)]
    [InlineData("PT10M", 600)]
    [InlineData("10 minutes", 600)]
    [InlineData("1d", 86_400)]
    public void Check_DurationForSeconds_SaysTheNumber(string value, int seconds) => Stack.AssertOneError(
        $"12:23: gpuinfra:services.chat.timeoutSeconds: is the text '{value}', but must be a whole number. "
            + $"That is {seconds} seconds: write 'timeoutSeconds: {seconds}'.",
        Stack.With("      cpu: 4", $"      timeoutSeconds: {value}"));

    [Theory]
    [InlineData("3601s", "That is 3601 seconds, and no more than 3600 are sure to be taken: write 'timeoutSeconds: 3600'.")]
    [InlineData("2h", "That is 7200 seconds, and no more than 3600 are sure to be taken: write 'timeoutSeconds: 3600'.")]
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
    [InlineData("resources: {limits: {cpu: 4, memory: 16Gi, nvidia.com/gpu: 1}}", "cpu, memory, gpu")]
    [InlineData("scaling: {minInstanceCount: 0, maxInstanceCount: 1}", "minInstances, maxInstances")]
    [InlineData("template: {spec: {containerConcurrency: 4, containers: [{image: a, env: [{name: A, value: b}]}]}}", "concurrency, image, env")]
    [InlineData("annotations: {autoscaling.knative.dev/maxScale: '3'}", "maxInstances")]
    public void Check_FieldsThatOtherToolsNest_AreNamed(string line, string fields) => Stack.AssertOneError(
        $"12:7: gpuinfra:services.chat.{line.Split(':')[0]}: is not a known key. What stands below it is written without it: {fields}.",
        Stack.With("      cpu: 4", $"      {line}"));

    [Theory]
    [InlineData("resources.limits.memory", "memory")]
    [InlineData("template.spec.containerConcurrency", "concurrency")]
    [InlineData("autoscaling.knative.dev/minScale", "minInstances")]
    public void Check_PathOfAnotherTool_NamesOurKey(string word, string ours) => Stack.AssertOneError(
        $"12:7: gpuinfra:services.chat[\"{word}\"]: is not a known key. Did you mean '{ours}'?", Stack.With("      cpu: 4", $"      {word}: 1"));

    [Theory]
    [InlineData("zebra: 1")]
    [InlineData("custom: {colour: red}")]
    public void Check_KeyLikeNoOtherOfMany_NamesTheNearestAlone(string line)
    {
        var error = Assert.Single(Stack.ErrorsIn(Stack.With("      cpu: 4", $"      {line}")));

        Assert.Matches(
            @"^12:7: gpuinfra:services\.chat\.\w+: is not a known key\. The nearest of \d+ known keys are \w+, \w+, \w+, \w+, \w+; "
                + @"'gpuinfra schema' lists all of them\.$", error);
    }

    [Theory]
    [InlineData("gpu:", "gpu: nvidia-l4")]
    [InlineData("gpu: ~", "gpu: nvidia-l4")]
    [InlineData("ingress: null", "ingress: internal")]
    [InlineData("timeoutSeconds:", "timeoutSeconds: 1")]
    public void Check_KeyWithoutAValue_IsGivenAWordThatIsRight(string line, string example)
    {
        var key = line.Split(':')[0];

        Stack.AssertOneError(
            $"11:7: gpuinfra:services.chat.{key}: has no value. Write for example '{example}', or remove it.",
            Stack.With("      gpu: nvidia-l4", $"      {line}"));
    }

    [Theory]
    [InlineData("{a: 10.0.0.0/24}")]
    [InlineData("{}")]
    public void Check_MapForATextOrAList_SaysBoth(string value) => Stack.AssertOneError(
        "6:7: gpuinfra:platform.network.subnetCidr: is a map, but must be a text or a list. Write for example 'subnetCidr: \"...\"'.",
        Stack.With("    protect: false", $"    protect: false\n    network:\n      subnetCidr: {value}"));

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
