namespace GpuInfra.Components.Tests;

public sealed class ModelBucketSpecTests
{
    private const string Region = "europe-west4";
    private const string Form =
        ", of 3 to 63 lower-case letters, digits, hyphens and underscores, a letter or digit first and last";

    private const string Naming = "[https://cloud.google.com/storage/docs/buckets#naming]";
    private const string Keys = "[https://cloud.google.com/storage/docs/encryption/customer-managed-keys]";

    [Fact]
    public void Check_LocationAlone_AppliesTheDefaults()
    {
        var result = ModelBucketSpec.Check("models", new() { Location = Region });

        Assert.Equal("", Refusal.Of(result));
        Assert.Equal(
            (null, "models", Region, 7, 3, null, true),
            (result.Spec.Existing, result.Spec.Prefix, result.Spec.Location, result.Spec.SoftDeleteDays,
                result.Spec.KeptVersions, result.Spec.KmsKey, result.Spec.Protect));
        Assert.Empty(result.Spec.Readers);
    }

    [Theory]
    [InlineData("europe-west4", "")]
    [InlineData("EUROPE-WEST4", "")]
    [InlineData("US", "")]
    [InlineData("eur4", "")]
    [InlineData("XY", "Error location: is 'XY', which is not a region. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]")]
    public void Check_ALocation_IsOneOfBuckets(string location, string refusal) =>
        Assert.Equal(refusal, Refusal.Of(ModelBucketSpec.Check("models", new() { Location = location })));

    [Theory]
    [InlineData(1)]
    [InlineData(54)]
    public void Check_NameThatFits_Accepts(int length) =>
        Assert.Equal("", Refusal.Of(ModelBucketSpec.Check(new('a', length), new() { Location = Region })));

    [Theory]
    [InlineData(0)]
    [InlineData(55)]
    public void Check_NameThatDoesNotFit_Refuses(int length) =>
        Assert.Equal(
            $"Error name: is '{new string('a', length)}', but resources are named after it. "
                + "Use 1 to 54 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. "
                + "[https://cloud.google.com/compute/docs/naming-resources]",
            Refusal.Of(ModelBucketSpec.Check(new('a', length), new() { Location = Region })));

    [Theory]
    [InlineData("a")]
    [InlineData("acme-2")]
    [InlineData("a23456789012345678901234567890123456789012345678901234")]
    [InlineData("my-goog")]
    public void Check_Prefix_Accepts(string prefix) =>
        Assert.Equal(prefix, ModelBucketSpec.Require("models", new() { Location = Region, Prefix = prefix }).Prefix);

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("acme.example")]
    [InlineData("acme-")]
    [InlineData("2acme")]
    [InlineData("a234567890123456789012345678901234567890123456789012345")]
    public void Check_PrefixThatDoesNotFit_Refuses(string prefix) =>
        Assert.Equal(
            $"Error prefix: is '{prefix}', but the bucket's name begins with it and ends with 8 random digits. "
                + $"Use 1 to 54 lower-case letters, digits and hyphens, the first a letter, the last no hyphen. {Naming}",
            Problems(new() { Location = Region, Prefix = prefix }));

    [Theory]
    [InlineData("goog")]
    [InlineData("goog-models")]
    [InlineData("my-google-models")]
    public void Check_PrefixOfGoogle_Refuses(string prefix) =>
        Assert.Equal(
            $"Error prefix: is {prefix}, but no bucket's name may begin with goog or hold google. Choose another. {Naming}",
            Problems(new() { Location = Region, Prefix = prefix }));

    [Theory]
    [InlineData(3)]
    [InlineData(222)]
    public void Check_ExistingName_Accepts(int length) =>
        Assert.Equal(new string('a', length), Require(new() { Location = Region, Existing = new('a', length) }).Existing);

    [Fact]
    public void Check_ExistingNameOfEveryKindOfCharacter_Accepts() =>
        Assert.Equal("a-1_b.example", Require(new() { Location = Region, Existing = "a-1_b.example" }).Existing);

    [Theory]
    [InlineData("", "is empty", Form)]
    [InlineData("ab", "is 'ab', which is not the name of a bucket", Form)]
    [InlineData("gs://models", "is 'gs://models', which is not the name of a bucket", ": models")]
    [InlineData("Models", "is 'Models', which is not the name of a bucket", ": models")]
    public void Check_ExistingThatIsNoName_Refuses(string existing, string problem, string fix) =>
        Assert.Equal(
            $"Error existing: {problem}. Write the name alone{fix}. {Naming}",
            Problems(new() { Location = Region, Existing = existing }));

    [Fact]
    public void Check_ExistingNameTooLong_Refuses() =>
        Assert.Equal(
            $"Error existing: is '{new string('a', 223)}', which is not the name of a bucket. "
                + $"Write the name alone{Form}. {Naming}",
            Problems(new() { Location = Region, Existing = new('a', 223) }));

    [Theory]
    [InlineData(7)]
    [InlineData(90)]
    public void Check_SoftDeleteDays_Accepts(int days) =>
        Assert.Equal(days, Require(new() { Location = Region, SoftDeleteDays = days }).SoftDeleteDays);

    [Theory]
    [InlineData(6)]
    [InlineData(91)]
    [InlineData(int.MaxValue)]
    public void Check_SoftDeleteDaysOutOfRange_Refuses(int days) =>
        Assert.Equal(
            $"Error softDeleteDays: is {days}, but must be between 7 and 90. Use 7. "
                + "[https://cloud.google.com/storage/docs/soft-delete]",
            Problems(new() { Location = Region, SoftDeleteDays = days }));

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void Check_KeptVersions_Accepts(int count) =>
        Assert.Equal(count, Require(new() { Location = Region, KeptVersions = count }).KeptVersions);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Check_NoKeptVersions_Refuses(int count) =>
        Assert.Equal(
            $"Error keptVersions: is {count}, but must be at least 1. Use 3. [https://cloud.google.com/storage/docs/lifecycle]",
            Problems(new() { Location = Region, KeptVersions = count }));

    [Theory]
    [InlineData("")]
    [InlineData("k")]
    [InlineData("projects//locations/europe-west4/keyRings/r/cryptoKeys/k")]
    [InlineData("projects/p/locations/europe-west4/keyRings//cryptoKeys/k")]
    [InlineData("projects/p/locations/europe-west4/keyRings/r/cryptoKeys/")]
    [InlineData("project/p/locations/europe-west4/keyRings/r/cryptoKeys/k")]
    [InlineData("projects/p/location/europe-west4/keyRings/r/cryptoKeys/k")]
    [InlineData("projects/p/locations/europe-west4/keyRing/r/cryptoKeys/k")]
    [InlineData("projects/p/locations/europe-west4/keyRings/r/cryptoKey/k")]
    [InlineData("projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1")]
    public void Check_KeyThatIsNoKey_Refuses(string key) =>
        Assert.Equal(
            $"Error kmsKey: is '{key}', which is not the resource name of a key. "
                + $"Write projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY. {Keys}",
            Problems(new() { Location = Region, KmsKey = key }));

    [Theory]
    [InlineData("us-central1")]
    [InlineData("")]
    public void Check_KeyInAnotherRegion_Refuses(string region) =>
        Assert.Equal(
            $"Error kmsKey: is a key in {region}, but the bucket is in europe-west4. Use a key in the bucket's region. {Keys}",
            Problems(new() { Location = Region, KmsKey = $"projects/p/locations/{region}/keyRings/r/cryptoKeys/k" }));

    [Fact]
    public void Check_KeyWithoutLocation_AsksForTheLocationAlone() =>
        Assert.Equal(
            "Error location: is missing. Name a region, such as europe-west4. [https://cloud.google.com/run/docs/locations]",
            Problems(new() { KmsKey = "projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k" }));

    private static ModelBucketSpec Require(ModelBucketArgs args) => ModelBucketSpec.Require("models", args);

    private static string Problems(ModelBucketArgs args) => Refusal.Of(ModelBucketSpec.Check("models", args));
}
