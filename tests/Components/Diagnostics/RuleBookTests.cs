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
    public void All_RulesOfFormAndOfTheProgram_AreTheOnesThatCannotBeSilenced() => Assert.Equal(
        RuleBook.All.Where(rule => rule.Id.StartsWith("CFG", StringComparison.Ordinal) || rule.RefusedBy == Refuser.Program),
        RuleBook.All.Where(rule => !rule.MayBeSilenced));

    [Fact]
    public void All_RulesThatTheProgramCannotGoOnWithout_AreThese() => Assert.Equal(
        "GPU008 GPU009 IAM002 IAM006 IAM008 NET004 NET013 REG004 RUN001 RUN002 RUN021 RUN022 RUN033 RUN034 RUN070",
        string.Join(' ', RuleBook.All.Where(rule => rule.RefusedBy == Refuser.Program).Select(rule => rule.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void All_RulesOverAWholeStack_AreTheseBesideThoseThatAreNamedSo() => Assert.Equal(
        "QTA004 QTA005 QTA006 QTA007",
        string.Join(' ', RuleBook.All.Where(rule => rule.IsAboutStack && !rule.Id.StartsWith("STK", StringComparison.Ordinal)).Select(rule => rule.Id)));

    [Fact]
    public void All_Prefixes_StandInTheOrderOfAReader() => Assert.Equal(
        "CFG ADP NET REG BKT IAM API QTA GPU RUN MOD STK CIP", string.Join(' ', RuleBook.All.Select(rule => rule.Id[..3]).Distinct()));

    // What the text of a rule says of Google and what the rule says of itself are one thing. Rules over a whole stack rest on quotas that
    // nobody confirms, and rules of sources, pipelines and engines are about something else than what runs.
    [Fact]
    public void All_RulesThatSayThatGoogleRefuses_SaySoOfThemselves() => Assert.Equal(
        [],
        RuleBook.All
            .Where(rule => rule.Severity == Severity.Error && !rule.IsAboutStack && rule.Id[..3] is not ("ADP" or "CFG" or "CIP" or "QTA") && SaysGoogleRefuses.IsMatch(rule.Because))
            .Where(rule => rule.RefusedBy == Refuser.None)
            .Select(rule => $"{rule.Id}: {rule.Because}"));

    [Fact]
    public void All_RulesThatTheCloudRefuses_AreErrors() => Assert.DoesNotContain(
        RuleBook.All, rule => rule.RefusedBy != Refuser.None && rule.Severity != Severity.Error);

    [Fact]
    public void All_Sources_AreAddresses()
    {
        var sources = RuleBook.All.Where(rule => rule.Source.Length > 0).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, rule => Assert.True(Uri.TryCreate(rule.Source, UriKind.Absolute, out _), rule.Id));
    }

    [GeneratedRegex(@"(Cloud Run|Cloud Run's (second )?API|Cloud Storage|Google) (itself )?(refuses|takes no|does not offer)")]
    private static partial Regex SaysGoogleRefuses { get; }

    [GeneratedRegex(@"\A(vLLM|[A-Z]).*\.\z")]
    private static partial Regex Sentence { get; }
}
