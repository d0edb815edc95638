namespace GpuInfra.StackFiles.Tests;

/// <summary>Keys and values in the shape of another tool: one message that names ours.</summary>
public sealed class NestedFieldTests
{
    [Theory]
    [InlineData("resources: {limits: {cpu: 4, memory: 16Gi, nvidia.com/gpu: 1}}", "cpu, memory, gpu")]
    [InlineData("scaling: {minInstanceCount: 0, maxInstanceCount: 1}", "minInstances, maxInstances")]
    [InlineData("template: {spec: {containerConcurrency: 4, containers: [{image: a, env: [{name: A, value: b}]}]}}", "concurrency, image, env")]
    public void Check_FieldsThatOtherToolsNest_AreNamed(string line, string fields) => Stack.AssertOneError(
        $"12:7: gpuinfra:services.chat.{line.Split(':')[0]}: is not a known key. What stands below it is written without it: {fields}.",
        Stack.With("      cpu: 4", $"      {line}"));

    [Theory]
    [InlineData("resources.limits.memory", "memory")]
    [InlineData("template.spec.containerConcurrency", "concurrency")]
    [InlineData("autoscaling.knative.dev/minScale", "minInstances")]
    [InlineData("template.sessionAffinity", "sessionAffinity")]
    [InlineData("template.defaultUriDisabled", "defaultUrlDisabled")]
    [InlineData("template.containers.workingDir", "workingDirectory")]
    [InlineData("service.iapEnabled", "iap")]
    public void Check_PathOfAnotherTool_NamesOurKey(string word, string ours) => Stack.AssertOneError(
        $"12:7: gpuinfra:services.chat[\"{word}\"]: is not a known key. Did you mean '{ours}'?", Stack.With("      cpu: 4", $"      {word}: 1"));

    [Fact]
    public void Check_AnnotationOfTheFirstApi_NamesOurKey() => Stack.AssertOneError(
        "12:55: gpuinfra:services.chat.annotations[\"autoscaling.knative.dev/maxScale\"]: is in autoscaling.knative.dev, which Cloud Run "
            + "refuses. Say it by maxInstances. [https://docs.cloud.google.com/run/docs/reference/rest/v2/projects.locations.services]",
        Stack.With("      cpu: 4", "      annotations: {autoscaling.knative.dev/maxScale: '3'}"));

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
        "7:7: gpuinfra:platform.network.subnetCidr: is a map, but must be a text or a list. Write for example 'subnetCidr: \"...\"'.",
        Stack.With("    protect: false", $"    protect: false\n    network:\n      subnetCidr: {value}"));

    [Theory]
    [InlineData("{group: developers@acme.example}", "group:developers@acme.example")]
    [InlineData("{serviceAccount: a@acme-dev.iam.gserviceaccount.com}", "serviceAccount:a@acme-dev.iam.gserviceaccount.com")]
    public void Check_BlankAfterTheColonOfAPrincipal_SaysTheText(string value, string text)
    {
        Stack.AssertOneError(
            $"16:11: gpuinfra:services.chat.invokers[0]: is a map, but must be a text. Write '- \"{text}\"'.",
            Stack.With("- group:developers@acme.example", $"- {value}"));
        Stack.AssertOneError(
            $"15:7: gpuinfra:services.chat.invokers: is a map, but must be a list. Write 'invokers: [\"{text}\"]'.",
            Stack.With("      invokers:\n        - group:developers@acme.example\n        - group:testers@acme.example", $"      invokers: {value}"));
    }

    [Theory]
    [InlineData("{a: b}", "- \"...\"")]
    [InlineData("{group: a, user: b}", "- \"...\"")]
    public void Check_OtherMapForAPrincipal_IsNotGuessed(string value, string example) => Stack.AssertOneError(
        $"16:11: gpuinfra:services.chat.invokers[0]: is a map, but must be a text. Write for example '{example}'.",
        Stack.With("- group:developers@acme.example", $"- {value}"));

    [Theory]
    [InlineData("{name: hf-token, version: 3}", "Write 'HF_TOKEN: \"hf-token:3\"'.")]
    [InlineData("{secretName: hf-token, key: 3}", "Write 'HF_TOKEN: \"hf-token:3\"'.")]
    [InlineData("{name: hf-token}", "Write for example 'HF_TOKEN: \"...\"'.")]
    public void Check_SecretInTwoParts_SaysTheText(string value, string fix) => Stack.AssertOneError(
        $"13:9: gpuinfra:services.chat.secrets.HF_TOKEN: is a map, but must be a text. {fix}",
        Stack.With("      cpu: 4", $"      secrets:\n        HF_TOKEN: {value}"));

    [Theory]
    [InlineData("gpu: {type: nvidia-l4, count: 1}", "gpu: nvidia-l4")]
    [InlineData("engine: {name: vllm}", "engine: ollama")]
    public void Check_MapForAWord_NamesAWord(string line, string example)
    {
        var key = line.Split(':')[0];
        var (place, before) = key == "gpu" ? ("11:7", "gpu: nvidia-l4") : ("8:7", "engine: ollama");

        Stack.AssertOneError(
            $"{place}: gpuinfra:services.chat.{key}: is a map, but must be a text. Write for example '{example}'.", Stack.With(before, line));
    }
}
