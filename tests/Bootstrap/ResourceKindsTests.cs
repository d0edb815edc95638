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
        Assert.Contains(types, IsComponent);
        Assert.Empty(types.Where(type => !IsComponent(type)).Except(ResourceKinds.All.Select(kind => kind.Type)));
    }

    [Fact]
    public void TypeToken_OfEachComponent_IsThePackageAndItsClass() => Assert.Equal(
        [
            "gpuinfra:index:DestroyGuard", "gpuinfra:index:GpuQuota", "gpuinfra:index:GpuService", "gpuinfra:index:ImageRepository",
            "gpuinfra:index:InferencePlatform", "gpuinfra:index:ModelBucket", "gpuinfra:index:ModelImport", "gpuinfra:index:ModelService",
            "gpuinfra:index:PipelineIdentity", "gpuinfra:index:PrivateNetwork", "gpuinfra:index:ProjectApis", "gpuinfra:index:ServiceIdentity",
        ],
        typeof(Component).Assembly.GetTypes()
            .Where(type => type.BaseType == typeof(Component))
            .Select(type => type.GetField(nameof(ModelBucket.TypeToken))?.GetRawConstantValue())
            .Order());

    [Fact]
    public void Of_TypeThatNobodyWroteDown_IsWhatHoldsForMost()
    {
        var kind = ResourceKinds.Of("gcp:pubsub/topic:Topic");

        Assert.Equal(("gcp:pubsub/topic:Topic", LossExtent.Resource, "is deleted"), (kind.Type, kind.Loss.Extent, kind.Loss.Deleted));
        Assert.Equal(["name", "project", "location", "region"], kind.Identity);
        Assert.Null(kind.Permissions);
    }

    // A component is nothing to the cloud: what is known of it is known of its children.
    private static bool IsComponent(string type) => type.StartsWith(Component.TypePrefix, StringComparison.Ordinal);
}
