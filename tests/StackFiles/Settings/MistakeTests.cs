namespace GpuInfra.StackFiles.Tests;

/// <summary>Which rule each kind of mistake of form is counted under.</summary>
public sealed class MistakeTests
{
    [Theory]
    [InlineData("FileIsYaml", "config:\n  gcp:project: \"a")]
    [InlineData("FileIsYaml", "config: *a")]
    [InlineData("FileIsYaml", "config: !!set {}")]
    [InlineData("FileIsReadable", "config: \0")]
    [InlineData("KeyIsKnown", "confg: {}")]
    [InlineData("KeyIsKnown", "config: {gpuinfra:servces: {}}")]
    [InlineData("KeyIsWrittenOnce", "config: {gcp:project: a, gcp:project: b}")]
    [InlineData("ValueHasType", "config: 3")]
    [InlineData("TextIsPlain", "config: {0x1: a}")]
    public void Parse_MistakeOfForm_IsNamedForItsRule(string rule, string text) =>
        Assert.Contains(rule, StackFile.Parse(text, "Pulumi.dev.yaml").Problems.Select(problem => problem.Rule.Name));

    [Theory]
    [InlineData("KeyIsGiven", "gpuinfra:services: {}")]
    [InlineData("ValueIsGiven", "gcp:project: ''")]
    [InlineData("ValueIsNotEncrypted", "gcp:project: {secure: v1:abc}")]
    [InlineData("ValueHasType", "gpuinfra:services: {chat: {cpu: [8]}}")]
    [InlineData("TextIsPlain", "gpuinfra:services: {chat: {cpu: 1.10}}")]
    [InlineData("ValueIsGiven", "gpuinfra:services: {chat: {cpu: }}")]
    [InlineData("KeyIsKnown", "gpuinfra:services: {chat: {cpus: 8}}")]
    [InlineData("KeyIsForStackFile", "gpuinfra:services: {chat: {location: europe-west4}}")]
    public void Of_MistakeOfForm_IsNamedForItsRule(string rule, string config) =>
        Assert.Contains(rule, StackCheck.Of(StackFile.Parse($"config: {{{config}}}", "Pulumi.dev.yaml")).Problems.Select(p => p.Rule.Name));

    [Fact]
    public void Parse_DeepNesting_IsNamedForItsRule() =>
        Assert.Contains(
            "FileIsSmall",
            StackFile.Parse($"config: {new string('[', 70)}{new string(']', 70)}", "Pulumi.dev.yaml").Problems.Select(p => p.Rule.Name));

    [Fact]
    public void Read_NoFile_IsNamedForItsRule() =>
        Assert.Equal("FileIsReadable", Assert.Single(StackFile.Read("no/such/Pulumi.dev.yaml").Problems).Rule.Name);

    [Fact]
    public void Parse_OtherFileName_IsNamedForItsRule() =>
        Assert.Equal("FileIsNamedForStack", Assert.Single(StackFile.Parse("config: {}", "dev.yaml").Problems).Rule.Name);
}
