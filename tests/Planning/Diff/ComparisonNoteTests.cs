namespace GpuInfra.Planning.Tests;

/// <summary>What the reader of a diff is told of the comparison itself.</summary>
public class ComparisonNoteTests
{
    private const string Type = "shop:index:Thing";

    [Theory]
    [InlineData(Given.Subnetwork, "region", "a", "b", true)]
    [InlineData(Given.Service, "location", "a", "b", true)]
    [InlineData(Given.Service, "location", "europe-west4", "EUROPE-WEST4", false)]
    [InlineData(Given.Service, "region", "a", "b", false)]
    [InlineData(Given.Bucket, "location", "a", "b", false)]
    public void Compare_AnotherRegion_IsAnotherStack(string type, string input, string before, string after, bool isSaid) => Assert.Equal(
        isSaid
            ?
            [
                $"Another region is another stack: nothing moves from {before} to {after} in place. Write a stack file for {after}, deploy "
                    + "it, let the callers move, and retire this stack then.",
            ]
            : [],
        PlanComparison.Compare(
            Given.Plan(Given.Resource(Given.Network, "net"), Given.Resource(type, "it", $$"""{"{{input}}": "{{before}}"}""")),
            Given.Plan(Given.Resource(Given.Network, "net"), Given.Resource(type, "it", $$"""{"{{input}}": "{{after}}"}""")),
            "main").Notes);

    [Fact]
    public void Compare_AnotherRegionOfAnotherStack_IsNoMove() => Assert.Equal(
        [
            "Two stacks are compared: nothing happens to prod, and what is told is how dev differs from it.",
            "a there and b here count as the same.",
        ],
        PlanComparison.Compare(
            Given.Plan(Given.Resource(Given.Service, "it", """{"location": "a"}""")),
            Given.Plan(Given.Resource(Given.Service, "it", """{"location": "b"}""")) with { Stack = "dev" },
            "the stack prod").Notes);

    // What most resources say is the region, and of two as frequent ones the first.
    [Theory]
    [InlineData("[a, b, b]", "[c, c, d]", "b there and c here count as the same.")]
    [InlineData("[b, a]", "[c]", "a there and c here count as the same.")]
    [InlineData("[a]", "[c, d]", "a there and c here count as the same.")]
    [InlineData("[a]", "[a, b, a]", null)]
    public void Compare_RegionsOfTwoStacks_AreThoseOfMostResources(string before, string after, string? note) => Assert.Equal(
        note, PlanComparison.Compare(Regions(before), Regions(after) with { Stack = "dev" }, "the stack prod").Notes.Skip(1).SingleOrDefault());

    [Theory]
    [InlineData(1, "1 resource of the plan is not in it and counts as the same. ")]
    [InlineData(2, "2 resources of the plan are not in it and count as the same. ")]
    public void Compare_WhatAPreviewLeavesOut_IsCounted(int count, string said)
    {
        var left = Enumerable.Range(0, count).Select(index => Given.Resource(Type, $"left{index}"));

        Assert.Equal(
            [$"The other side leaves out what stays the same: {said}pulumi preview --show-sames lists them."],
            PlanComparison.Compare(Given.State() with { IsPartial = true }, Given.Plan(left), "preview.json").Notes);
    }

    [Theory]
    [InlineData("[secret]", "[secret]", 1, "1 resource has")]
    [InlineData("[secret]", "plain", 1, "1 resource has")]
    [InlineData("plain", "[secret]", 2, "2 resources have")]
    public void Compare_Secrets_AreCounted(string before, string after, int count, string said)
    {
        PlannedResource[] Things(string value) =>
            [.. Enumerable.Range(0, count).Select(index => Given.Resource(Type, $"it{index}", $$"""{"list": [{"key": "{{value}}"}]}"""))];

        Assert.Equal(
            [$"Secrets are not compared: {said} some, and a changed secret does not show."],
            PlanComparison.Compare(Given.State(Things(before)), Given.Plan(Things(after)), "state.json").Notes);
    }

    [Theory]
    [InlineData("\"${net.id}\"", "1 reference leads")]
    [InlineData("\"${net.id}\", \"x-${net.selfLink}\"", "2 references lead")]
    public void Compare_ReferencesThatAStateDoesNotTell_AreCounted(string references, string said)
    {
        var net = Given.Resource(Given.Network, "net");

        Assert.Equal(
            [$"The state does not tell what {said} to: whatever stands there counts as the same."],
            PlanComparison.Compare(
                Given.State(net, Given.Resource(Type, "it", """{"args": ["a", "b"]}""")),
                Given.Plan(net, Given.Resource(Type, "it", $$"""{"args": [{{references}}]}""")),
                "state.json").Notes);
    }

    // What is new is compared with nothing, though it may be the same as what is gone.
    [Fact]
    public void Compare_ReferenceOfANewThing_IsNotCounted()
    {
        var account = Given.Resource(Given.Account, "runner", """{"accountId": "runner"}""");

        Assert.Empty(PlanComparison.Compare(
            Given.State(account, Given.Resource(Given.Network, "old", """{"name": "old"}""")),
            Given.Plan(account, Given.Resource(Given.Network, "new", """{"name": "new", "description": "${runner.email}"}""")),
            "state.json").Notes);
    }

    private static Plan Regions(string regions) => Given.Plan(
        regions.Trim('[', ']').Split(", ").Select((region, index) => Given.Resource(Type, $"it{index}", $$"""{"region": "{{region}}"}""")));
}
