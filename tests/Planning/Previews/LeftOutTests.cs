using System.Globalization;

namespace GpuInfra.Planning.Tests;

/// <summary>Previews that leave out what stays the same, and only count it.</summary>
public sealed class LeftOutTests
{
    private static readonly PlannedResource Chat =
        Given.Resource(Given.Service, "chat", """{"name": "chat", "template": {"timeout": "300s", "containers": [{"name": "server", "resources": {"limits": {"nvidia.com/gpu": "1"}}}]}}""");

    [Fact]
    public void Compare_AsManyAsAreCounted_AreTheSame()
    {
        var diff = Compare(3, Networks(3));

        Assert.Empty(diff.Changes);
        Assert.Empty(diff.Concerns);
        Assert.Equal((4, 0), (diff.Unchanged, diff.Undecided));
        Assert.Equal(diff.After!.Resources.Select(resource => resource.Urn).Order(), diff.Before!.Resources.Select(resource => resource.Urn).Order());
    }

    [Fact]
    public void Compare_MoreThanAreCounted_MayBeNew()
    {
        var search = Chat with { Urn = Given.Urn(Given.Service, "search"), Name = "search" };

        var diff = Compare(2, [.. Networks(2), search]);

        Assert.Empty(diff.Changes);
        Assert.Equal((1, 3), (diff.Unchanged, diff.Undecided));
        Assert.Null(diff.Before);
        Assert.Equal(
            [
                (Risk.Other, "1 of 3 resources of the plan are not among those that the preview counts as the same, and it does not tell which: "
                    + "net0, net1, search. 'pulumi preview --show-sames --json' tells."),
                (Risk.Exposure, "Of these, perhaps: search is a new service that the whole internet reaches."),
            ],
            diff.Concerns.Select(concern => (concern.Risk, concern.Words)));
        Assert.Equal(diff.Concerns.Select(concern => concern.Words), diff.Notes.Take(2));
    }

    // The gravest comes first.
    [Fact]
    public void Compare_DoubtfulOnesOfSeveralRisks_AreToldByTheirRisk()
    {
        var search = Chat with { Urn = Given.Urn(Given.Service, "search"), Name = "search" };
        var closed = Given.Resource(Given.Service, "closed", """{"name": "closed", "ingress": "INGRESS_TRAFFIC_INTERNAL_ONLY", "template": {"containers": [{"name": "server", "resources": {"limits": {"nvidia.com/gpu": "1"}}}]}}""");

        var concerns = Compare(2, [.. Networks(1), closed, search]).Concerns;

        Assert.Equal([Risk.Other, Risk.Exposure, Risk.Capacity], concerns.Select(concern => concern.Risk));
        Assert.Equal("Of these, perhaps: search is a new service that the whole internet reaches.", concerns[1].Words);
    }

    [Fact]
    public void Compare_OneFewerThanIsCounted_IsDeletedByThePlan() => Assert.StartsWith(
        "The preview counts 1 more resource that stays the same than the plan has: ", Assert.Single(Compare(2, Networks(1)).Concerns).Words, StringComparison.Ordinal);

    [Fact]
    public void Compare_NoneThatIsCounted_AllAreNew()
    {
        var diff = Compare(0, Networks(2));

        Assert.Equal(["net0", "net1"], diff.Changes.Select(change => change.Name));
        Assert.All(diff.Changes, change => Assert.Equal(ChangeKind.Create, change.Kind));
        Assert.NotNull(diff.Before);
    }

    [Fact]
    public void Compare_WhatAFailedPreviewDidNotReach_IsNotCalledNew()
    {
        var diff = Compare(0, Networks(2), failure: new PlanDiagnostic("error", "no"));

        Assert.Empty(diff.Changes);
        Assert.Equal(2, diff.Undecided);
        Assert.Null(diff.Before);
    }

    // What a listed resource needs is there, and so another is the one that is not.
    [Fact]
    public void Compare_WhatListedResourcesNeed_IsTheSame()
    {
        var networks = Networks(3);
        networks[1] = networks[1] with { ParentUrn = networks[0].Urn };

        var diff = Compare(2, networks, Chat with { Dependencies = [networks[1].Urn] });

        Assert.Equal("net2", Assert.Single(diff.Changes).Name);
        Assert.Equal((3, 0), (diff.Unchanged, diff.Undecided));
    }

    [Fact]
    public void Compare_FewerThanAreCounted_AreDeletedByThePlan()
    {
        var diff = Compare(3, Networks(1));

        var concern = Assert.Single(diff.Concerns);
        Assert.Equal(Risk.DataLoss, concern.Risk);
        Assert.Equal(
            "The preview counts 2 more resources that stay the same than the plan has: a deployment of the plan deletes what is missing, "
            + "and the preview does not tell what that is.",
            concern.Words);
        Assert.Null(diff.Before);
    }

    private static StackDiff Compare(int count, PlannedResource[] others, PlannedResource? chat = null, PlanDiagnostic? failure = null)
    {
        var listed = chat ?? Chat;
        var before = Given.State(listed);
        return PlanComparison.Compare(
            before with
            {
                IsPartial = true,
                LeftOut = count,
                Diagnostics = failure is null ? [] : [failure],
                Verdicts = [.. before.Resources.Select(resource => new EngineVerdict(resource.Urn, EngineOperation.Same) { Goal = resource })],
            },
            Given.Plan([listed, .. others]),
            "preview.json");
    }

    private static PlannedResource[] Networks(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Given.Resource(Given.Network, string.Create(CultureInfo.InvariantCulture, $"net{number}")))];
}
