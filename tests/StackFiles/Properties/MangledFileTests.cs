using FsCheck.Fluent;
using GpuInfra.Fuzz;

namespace GpuInfra.StackFiles.Tests;

public sealed class MangledFileTests
{
    private const int Many = 2000;
    private const int NumbersOfAMutation = 3;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    [Fact]
    public void Of_MangledFile_AnswersWithinTheFile()
    {
        var outcomes = new HashSet<Outcome>();

        Property.Holds(Property.Numbers(1 + (6 * NumbersOfAMutation)), 3000, numbers => outcomes.Add(Judge(Mangled(numbers))));

        Assert.Equal([Outcome.Accepted, Outcome.Refused, Outcome.Unreadable], outcomes.Order());
    }

    [Fact]
    public void Of_AnyText_AnswersWithinTheFile() =>
        Property.Holds(FsCheck.FSharp.ArbMap.defaults.ArbFor<string?>(), 2000, text => Judge(text ?? ""));

    [Fact]
    public void Of_CorpusFile_IsAccepted() =>
        Assert.All(Corpus.Texts, text => Assert.Equal(Outcome.Accepted, Judge(text)));

    [Theory]
    [InlineData("config: ", "{a: ", "")]
    [InlineData("config: ", "[", "")]
    [InlineData("config:\n  gpuinfra:services: ", "{a: ", "x")]
    [InlineData("config: {a: ", "*a", "}")]
    [InlineData("", "? ", "")]
    [InlineData("", "- ", "")]
    [InlineData("", "!", "")]
    [InlineData("", "\"", "")]
    [InlineData("", "&a ", "")]
    [InlineData("config: |", "\n\n", "")]
    [InlineData("config: {gpuinfra:platform: '", "{\"a\":", "'}")]
    public Task Of_OneThingOverAndOver_DoesNotHang(string before, string over, string after) =>
        AssertQuickAsync(before + string.Concat(Enumerable.Repeat(over, 20_000)) + after);

    [Theory]
    [InlineData("sidecars", "{image: x, dependsOn: [c@next], startupProbe: {port: 9000}}")]
    [InlineData("sidecars", "{image: x, dependsOn: [x@next], startupProbe: {port: @}}")]
    [InlineData("sidecars", "{cpu: 2147483, memory: 8589934591Gi, gpu: nvidia-l4}")]
    [InlineData("volumes", "{memory: 8589934591Gi}")]
    [InlineData("mounts", "/@")]
    [InlineData("env", "\"@\"")]
    [InlineData("secrets", "c@:latest")]
    [InlineData("labels", "C@")]
    [InlineData("unknown", "{}")]
    public Task Of_ManyEntries_DoNotHang(string key, string value)
    {
        var entries = Enumerable.Range(0, Many).Select(i =>
            $"        c{i}: {value.Replace("@next", $"{i + 1}", StringComparison.Ordinal).Replace("@", $"{i}", StringComparison.Ordinal)}");

        return AssertQuickAsync(
            $"config:\n  gcp:project: acme-dev\n  gcp:region: europe-west4\n  services:\n    chat:\n      image: x\n      {key}:\n"
            + string.Join('\n', entries));
    }

    [Fact]
    public Task Of_ManyServicesWithMistakes_DoesNotHang() => AssertQuickAsync(
        "config:\n  gcp:project: acme-dev\n  gcp:region: europe-west4\n  services:\n"
        + string.Join('\n', Enumerable.Range(0, Many).Select(i => $"    c{i}: {{cpu: 3, memroy: 1, invokers: [allUsers], gpu: x}}")));

    [Fact]
    public Task Of_AliasesOfAliases_DoesNotHang() => AssertQuickAsync(
        "x-0: &a0 {image: x}\n"
        + string.Join('\n', Enumerable.Range(1, 40).Select(i => $"x-{i}: &a{i} {{a: *a{i - 1}, b: *a{i - 1}}}"))
        + "\nconfig: {gcp:project: acme-dev, gcp:region: europe-west4, services: *a40}");

    private static async Task AssertQuickAsync(string text)
    {
        var outcome = await Task.Run(() => Judge(text)).WaitAsync(Hang);

        Assert.NotEqual(Outcome.Accepted, outcome);
    }

    private static string Mangled(int[] numbers) =>
        numbers[1..].Chunk(NumbersOfAMutation).Aggregate(
            Corpus.Texts[numbers[0] % Corpus.Texts.Count],
            (text, mutation) => Mutation.Of(mutation[0], mutation[1], mutation[2]).Apply(text));

    private static Outcome Judge(string text)
    {
        var verdict = Verdict.Of(text);
        Assert.True(verdict.Complaint is null, $"{verdict.Complaint}\n--- the file:\n{text}");
        return verdict.Outcome;
    }
}
