using System.Globalization;

namespace GpuInfra.StackFiles.Tests;

public class AliasTests
{
    [Fact]
    public void Bind_Alias_SaysWhatItsAnchorSays()
    {
        var args = Mistakes.Bind("env: &e {A: 1}\nsidecars:\n  w: {env: *e}").OrThrow();

        Assert.Equal([new("A", "1")], args.Sidecars!["w"].Env);
    }

    [Fact]
    public void Bind_MergedMaps_GiveWhatTheMapItselfDoesNotSay()
    {
        var args = Mistakes.Bind(
            "sidecars:\n  a: &a {memory: 1Gi, maxInstances: 1}\n  b: &b {memory: 2Gi, protect: true}\n  c: {<<: [*a, *b], maxInstances: 3}").OrThrow();

        var merged = args.Sidecars!["c"];
        Assert.Equal(("1Gi", 3, true), (merged.Memory, merged.MaxInstances, merged.Protect));
    }

    [Fact]
    public void Bind_QuotedMergeKey_IsAKeyLikeAnyOther() =>
        Assert.Equal([new("<<", "x")], Mistakes.Bind("env: {\"<<\": x}").OrThrow().Env);

    [Fact]
    public void Bind_MistakeBehindAnAlias_IsShownWhereItIsWritten() =>
        Assert.Equal(
            [
                "Pulumi.dev.yaml:4:28: gpuinfra:platform.sidecars.a.maxInstances: is the text 'x', but must be a whole number. Write for example 'maxInstances: 1'.",
                "Pulumi.dev.yaml:4:28: gpuinfra:platform.sidecars.b.maxInstances: is the text 'x', but must be a whole number. Write for example 'maxInstances: 1'.",
            ],
            Mistakes.In("sidecars:\n  a: &a {maxInstances: x}\n  b: {<<: *a}"));

    [Theory]
    [InlineData("memory: *x", "3:13: gpuinfra:platform.memory: refers to '&x', which is not above it. Put '&x' before the value that is meant.")]
    [InlineData("args: &x [*x]", "3:15: gpuinfra:platform.args[0]: refers to '&x', which it is a part of. Write the value out.")]
    [InlineData("memory: !foo x", "3:13: gpuinfra:platform.memory: has the tag '!foo', which means nothing here. Remove the tag.")]
    [InlineData("env: {<<: 3}", "3:11: gpuinfra:platform.env: merges 3 with '<<', but only a map can be merged. Refer to a map, or to a list of maps.")]
    public void Bind_ReferenceToNothing_IsRefused(string yaml, string expected) =>
        Assert.Equal([$"Pulumi.dev.yaml:{expected}"], Mistakes.In(yaml));

    [Fact]
    public void Parse_AliasesThatMultiply_AreRefused()
    {
        var levels = Enumerable.Range(1, 20).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"x-{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n"));

        var file = StackFile.Parse($"x-0: &a0 x\n{string.Concat(levels)}", "Pulumi.dev.yaml");

        Assert.Equal(
            ["Pulumi.dev.yaml:7:6: x-6: holds more than 1000000 values once its aliases are written out. Use fewer aliases."],
            file.Problems.Select(p => p.ToString()).Take(1));
    }

    [Theory]
    [InlineData(63, 0)]
    [InlineData(64, 1)]
    [InlineData(100_000, 1)]
    public void Parse_Nesting_IsLimited(int lists, int problems)
    {
        var file = StackFile.Parse($"x-a: {new string('[', lists)}{new string(']', lists)}", "Pulumi.dev.yaml");

        Assert.Equal(problems, file.Problems.Count);
        Assert.All(file.Problems, p => Assert.Equal("is nested more than 64 levels deep", p.Problem));
    }

    [Fact]
    public void Parse_NestingThroughAliases_IsLimited()
    {
        var half = $"{new string('[', 40)}x{new string(']', 40)}";

        var file = StackFile.Parse($"x-a: &a {half}\nx-b: {half.Replace("x", "*a", StringComparison.Ordinal)}", "Pulumi.dev.yaml");

        Assert.Equal(["is nested more than 64 levels deep"], file.Problems.Select(p => p.Problem));
        Assert.Equal(2, file.Problems[0].Place.Line);
    }
}
