using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace GpuInfra.Components.Tests;

/// <summary>Which of what Google answers counts in the region of a stack.</summary>
public sealed class QuotaReadingTests
{
    private const string L4 = "NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion";

    private const string Unread =
        "warning platform.quota.read: is true, but " + L4 + ", CpuAllocPerProjectRegion and MemAllocPerProjectRegion cannot be read: "
        + "Google does not say what it is in europe-west4";

    private const string Fits = "";

    // A value of the region's own comes before one that it shares, in whatever order they are said.
    [Theory]
    [InlineData(Unread)]
    [InlineData(Fits, "europe-west4,europe-west4,1000000000000")]
    [InlineData(Fits, "-,europe-west4,1000000000000")]
    [InlineData(Fits, "-,none,0", "-,europe-west4,1000000000000")]
    [InlineData(Fits, "-,europe-west4,0", "europe-west4,none,1000000000000")]
    [InlineData(Fits, "europe-west4,none,1000000000000", "-,europe-west4,0")]
    [InlineData(Fits, "us-central1,us-central1,0", "-,europe-west4,1000000000000")]
    [InlineData(Fits, "no,europe-west4,-1")]
    [InlineData(Unread, "us-central1,us-central1,5")]
    [InlineData(Unread, "-,none,5")]
    [InlineData(Unread, "europe-west4,europe-west4,many")]
    [InlineData(Unread, "europe-west4,europe-west4,")]
    public async Task CheckAsync_ValuesOfSeveralRegions_CountsTheOneOfTheStacks(string expected, params string[] infos) =>
        Assert.Equal(expected, string.Join('\n', (await CheckAsync(infos)).Where(line => !line.StartsWith("Declared", StringComparison.Ordinal))));

    [Fact]
    public async Task CheckAsync_AnswerWithoutValues_CountsWhatIsDeclared() => Assert.Equal([Unread], await CheckAsync(null));

    private static async Task<IReadOnlyList<string>> CheckAsync(string[]? infos)
    {
        IReadOnlyList<Violation> told = [];
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .Returns<MockResourceArgs>(args => Task.FromResult<(string?, object)>((args.Name, args.Inputs)));
        mocks.Setup(m => m.CallAsync(It.IsAny<MockCallArgs>())).ReturnsAsync(
            infos is null ? ImmutableDictionary<string, object>.Empty : new Dictionary<string, object> { ["dimensionsInfos"] = infos.Select(Info).ToList() });
        await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = true }, async () =>
            told = await QuotaReading.CheckAsync(
                GivenStack.Of(new() { Quota = new() { Read = true, Cpu = "8", Memory = "32Gi" } }, ("chat", GivenStack.Service())),
                new Pulumi.Gcp.Provider("gcp")));
        return [.. told.Select(violation => $"{violation.Severity.ToString().ToLowerInvariant()} {violation.Path}: {violation.Problem}")];
    }

    // The dimension's region, the region among those that it holds for, and its value; - and none stand for nothing said.
    private static object Info(string text)
    {
        var (dimension, location, value) = text.Split(',') is [var first, var second, var third] ? (first, second, third) : default;
        var info = new Dictionary<string, object> { ["details"] = new List<object> { new Dictionary<string, object> { ["value"] = value! } } };
        if (dimension != "no")
        {
            info["dimensions"] = dimension == "-" ? [] : new Dictionary<string, object> { ["region"] = dimension! };
        }

        if (location != "none")
        {
            info["applicableLocations"] = new List<object> { "asia-south1", location! };
        }

        return info;
    }
}
