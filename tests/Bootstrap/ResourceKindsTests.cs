namespace GpuInfra.Bootstrap.Tests;

/// <summary>What is known of types of resources, against the types that the programs of this repository make.</summary>
public sealed class ResourceKindsTests
{
    private static readonly string Root = Path.Combine(CommittedFiles.Root, "..", "..");

    [Theory]
    [InlineData("plans", "gcp:cloudrunv2/service:Service")]
    [InlineData("infra/Bootstrap/plans", "gcp:iam/workloadIdentityPool:WorkloadIdentityPool")]
    public void All_EveryTypeOfEveryCommittedPlan_HasItsRecord(string folder, string one)
    {
        var types = Directory.GetFiles(Path.Combine(Root, folder), "*.json").SelectMany(PlannedTypes.Of).Distinct().ToList();

        Assert.Contains(one, types);
        Assert.Empty(types.Except(ResourceKinds.All.Select(kind => kind.Type)));
    }

    [Fact]
    public void Of_TypeThatNobodyWroteDown_IsWhatHoldsForMost()
    {
        var kind = ResourceKinds.Of("gcp:pubsub/topic:Topic");

        Assert.Equal(("gcp:pubsub/topic:Topic", LossExtent.Resource, "is deleted"), (kind.Type, kind.Loss.Extent, kind.Loss.Deleted));
        Assert.Equal(["name", "project", "location", "region"], kind.Identity);
        Assert.Null(kind.Permissions);
    }
}
