namespace GpuInfra.Components.Tests;

public sealed class NameAndLocationRulesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a-2")]
    [InlineData("z9")]
    public void Check_Name_Accepts(string name) =>
        Assert.Equal("", Refusal.Of(ModelBucketSpec.Check(name, new() { Location = "europe-west4" })));

    [Theory]
    [InlineData("A")]
    [InlineData("aB")]
    [InlineData("2a")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a_b")]
    [InlineData("a.b")]
    [InlineData("ä")]
    public void Check_NameOfOtherLetters_Refuses(string name) =>
        Assert.Equal(
            $"Error name: is '{name}', but resources are named after it. Use 1 to 54 lower-case letters, digits and hyphens, "
                + "the first a letter, the last no hyphen. [https://cloud.google.com/compute/docs/naming-resources]",
            Refusal.Of(ModelBucketSpec.Check(name, new() { Location = "europe-west4" })));

    [Fact]
    public void Check_Region_Accepts() =>
        Assert.Equal("", Refusal.Of(ModelBucketSpec.Check("models", new() { Location = "northamerica-northeast2" })));

    [Theory]
    [InlineData("EU", "which is no single region", "Name a region, such as europe-west4.")]
    [InlineData("us", "which is no single region", "Name a region, such as europe-west4.")]
    [InlineData("europe-west1-b", "which is a zone, not a region", "Write europe-west1.")]
    [InlineData("us-central1-a", "which is a zone, not a region", "Write us-central1.")]
    [InlineData("europe west4", "which is not a region", "Write europe-west4.")]
    [InlineData("europe-west-4", "which is not a region", "Write europe-west4.")]
    [InlineData("EUROPE-WEST4", "which is not a region", "Write europe-west4.")]
    [InlineData("europewest4", "which is not a region", "Write europe-west4.")]
    [InlineData("eu-west4", "which is not a region", "Write europe-west4.")]
    [InlineData("europ-west4", "which is not a region", "Write europe-west4.")]
    [InlineData("europe-west4 ", "which is not a region", "Write europe-west4.")]
    [InlineData("us-central-1", "which is not a region", "Write us-central1.")]
    [InlineData("eurp-west4", "which is not a region", "Write europe-west4.")]
    [InlineData("ueurp-west4", "which is not a region", "Name a region, such as europe-west4.")]
    [InlineData("foobar-west4", "which is not a region", "Name a region, such as europe-west4.")]
    [InlineData("xy-west4", "which is not a region", "Name a region, such as europe-west4.")]
    [InlineData("europe-west4xy", "which is not a region", "Name a region, such as europe-west4.")]
    [InlineData("europe-west4-9", "which is not a region", "Write europe-west49.")]
    [InlineData("-a", "which is not a region", "Name a region, such as europe-west4.")]
    [InlineData("a", "which is not a region", "Name a region, such as europe-west4.")]
    [InlineData("frankfurt", "which is not a region", "Name a region, such as europe-west4.")]
    public void Check_LocationThatIsNoRegion_Refuses(string location, string problem, string fix) =>
        Assert.Equal(
            $"Error location: is '{location}', {problem}. {fix} [https://cloud.google.com/run/docs/locations]",
            Refusal.Of(ImageRepositorySpec.Check("models", new() { Location = location })));

    [Fact]
    public void Check_ZoneForRegion_IsToldOfNothingElse() => Assert.Equal(
        "region",
        Assert.Single(InferencePlatformSpec.Check("inference", new() { Project = "acme-models", Region = "europe-west1-b" }).Violations).Path);
}
