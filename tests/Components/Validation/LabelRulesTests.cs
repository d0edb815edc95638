namespace GpuInfra.Components.Tests;

public sealed class LabelRulesTests
{
    private const string Source = "[https://cloud.google.com/resource-manager/docs/labels-overview]";

    [Theory]
    [InlineData("a", "")]
    [InlineData("cost-center_2", "0-_a")]
    [InlineData("équipe", "recherche-é")]
    [InlineData("部門", "研究")]
    public void Check_Label_Accepts(string key, string value) => Assert.Equal("", Problems(key, value));

    [Fact]
    public void Check_LongestLabel_Accepts() => Assert.Equal("", Problems(new('a', 63), new('1', 63)));

    [Theory]
    [InlineData("", "labels[\"\"]")]
    [InlineData("2nd", "labels.2nd")]
    [InlineData("_a", "labels._a")]
    [InlineData("Team", "labels.Team")]
    [InlineData("teaM", "labels.teaM")]
    [InlineData("a.b", "labels[\"a.b\"]")]
    public void Check_KeyThatIsNone_Refuses(string key, string path) =>
        Assert.Equal(
            $"Error {path}: is labelled '{key}', which is not a label's key. "
                + $"Use 1 to 63 lower-case letters, digits, hyphens and underscores, the first a letter. {Source}",
            Problems(key, "value"));

    [Fact]
    public void Check_KeyOneTooLong_Refuses() =>
        Assert.Equal(
            $"Error labels.{new string('a', 64)}: is labelled '{new string('a', 64)}', which is not a label's key. "
                + $"Use 1 to 63 lower-case letters, digits, hyphens and underscores, the first a letter. {Source}",
            Problems(new('a', 64), ""));

    [Theory]
    [InlineData("Research")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void Check_ValueThatIsNone_Refuses(string value) =>
        Assert.Equal(
            $"Error labels.team: is '{value}', which is not a label's value. "
                + $"Use at most 63 lower-case letters, digits, hyphens and underscores. {Source}",
            Problems("team", value));

    private static string Problems(string key, string value) => Refusal.Of(InferencePlatformSpec.Check(
        "inference",
        new() { Project = "acme-dev", Region = "europe-west4", Labels = new Dictionary<string, string> { [key] = value } }));
}
