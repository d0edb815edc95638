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
        Assert.Equal(expected, string.Join('\n', await CheckAsync(infos)));

    [Fact]
    public async Task CheckAsync_AnswerWithoutValues_CountsWhatIsDeclared() => Assert.Equal([Unread], await CheckAsync(null));

    // Three come by themselves at the first deployment; less than none is no limit.
    [Theory]
    [InlineData(4, "-1", "")]
    [InlineData(4, "5", "")]
    [InlineData(4, "4", "")]
    [InlineData(5, "4", "error services.chat.maxInstances: is 5, which takes 5 nvidia-l4, but Google has granted 4 nvidia-l4 in europe-west4 (" + L4 + ": requested 5, allowed 4)")]
    [InlineData(3, "3", "")]
    [InlineData(4, "3", "error services.chat.maxInstances: is 4, which takes 4 nvidia-l4, but Google has granted 3 nvidia-l4 in europe-west4 (" + L4 + ": requested 4, allowed 3)")]
    [InlineData(3, "2", "warning services.chat.maxInstances: is 3, and all instances take 3 nvidia-l4, but Google has granted 2 nvidia-l4 in europe-west4 so far, and grants 3 nvidia-l4 at the first deployment (" + L4 + ": needed 3, granted 2)")]
    [InlineData(2, "2", "")]
    [InlineData(1, "0", "warning services.chat.maxInstances: is 1, and all instances take 1 nvidia-l4, but Google has granted 0 nvidia-l4 in europe-west4 so far, and grants 3 nvidia-l4 at the first deployment (" + L4 + ": needed 1, granted 0)")]
    public async Task CheckAsync_WhatIsGranted_CountsWithWhatComesByItself(int max, string granted, string expected) => Assert.Equal(
        expected,
        string.Join('\n', (await CheckAsync([$"europe-west4,none,{granted}"], max, L4)).Where(line => !line.StartsWith("warning platform", StringComparison.Ordinal))));

    [Fact]
    public async Task CheckAsync_RefusedRequest_IsToldAndWhatIsDeclaredCounts() => Assert.Equal(
        [
            $"warning platform.quota.read: is true, but {L4}, CpuAllocPerProjectRegion and MemAllocPerProjectRegion cannot be read: Permission denied",
            $"error services.chat.maxInstances: is 9, which takes 9 nvidia-l4, but platform.quota.gpus.nvidia-l4 is 5 ({L4}: requested 9, allowed 5)",
        ],
        await CheckAsync(["refused"], 9));

    private static async Task<IReadOnlyList<string>> CheckAsync(string[]? infos, int max = 1, string only = "")
    {
        IReadOnlyList<Violation> told = [];
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>()))
            .Returns<MockResourceArgs>(args => Task.FromResult<(string?, object)>((args.Name, args.Inputs)));
        mocks.Setup(m => m.CallAsync(It.IsAny<MockCallArgs>())).Returns<MockCallArgs>(args => infos is ["refused"]
            ? throw new InvalidOperationException(" Permission denied. ")
            : Task.FromResult<object>(infos is null || (only.Length > 0 && only != (string)args.Args["quotaId"])
                ? ImmutableDictionary<string, object>.Empty
                : new Dictionary<string, object> { ["dimensionsInfos"] = infos.Select(Info).ToList() }));
        await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = true }, async () =>
            told = await QuotaReading.CheckAsync(
                GivenStack.Of(new() { Quota = new() { Read = true, Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 5 }, Cpu = "1000", Memory = "4000Gi" } }, ("chat", GivenStack.Service(max))),
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
