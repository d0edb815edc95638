namespace GpuInfra.Planning.Tests;

/// <summary>Lists whose items have nothing but their place.</summary>
public class SequenceTests
{
    private const string Type = "shop:index:Thing";

    [Theory]
    [InlineData("a a", "a", "args[1]: a -> -")]
    [InlineData("a", "a a", "args[1]: - -> a")]
    [InlineData("a a a", "a", "args[1]: a -> -|args[2]: a -> -")]
    [InlineData("x b c", "b d", "args[0]: x -> -|args[1]: c -> d")]
    [InlineData("a b", "b a", "args[0]: a -> -|args[1]: - -> a")]
    [InlineData("b d", "x b c", "args[0]: - -> x|args[2]: d -> c")]
    [InlineData("a b c d", "a x d", "args[1]: b -> x|args[2]: c -> -")]
    [InlineData("a b c", "c", "args[0]: a -> -|args[1]: b -> -")]
    [InlineData("p a b c q", "p c a q", "args[1]: a -> -|args[2]: - -> a|args[2]: b -> -")]
    public void Compare_Sequences_LoseAndGainAsLittleAsCanBe(string before, string after, string expected) =>
        Assert.Equal(expected.Split('|'), Lines(before.Split(' '), after.Split(' ')).Order(StringComparer.Ordinal));

    [Fact]
    public void Compare_LongSequences_AreAlignedWhereTheyDiffer()
    {
        var items = Items("x", 300);

        Assert.Equal(["args[0]: - -> y"], Lines(items, ["y", .. items]));
        Assert.Equal(["args[0]: y -> -"], Lines(["y", .. items], items));
        Assert.Equal(
            ["args[300]: - -> y", "args[399]: m99 -> -"],
            Lines([.. items, .. Items("m", 100)], [.. items, "y", .. Items("m", 99)]));
    }

    // So many pairs take longer to look at than a good pairing is worth.
    [Theory]
    [InlineData(200, 2)]
    [InlineData(201, 201)]
    public void Compare_TooManyPairs_StandInTheirPlaces(int count, int lines) =>
        Assert.Equal(lines, Lines(Items("m", count), ["y", .. Items("m", count - 1)]).Length);

    private static string[] Items(string name, int count) => [.. Enumerable.Range(0, count).Select(index => $"{name}{index}")];

    private static string[] Lines(string[] before, string[] after) =>
        Given.Change(Type, Inputs(before), Inputs(after)).Lines();

    private static string Inputs(string[] items) => $$"""{"args": ["{{string.Join("\", \"", items)}}"]}""";
}
