namespace GpuInfra.Components.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "ab", 2)]
    [InlineData("ab", "", 2)]
    [InlineData("ABC", "abc", 0)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "abcd", 1)]
    [InlineData("abcd", "bcd", 1)]
    [InlineData("ab", "ba", 1)]
    [InlineData("abcd", "abdc", 1)]
    [InlineData("bacd", "abdc", 2)]
    [InlineData("abc", "bca", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_Texts_IsWhatAHandMustChange(string left, string right, int distance) =>
        Assert.Equal(distance, Wording.Distance(left, right));

    [Theory]
    [InlineData(0, "", "")]
    [InlineData(1, "1", "1")]
    [InlineData(2, "1 or 2", "1 and 2")]
    [InlineData(3, "1, 2 or 3", "1, 2 and 3")]
    [InlineData(11, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or 11", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 11")]
    [InlineData(12, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 or 12", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more")]
    public void EitherAndAll_Items_AreInWords(int count, string either, string all) => Assert.Equal(
        (either, all), (Wording.Either(Enumerable.Range(1, count)), Wording.All(Enumerable.Range(1, count))));

    [Fact]
    public void NearestFirst_Items_KeepTheirOrderWhereTheyAreAsNear() =>
        Assert.Equal(["models", "mode", "nodes", "far-away"], Wording.NearestFirst(["far-away", "models", "mode", "nodes"], "model"));
}
