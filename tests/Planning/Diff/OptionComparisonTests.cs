namespace GpuInfra.Planning.Tests;

public class OptionComparisonTests
{
    private static readonly PlannedResource Plain = Given.Resource(Given.Bucket, "models");

    [Fact]
    public void Compare_ProtectOff_LosesAGuard()
    {
        var change = Given.Change(Plain with { Protect = true }, Plain);

        Assert.Equal(["options.protect: true -> false"], change.Lines());
        Assert.Equal((Risk.Exposure, "models loses its protection: the next mistake may delete it"), (change.Risk, change.Headline));
    }

    [Fact]
    public void Compare_EveryOption_IsTold()
    {
        var after = Plain with
        {
            Protect = true,
            RetainOnDelete = true,
            DeletedWith = Given.Urn(Given.Network, "net"),
            ProviderUrn = Given.Urn(Given.Provider, "gcp"),
            CustomTimeouts = new PlannedTimeouts(TimeSpan.FromMinutes(5), null, null),
            IgnoreChanges = ["client"],
            ReplaceOnChanges = ["location"],
        };

        Assert.Equal(
            [
                "options.ignoreChanges: - -> [client]",
                $"options.provider: - -> {after.ProviderUrn}",
                "options.protect: false -> true",
                "options.retainOnDelete: false -> true",
                "options.customTimeouts: - -> {create: 300s}",
                $"options.deletedWith: - -> {after.DeletedWith}",
                "options.replaceOnChanges: - -> [location]",
            ],
            Given.Change(Plain, after).Lines());
    }

    [Fact]
    public void Compare_Dependencies_AreNoChange() =>
        Assert.True(Given.Compare(Plain, Plain with { Dependencies = ["urn:x"], Aliases = ["urn:y"] }).IsEmpty);

    [Fact]
    public void Compare_IgnoredPropertyMore_IsExposure() => Assert.Equal(
        "changes of template no longer reach models",
        Given.Change(Plain with { IgnoreChanges = ["client"] }, Plain with { IgnoreChanges = ["template", "client"] }).Headline);
}
