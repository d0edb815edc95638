using Pulumi.Utilities;

namespace GpuInfra.Components.Tests;

public sealed class GpuQuotaTests
{
    [Fact]
    public async Task Constructor_EveryQuota_AsksOnceForEach()
    {
        var run = await ComponentRun<GpuQuota>.OfAsync(() => new(
            "quota",
            new()
            {
                Project = "acme-dev",
                Region = "europe-west4",
                ContactEmail = "ml-platform@acme.example",
                Justification = "Launch in May",
                Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 5, ["nvidia-rtx-pro-6000"] = 3 },
                GpusWithZonalRedundancy = new Dictionary<string, int> { ["nvidia-rtx-pro-6000"] = 1 },
                Cpu = "60",
                Memory = "240Gi",
            },
            Before.Options()));

        Assert.Equal(
            string.Join('\n',
            [
                Preference("cpu", "CpuAllocPerProjectRegion", "60000"),
                Preference("memory", "MemAllocPerProjectRegion", "257698037760"),
                Preference("nvidia-l4", "NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion", "5"),
                Preference("nvidia-rtx-pro-6000", "NvidiaRtxPro6000GpuAllocNoZonalRedundancyPerProjectRegion", "3000"),
                Preference("nvidia-rtx-pro-6000-zonal-redundancy", "NvidiaRtxPro6000GpuAllocPerProjectRegion", "1000"),
            ]),
            run.TextOf(""));
        Assert.Equal(["gpuinfra:index:GpuQuota quota"], run.Owners);
    }

    [Fact]
    public async Task Constructor_NothingAskedFor_MakesNothing()
    {
        var run = await ComponentRun<GpuQuota>.OfAsync(() => new(
            "quota", new() { Project = "acme-dev", Region = "europe-west4", ContactEmail = "ml@acme.example" }));

        Assert.Empty(run.Resources);
    }

    [Theory]
    [InlineData("3", true, "asked for 5, which is no grant: Google grants 3, and has still to decide")]
    [InlineData("5", false, "asked for 5, which is no grant: Google grants 5")]
    [InlineData(null, true, "asked for 5, which is no grant: Google has not answered yet, and has still to decide")]
    public async Task Outputs_WhatGoogleSays_IsToldByQuota(string? granted, bool reconciling, string answer)
    {
        var recorder = new Recorder
        {
            Computed = args =>
            [
                new("quotaConfig", new Dictionary<string, object?> { ["preferredValue"] = "5", ["grantedValue"] = granted }),
                new("reconciling", reconciling),
            ],
        };
        GpuQuota? quota = null;
        await RecordedStack.RunAsync(recorder, new() { IsPreview = false }, () => quota = new("quota", new()
        {
            Project = "acme-dev",
            Region = "europe-west4",
            ContactEmail = "ml@acme.example",
            Gpus = new Dictionary<string, int> { ["nvidia-l4"] = 5 },
        }));

        Assert.Equal(KeyValuePair.Create("nvidia-l4", answer), Assert.Single(await OutputUtilities.GetValueAsync(quota!.Answers)));
        Assert.Equal(KeyValuePair.Create("nvidia-l4", granted ?? ""), Assert.Single(await OutputUtilities.GetValueAsync(quota.Granted)));
        Assert.Equal(KeyValuePair.Create("nvidia-l4", reconciling), Assert.Single(await OutputUtilities.GetValueAsync(quota.Reconciling)));
    }

    private static string Preference(string key, string id, string units) =>
        $$"""
        gcp:cloudquota/sQuotaPreference:SQuotaPreference quota-{{key}}
          contactEmail: "ml-platform@acme.example"
          dimensions: {region: "europe-west4"}
          justification: "Launch in May"
          name: "run-{{key}}-europe-west4"
          parent: "projects/acme-dev"
          quotaConfig: {preferredValue: "{{units}}"}
          quotaId: "{{id}}"
          service: "run.googleapis.com"
          after test:index:Before before
        """;
}
