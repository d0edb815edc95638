namespace GpuInfra.Components.Tests;

/// <summary>Which limit a number of a stack file goes by, where it stands.</summary>
public sealed class KeyLimitsTests
{
    [Theory]
    [InlineData("concurrency", null, "ModelService between 1 and 1000, agreed between 1 and 1000")]
    [InlineData("concurrency", "chat", "ModelService between 1 and 1000, agreed between 1 and 1000")]
    [InlineData("concurrency", "startupProbe", "none")]
    [InlineData("port", null, "ModelService between 1 and 65535, agreed between 1 and 65535")]
    [InlineData("port", "livenessProbe", "Probe between 1 and 65535, agreed between 1 and 65535")]
    [InlineData("initialDelaySeconds", "startupProbe", "Probe between 0 and 1800, agreed between 0 and 240")]
    [InlineData("initialDelaySeconds", "livenessProbe", "Probe between 0 and 1800, agreed between 0 and 600")]
    [InlineData("periodSeconds", "startupProbe", "Probe between 1 and 1800, agreed between 1 and 240")]
    [InlineData("periodSeconds", "livenessProbe", "Probe between 1 and 3600, agreed between 1 and 3600")]
    [InlineData("timeoutSeconds", "startupProbe", "Probe between 1 and 1800, agreed between 1 and 600")]
    [InlineData("timeoutSeconds", "readinessProbe", "Probe between 1 and 300, agreed between 1 and 300")]
    [InlineData("timeoutSeconds", null, "ModelService between 1 and 3600, agreed between 1 and 3600")]
    [InlineData("periodSeconds", "chat", "none")]
    [InlineData("periodSeconds", null, "none")]
    [InlineData("nothing", null, "none")]
    [InlineData("nothing", "startupProbe", "none")]
    public void At_KeyWhereItStands_IsItsOwnLimit(string key, string? under, string expected)
    {
        var limit = KeyLimits.At(key, under);

        Assert.Equal(expected, limit is null ? "none" : $"{limit.Owner} {limit.Bounds}, agreed {limit.Agreed}");
    }

    [Theory]
    [InlineData("Quota", "gpus", "at least 0")]
    [InlineData("GpuQuota", "gpus", "at least 1")]
    [InlineData("Probe", "periodSeconds", "between 1 and 1800, between 1 and 3600, between 1 and 300")]
    [InlineData("Usage", "hoursPerDay", "between 0 and 24")]
    [InlineData("ModelService", "gpus", "")]
    [InlineData("Nobody", "port", "")]
    public void Of_KeyOfAnOwner_IsEveryLimitThatItMayHave(string owner, string key, string expected) =>
        Assert.Equal(expected, string.Join(", ", KeyLimits.Of(owner, key).Select(limit => limit.Bounds)));
}
