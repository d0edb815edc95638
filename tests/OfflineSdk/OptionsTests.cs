using Pulumi;
using Pulumi.Utilities;

namespace GpuInfra.OfflineSdk.Tests;

public class OptionsTests
{
    [Fact]
    public void Merge_SingleOptions_SecondWinsWhereItSays()
    {
        var first = new CustomResourceOptions
        {
            Id = "1",
            Version = "1",
            Urn = "1",
            PluginDownloadURL = "1",
            ImportId = "1",
            Protect = true,
            RetainOnDelete = true,
            DeleteBeforeReplace = true,
            CustomTimeouts = new() { Create = TimeSpan.FromMinutes(1) },
        };
        var second = new CustomResourceOptions
        {
            Version = "2",
            Protect = false,
            CustomTimeouts = new() { Update = TimeSpan.FromMinutes(2) },
        };

        var merged = CustomResourceOptions.Merge(first, second);

        Assert.Same(first.Id, merged.Id);
        Assert.Equal(("2", "1", "1", "1"), (merged.Version, merged.Urn, merged.PluginDownloadURL, merged.ImportId));
        Assert.Equal((false, true, true), (merged.Protect, merged.RetainOnDelete, merged.DeleteBeforeReplace));
        Assert.Null(merged.CustomTimeouts!.Create);
        Assert.Equal(TimeSpan.FromMinutes(2), merged.CustomTimeouts.Update);
    }

    [Fact]
    public void Merge_Lists_AreAppendedToACopy()
    {
        var first = new CustomResourceOptions
        {
            IgnoreChanges = { "a" },
            ReplaceOnChanges = { "a" },
            HideDiffs = { "a" },
            AdditionalSecretOutputs = { "a" },
            Aliases = { new Alias { Name = "a" } },
            ResourceTransformations = { _ => null },
        };
        var second = new CustomResourceOptions
        {
            IgnoreChanges = { "b" },
            ReplaceOnChanges = { "b" },
            HideDiffs = { "b" },
            AdditionalSecretOutputs = { "b" },
            Aliases = { new Alias { Name = "b" } },
            ResourceTransformations = { _ => null },
        };

        var merged = CustomResourceOptions.Merge(first, second);

        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["a", "b"], merged.ReplaceOnChanges);
        Assert.Equal(["a", "b"], merged.HideDiffs);
        Assert.Equal(["a", "b"], merged.AdditionalSecretOutputs);
        Assert.Equal(2, merged.Aliases.Count);
        Assert.Equal(2, merged.ResourceTransformations.Count);
        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Equal(["b"], second.IgnoreChanges);
    }

    [Fact]
    public async Task Merge_Resources_AreAppended() => await new Recorder().PreviewAsync(() =>
    {
        var (one, two, first) = (new Thing("one"), new Thing("two"), new DemoProvider("first"));

        var merged = CustomResourceOptions.Merge(
            new() { DependsOn = one, ReplaceWith = one, Parent = one, Provider = first, DeletedWith = one },
            new() { DependsOn = two, ReplaceWith = two, Parent = two, DeletedWith = two });

        Assert.Equal([one, two], OutputUtilities.GetValueAsync(merged.DependsOn.ToOutput()).Result.ToArray());
        Assert.Equal([one, two], OutputUtilities.GetValueAsync(merged.ReplaceWith.ToOutput()).Result.ToArray());
        Assert.Same(two, merged.Parent);
        Assert.Same(two, merged.DeletedWith);
        Assert.Same(first, merged.Provider);
    });

    [Fact]
    public async Task Options_ChangedAfterUse_DoNotReachTheResource()
    {
        var mocks = new Recorder { IsAsynchronous = true };

        await mocks.UpdateAsync(() =>
        {
            var options = new CustomResourceOptions { ImportId = "kept", DeletedWith = new Thing("slow") };
            _ = new Thing("one", options: options);
            options.ImportId = "changed";
        });

        Assert.Equal("kept", mocks["one"].Id);
    }

    [Theory]
    [InlineData(true, false, "Alias should not specify both Urn and Name")]
    [InlineData(false, true, "Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias")]
    public async Task Aliases_Contradiction_FailsTheRun(bool hasUrn, bool hasParentUrn, string problem)
    {
        var alias = new Alias
        {
            Urn = hasUrn ? "urn:pulumi:s::p::t::n" : null,
            Name = "name",
            ParentUrn = hasParentUrn ? (Input<string>)"urn:pulumi:s::p::t::n" : null,
            NoParent = hasParentUrn,
        };

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => new Recorder().PreviewAsync(
            () => _ = new Thing("one", options: new() { Aliases = { alias } })));

        Assert.Contains(problem, exception.ToString(), StringComparison.Ordinal);
    }
}
