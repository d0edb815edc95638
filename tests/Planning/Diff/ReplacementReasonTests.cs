namespace GpuInfra.Planning.Tests;

/// <summary>Which of several reasons replaces a resource, and what beside it does not.</summary>
public class ReplacementReasonTests
{
    [Theory]
    [InlineData("{}", """{"metricDescriptor": {"labels": [{"key": "a"}]}}""", "metricDescriptor.labels[*].key")]
    [InlineData("""{"metricDescriptor": {"labels": [{"key": "a"}]}}""", "{}", "metricDescriptor.labels[*].key")]
    [InlineData("""{"metricDescriptor": {"unit": "1", "labels": [{"description": "a"}, {"key": "a"}]}}""", """{"metricDescriptor": {"unit": "1"}}""", "metricDescriptor.labels[*].key")]
    [InlineData("""{"metricDescriptor": {"unit": "1", "labels": [{"description": "a"}]}}""", """{"metricDescriptor": {"unit": "1"}}""", null)]
    [InlineData("""{"metricDescriptor": {"unit": "1", "labels": [{"key": "a", "valueType": "x"}]}}""",
        """{"metricDescriptor": {"unit": "1", "labels": [{"key": "a", "valueType": "y"}]}}""", "metricDescriptor.labels[*].valueType")]
    public void Compare_ItemsThatComeOrGo_ReplaceForWhatIsInThem(string before, string after, string? path) =>
        Assert.Equal(path, Assert.Single(Given.Change("gcp:logging/metric:Metric", before, after).Properties).Replaces?.Path);

    [Theory]
    [InlineData("""{"retentionPolicy": {"isLocked": false, "retentionPeriod": "1"}}""", ChangeKind.Update)]
    [InlineData("""{"retentionPolicy": {"isLocked": true, "retentionPeriod": "1"}}""", ChangeKind.Replace)]
    public void Compare_LockThatIsNoLongerSaid_IsTakenOffIfItWasOn(string before, ChangeKind kind) =>
        Assert.Equal(kind, Given.Change(Given.Bucket, before, """{"retentionPolicy": {"retentionPeriod": "1"}}""").Kind);

    [Theory]
    [InlineData("projects/p/regions/r/serviceAttachments/a", "projects/p/regions/r/serviceAttachments/b", "both are service attachments")]
    [InlineData("projects/p/regions/r/serviceAttachments/a", "all-apis", null)]
    [InlineData("all-apis", "projects/p/regions/r/serviceAttachments/a", null)]
    [InlineData("all-apis", "vpc-sc", null)]
    public void Compare_TargetOfAForwardingRule_CannotChangeBetweenAttachments(string before, string after, string? condition) => Assert.Equal(
        condition,
        Assert.Single(Given.Change(
            "gcp:compute/forwardingRule:ForwardingRule", $$"""{"target": "{{before}}"}""", $$"""{"target": "{{after}}"}""").Properties)
            .Replaces?.Condition);

    // What the provider says comes before what the program asks for.
    [Theory]
    [InlineData(Given.Bucket, "location", "A", "B", null)]
    [InlineData(Given.Subnetwork, "ipCidrRange", "10.8.0.0/24", "10.9.0.0/24", "the new range does not contain the old one")]
    [InlineData(Given.Subnetwork, "ipCidrRange", "10.8.0.0/24", "10.8.0.0/23", "the resource asks for it with replaceOnChanges")]
    public void Compare_SeveralReasonsToReplace_TellsTheProviders(string type, string property, string before, string after, string? condition)
    {
        PlannedResource Of(string value) => Given.Resource(type, "it", $$"""{"{{property}}": "{{value}}"}""") with { ReplaceOnChanges = [property] };

        var fact = Assert.Single(Given.Change(Of(before), Of(after)).Properties).Replaces;

        Assert.Equal((property, condition), (fact?.Path, fact?.Condition));
    }

    // A reference that is known only later stands beside what else changes, also in the same block.
    [Theory]
    [InlineData("""{"ref": "${net.id}", "z": 1}""", """{"ref": "${net.id}", "z": 2}""", "ref: ${net.id} -> ${net.id}|z: 1 -> 2")]
    [InlineData("""{"a": 1, "t": {"ref": "${net.id}", "z": 1}}""", """{"a": 2, "t": {"ref": "${net.id}", "z": 2}}""",
        "a: 1 -> 2|t.ref: ${net.id} -> ${net.id}|t.z: 1 -> 2")]
    public void Compare_ReferenceBesideAnotherChange_IsItsOwn(string before, string after, string lines)
    {
        PlannedResource[] Resources(string name, string inputs) =>
            [Given.Resource(Given.Network, "net", $$"""{"name": "{{name}}"}"""), Given.Resource("shop:index:Thing", "it", inputs)];

        Assert.Equal(
            lines.Split('|'),
            PlanComparison.Compare(Given.Plan(Resources("a", before)), Given.Plan(Resources("b", after)), "main").Changes
                .Single(change => change.Name == "it").Lines());
    }
}
