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

    [Theory]
    [InlineData("client", null, "changes of client reach models again")]
    [InlineData(null, "client", "changes of client no longer reach models")]
    [InlineData(null, "name", "models keeps the name that it has in the cloud")]
    [InlineData("name", null, "changes of name reach models again")]
    public void Compare_IgnoredProperty_SaysWhatReachesIt(string? before, string? after, string headline)
    {
        PlannedResource Ignoring(string? path) => Plain with { IgnoreChanges = path is null ? [] : [path] };

        Assert.Equal(headline, Given.Change(Ignoring(before), Ignoring(after)).Headline);
    }

    // What is no URN is no more than itself.
    [Fact]
    public void Compare_DeletedWithSomethingUnreadable_IsTold() => Assert.Equal(
        ["options.deletedWith: a -> b"], Given.Change(Plain with { DeletedWith = "a" }, Plain with { DeletedWith = "b" }).Lines());

    public static TheoryData<string, string> Options() => new()
    {
        { "retain", "options.retainOnDelete: false -> true" },
        { "deletedWith", $"options.deletedWith: - -> {Given.Urn(Given.Network, "net")}" },
        { "provider", $"options.provider: - -> {Given.Urn(Given.Provider, "gcp")}" },
        { "timeouts", "options.customTimeouts: - -> {create: 1s, delete: 3.5s, update: 2s}" },
        { "ignore", "options.ignoreChanges: - -> [client]" },
        { "replace", "options.replaceOnChanges: - -> [client]" },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Compare_OneOption_IsTold(string option, string line)
    {
        var after = With(option);

        Assert.Equal([line], Given.Change(Plain, after).Lines());
        var (path, values) = (line.Split(": ", 2)[0], line.Split(": ", 2)[1].Split(" -> "));
        Assert.Equal([$"{path}: {values[1]} -> {values[0]}"], Given.Change(after, Plain).Lines());
        Assert.True(Given.Compare(after, With(option)).IsEmpty);
    }

    [Theory]
    [InlineData("a", "a", 0)]
    [InlineData("a", "b", 1)]
    [InlineData(null, "b", 0)]
    [InlineData("a", null, 0)]
    public void Compare_WhatIsReadUnderAnotherId_IsTold(string? before, string? after, int changes)
    {
        var diff = Given.Compare(Plain with { ReadId = before }, Plain with { ReadId = after });

        Assert.Equal(changes, diff.Changes.Count);
        Assert.All(diff.Changes, change => Assert.Equal(["options.id: a -> b"], change.Lines()));
    }

    // In another stack or project it is the same resource, and the engine names default providers by itself.
    [Theory]
    [InlineData("urn:pulumi:dev::mall::gcp:compute/network:Network::net", 0)]
    [InlineData("urn:pulumi:prod::shop::gcp:compute/network:Network::other", 1)]
    public void Compare_DeletedWithAnother_IsTold(string urn, int changes)
    {
        var (before, after) = (With("deletedWith"), With("deletedWith") with { DeletedWith = urn });

        Assert.Equal(changes, Given.Compare(before, after).Changes.Count);
        Assert.Equal(changes, Given.Compare(after, before).Changes.Count);
    }

    [Theory]
    [InlineData("pulumi:providers:gcp::default_9_10_0::id", null, 0)]
    [InlineData("pulumi:providers:gcp::gcp::id", "pulumi:providers:gcp::gcp::other", 0)]
    [InlineData("pulumi:providers:gcp::gcp", "pulumi:providers:gcp::google", 1)]
    [InlineData("pulumi:providers:gcp::gcp", "pulumi:providers:gcp::default", 1)]
    [InlineData("pulumi:providers:gcp::gcp", null, 1)]
    public void Compare_AnotherProvider_IsTold(string before, string? after, int changes)
    {
        var (old, @new) = (By(before), By(after));

        Assert.Equal(changes, Given.Compare(old, @new).Changes.Count);
        Assert.Equal(changes, Given.Compare(@new, old).Changes.Count);

        static PlannedResource By(string? provider) =>
            Plain with { ProviderUrn = provider is null ? null : $"urn:pulumi:prod::shop::{provider}" };
    }

    [Fact]
    public void Compare_WhatAStateDoesNotTell_IsNoChange() => Assert.Empty(
        PlanComparison.Compare(
            Given.State(Plain), Given.Plan(Plain with { IgnoreChanges = ["client"], ReplaceOnChanges = ["client"] }), "state").Changes);

    private static PlannedResource With(string option) => option switch
    {
        "retain" => Plain with { RetainOnDelete = true },
        "deletedWith" => Plain with { DeletedWith = Given.Urn(Given.Network, "net") },
        "provider" => Plain with { ProviderUrn = Given.Urn(Given.Provider, "gcp") },
        "timeouts" => Plain with { CustomTimeouts = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3.5)) },
        "ignore" => Plain with { IgnoreChanges = ["client"] },
        "replace" => Plain with { ReplaceOnChanges = ["client"] },
        _ => Plain,
    };
}
