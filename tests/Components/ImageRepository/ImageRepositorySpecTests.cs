namespace GpuInfra.Components.Tests;

public sealed class ImageRepositorySpecTests
{
    private const string Cleanup = "[https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy]";
    private const string Remote = "[https://cloud.google.com/artifact-registry/docs/repositories/remote-overview]";

    [Fact]
    public void Check_LocationAlone_AppliesTheDefaults()
    {
        var result = ImageRepositorySpec.Check("images", new() { Location = "europe-west4" });

        Assert.Equal("", Refusal.Of(result));
        Assert.Equal(
            (null, "europe-west4", true, 10, 30, true),
            (result.Spec.Existing, result.Spec.Location, result.Spec.ImmutableTags, result.Spec.KeptVersions,
                result.Spec.UntaggedDays, result.Spec.Protect));
        Assert.Empty(result.Spec.Mirrors);
        Assert.Empty(result.Spec.Readers);
        Assert.Empty(result.Spec.Writers);
    }

    [Fact]
    public void Check_NothingSaid_AsksForTheLocation() =>
        Assert.Equal(
            "Error location: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]",
            Refusal.Of(ImageRepositorySpec.Check("images", new())));

    [Theory]
    [InlineData(1)]
    [InlineData(47)]
    public void Check_NameThatFits_Accepts(int length) =>
        Assert.Equal("", Refusal.Of(ImageRepositorySpec.Check(new('a', length), new() { Location = "europe-west4" })));

    [Theory]
    [InlineData(0)]
    [InlineData(48)]
    public void Check_NameThatDoesNotFit_Refuses(int length) =>
        Assert.Equal(
            $"Error name: is '{new string('a', length)}', but resources are named after it. "
                + "Use 1 to 47 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. "
                + "[https://cloud.google.com/compute/docs/naming-resources]",
            Refusal.Of(ImageRepositorySpec.Check(new('a', length), new() { Location = "europe-west4" })));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void Check_KeptVersions_Accepts(int count) =>
        Assert.Equal(count, Require(new() { Location = "europe-west4", KeptVersions = count }).KeptVersions);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Check_NoKeptVersions_Refuses(int count) =>
        Assert.Equal(
            $"Error keptVersions: is {count}, but cleanup could then delete the image that runs. Use 1 or more. {Cleanup}",
            Problems(new() { Location = "europe-west4", KeptVersions = count }));

    [Theory]
    [InlineData(1)]
    [InlineData(3_652_500)]
    public void Check_UntaggedDays_Accepts(int days) =>
        Assert.Equal(days, Require(new() { Location = "europe-west4", UntaggedDays = days }).UntaggedDays);

    [Theory]
    [InlineData(0)]
    [InlineData(3_652_501)]
    [InlineData(int.MaxValue)]
    public void Check_UntaggedDaysOutOfRange_Refuses(int days) =>
        Assert.Equal(
            $"Error untaggedDays: is {days}, but must be between 1 and 3652500. Use 30. {Cleanup}",
            Problems(new() { Location = "europe-west4", UntaggedDays = days }));

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    public void Check_ExistingId_Accepts(int length) =>
        Assert.Equal(
            new string('a', length), Require(new() { Location = "europe-west4", Existing = new('a', length) }).Existing);

    [Theory]
    [InlineData("")]
    [InlineData("projects/p/locations/l/repositories/r")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void Check_ExistingThatIsNoId_Refuses(string existing) =>
        Assert.Equal(
            $"Error existing: is '{existing}', which is not the id of a repository. Write the id alone, without its project "
                + "and region. [https://cloud.google.com/artifact-registry/docs/repositories/create-repos]",
            Problems(new() { Location = "europe-west4", Existing = existing }));

    [Fact]
    public void Check_UnknownMirror_NamesTheKnown() =>
        Assert.Equal(
            $"Error mirrors[1]: is 'quay', which is not a registry that can be mirrored. Use one of docker-hub, ghcr. {Remote}",
            Problems(new() { Location = "europe-west4", Mirrors = ["ghcr", "quay"] }));

    [Fact]
    public void Check_MirrorListedTwice_RefusesTheSecond() =>
        Assert.Equal(
            $"Error mirrors[2]: is ghcr, which is listed before. Remove it. {Remote}",
            Problems(new() { Location = "europe-west4", Mirrors = ["ghcr", "docker-hub", "ghcr"] }));

    [Fact]
    public void Check_PublicReaderAndWriter_RefusesBoth() =>
        Assert.Equal(
            """
            Error readers[0]: is allUsers, which is everybody on the internet. Name the callers: a serviceAccount:, group: or principalSet:// member. [https://cloud.google.com/iam/docs/principal-identifiers]
            Error writers[0]: is allUsers, which is everybody on the internet. Name the callers: a serviceAccount:, group: or principalSet:// member. [https://cloud.google.com/iam/docs/principal-identifiers]
            """,
            Problems(new() { Location = "europe-west4", Readers = ["allUsers"], Writers = ["allUsers"] }));

    private static ImageRepositorySpec Require(ImageRepositoryArgs args) => ImageRepositorySpec.Require("images", args);

    private static string Problems(ImageRepositoryArgs args) => Refusal.Of(ImageRepositorySpec.Check("images", args));
}
