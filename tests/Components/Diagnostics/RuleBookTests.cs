using System.Globalization;
using System.Text.RegularExpressions;

namespace GpuInfra.Components.Tests;

public sealed partial class RuleBookTests
{
    [Theory]
    [InlineData("GPU004")]
    [InlineData("gpu004")]
    [InlineData("MemoryFits")]
    [InlineData("memoryfits")]
    public void Find_IdOrName_IsTheRule(string word)
    {
        var rule = RuleBook.Find(word);

        Assert.Equal(("GPU004", "MemoryFits"), (rule?.Id, rule?.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GPU04")]
    [InlineData("Memory")]
    public void Find_OtherWord_IsNone(string word) => Assert.Null(RuleBook.Find(word));

    [Fact]
    public void All_Ids_AreCountedFromOneWithinTheirPrefix()
    {
        Assert.NotEmpty(RuleBook.All);
        Assert.All(
            RuleBook.All.GroupBy(rule => rule.Id[..3]),
            group => Assert.Equal(
                Enumerable.Range(1, group.Count()).Select(i => string.Create(CultureInfo.InvariantCulture, $"{group.Key}{i:000}")),
                group.Select(rule => rule.Id)));
        Assert.All(RuleBook.All, rule => Assert.Matches("^[A-Z]{3}[0-9]{3}$", rule.Id));
    }

    [Fact]
    public void All_Names_StandForOneRuleEach() =>
        Assert.Empty(RuleBook.All.GroupBy(rule => rule.Name).Where(rules => rules.Count() > 1).Select(rules => rules.Key));

    [Fact]
    public void All_Texts_AreSentences() => Assert.All(
        RuleBook.All,
        rule =>
        {
            Assert.Matches(Sentence, rule.Title);
            Assert.Matches(Sentence, rule.Because);
        });

    [Fact]
    public void All_RulesOfForm_AreTheOnesThatCannotBeSilenced() => Assert.Equal(
        RuleBook.All.Where(rule => rule.Id.StartsWith("CFG", StringComparison.Ordinal)),
        RuleBook.All.Where(rule => !rule.MayBeSilenced));

    [Fact]
    public void All_Sources_AreAddresses()
    {
        var sources = RuleBook.All.Where(rule => rule.Source.Length > 0).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, rule => Assert.True(Uri.TryCreate(rule.Source, UriKind.Absolute, out _), rule.Id));
    }

    [GeneratedRegex(@"\A(vLLM|[A-Z]).*\.\z")]
    private static partial Regex Sentence { get; }
}
