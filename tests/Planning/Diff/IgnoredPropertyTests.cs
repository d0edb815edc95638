namespace GpuInfra.Planning.Tests;

/// <summary>Paths of ignoreChanges and replaceOnChanges, in the engine's spelling.</summary>
public class IgnoredPropertyTests
{
    // A type that no rule knows, so that nothing but the paths speaks.
    private const string Type = "shop:index:Thing";

    private const string Map = """{"a": {"b": {"c": VALUE, "x.y/z": 1, "q\"r": 1}, "d": 1}}""";
    private const string List = """{"a": [{"name": "s", "b": {"c": VALUE}}, {"name": "t", "b": {"c": 1}}]}""";
    private const string Dotted = """{"a": {"b": {"c": 1, "x.y/z": VALUE, "q\"r": 1}, "d": 1}}""";
    private const string Quoted = """{"a": {"b": {"c": 1, "x.y/z": 1, "q\"r": VALUE}, "d": 1}}""";
    private const string Sequence = """{"args": ["x", VALUE, "y"]}""";

    [Theory]
    [InlineData(Map, "a", true)]
    [InlineData(Map, "a.b", true)]
    [InlineData(Map, "a.b.c", true)]
    [InlineData(Map, "a[\"b\"].c", true)]
    [InlineData(Map, "[\"a\"][\"b\"][\"c\"]", true)]
    [InlineData(Map, "*", true)]
    [InlineData(Map, "a.*.c", true)]
    [InlineData(Map, "a.b.*", true)]
    [InlineData(Map, "a.b.c.*", false)]
    [InlineData(Map, "a.b.c.d", false)]
    [InlineData(Map, "a.d", false)]
    [InlineData(Map, "b", false)]
    [InlineData(Map, "a.b[*]", false)]
    [InlineData(Map, "a.b[0]", false)]
    [InlineData(Map, "a.*.d", false)]
    [InlineData(List, "a[0].b.c", true)]
    [InlineData(List, "a[0]", true)]
    [InlineData(List, "a[*].b", true)]
    [InlineData(List, "a.*.b", true)]
    [InlineData(List, "a[\"s\"].b", true)]
    [InlineData(List, "a[s].b", true)]
    [InlineData(List, "a[1]", false)]
    [InlineData(List, "a[\"t\"].b", false)]
    [InlineData(List, "a[t].b", false)]
    [InlineData(List, "a[\"0\"]", false)]
    [InlineData(List, "a[0", true)]
    [InlineData(List, "a[\"s", true)]
    [InlineData(List, "a[s", true)]
    [InlineData(Dotted, "a.b[\"x.y/z\"]", true)]
    [InlineData(Dotted, "a.b[\"x.y/z", true)]
    [InlineData(Dotted, "a.b[\"x\"]", false)]
    [InlineData(Dotted, "a.b.x.y/z", false)]
    [InlineData(Quoted, "a.b[\"q\\\"r\"]", true)]
    [InlineData(Quoted, "a.b[\"q\"]", false)]
    [InlineData(Sequence, "args[1]", true)]
    [InlineData(Sequence, "args[*]", true)]
    [InlineData(Sequence, "args[0]", false)]
    [InlineData(Sequence, "args[2]", false)]
    public void Compare_IgnoredPath_CoversWhatIsAtOrBelowIt(string inputs, string path, bool isCovered)
    {
        var (before, after) = (Of(inputs, "1"), Of(inputs, "2"));

        Assert.Equal(isCovered, Given.Compare(before with { IgnoreChanges = [path] }, after with { IgnoreChanges = [path] }).IsEmpty);
        Assert.Equal(
            isCovered ? ChangeKind.Replace : ChangeKind.Update,
            Given.Change(before with { ReplaceOnChanges = [path] }, after with { ReplaceOnChanges = [path] }).Kind);
    }

    // What comes as a whole is one difference above the path.
    [Theory]
    [InlineData("a.b.c", true)]
    [InlineData("a.list[*].x", true)]
    [InlineData("a.list[0].x", true)]
    [InlineData("a.list[*].y", false)]
    [InlineData("a.list.x", false)]
    [InlineData("a.b[*]", false)]
    [InlineData("a.z", false)]
    [InlineData("b.b.c", false)]
    public void Compare_WhatComesAsAWhole_ReplacesForWhatIsInIt(string path, bool replaces)
    {
        var (without, with) = (Of("{}", ""), Of("""{"a": {"b": {"c": 1}, "list": [{"x": 1}, {"z": 1}]}}""", ""));

        Assert.Equal(
            (replaces ? ChangeKind.Replace : ChangeKind.Update, replaces ? path : null),
            Replaced(Given.Change(without with { ReplaceOnChanges = [path] }, with with { ReplaceOnChanges = [path] })));
        Assert.Equal(
            (replaces ? ChangeKind.Replace : ChangeKind.Update, replaces ? path : null),
            Replaced(Given.Change(with with { ReplaceOnChanges = [path] }, without with { ReplaceOnChanges = [path] })));

        static (ChangeKind, string?) Replaced(ResourceChange change) => (change.Kind, Assert.Single(change.Properties).Replaces?.Path);
    }

    private static PlannedResource Of(string inputs, string value) =>
        Given.Resource(Type, "it", inputs.Replace("VALUE", value, StringComparison.Ordinal));
}
