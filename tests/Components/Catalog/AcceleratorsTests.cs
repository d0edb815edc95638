namespace GpuInfra.Components.Tests;

public sealed class AcceleratorsTests
{
    [Fact]
    public void All_Accelerators_AreTheKnownOnes()
    {
        Assert.Equal(["nvidia-l4", "nvidia-rtx-pro-6000"], Accelerators.All.Select(a => a.Id));
        Assert.Equal("nvidia-l4", Accelerators.Default.Id);
        Assert.Equal("none", Accelerators.None);
    }

    [Fact]
    public void L4_Facts_AreThePublishedOnes()
    {
        var l4 = Accelerators.L4;

        Assert.Equal("NVIDIA L4", l4.Title);
        Assert.Equal(24, l4.VramGigabytes);
        Assert.Equal(("580", "13.0", "8.9"), (l4.Driver, l4.Cuda, l4.ComputeCapability));
        Assert.Equal(Certainty.Confirmed, l4.DriverSource.Certainty);
        Assert.Equal(["4 16Gi 16Gi", "6 16Gi 24Gi", "8 16Gi 32Gi"], Rows(l4));
        Assert.Equal(
            ["asia-south1 InvitationOnly Confirmed", "asia-southeast1 Available Confirmed", "europe-west1 Available Confirmed",
                "europe-west4 Available Confirmed", "us-central1 Available Unconfirmed", "us-east4 Available Confirmed"],
            Regions(l4));
        Assert.Equal("NvidiaL4GpuAllocNoZonalRedundancyPerProjectRegion", l4.Quota.WithoutZonalRedundancy);
        Assert.Equal("NvidiaL4GpuAllocPerProjectRegion", l4.Quota.WithZonalRedundancy);
        Assert.Equal((1, 3), (l4.Quota.UnitsPerGpu, l4.Quota.GpusAtFirstUse));
    }

    [Fact]
    public void RtxPro6000_Facts_AreThePublishedOnes()
    {
        var rtx = Accelerators.RtxPro6000;

        Assert.Equal("NVIDIA RTX PRO 6000 Blackwell Server Edition", rtx.Title);
        Assert.Equal(96, rtx.VramGigabytes);
        Assert.Equal(("580", "13.0", "12.0"), (rtx.Driver, rtx.Cuda, rtx.ComputeCapability));
        Assert.Equal(Certainty.Confirmed, rtx.DriverSource.Certainty);
        Assert.Equal(["20 80Gi 176Gi", "22 80Gi 176Gi", "24 80Gi 176Gi", "30 80Gi 176Gi", "44 80Gi 176Gi"], Rows(rtx));
        Assert.Equal(
            ["asia-south2 InvitationOnly Confirmed", "asia-southeast1 Available Confirmed", "europe-west4 Available Confirmed",
                "us-central1 Available Confirmed"],
            Regions(rtx));
        Assert.Equal("NvidiaRtxPro6000GpuAllocNoZonalRedundancyPerProjectRegion", rtx.Quota.WithoutZonalRedundancy);
        Assert.Equal("NvidiaRtxPro6000GpuAllocPerProjectRegion", rtx.Quota.WithZonalRedundancy);
        Assert.Equal((1000, 3), (rtx.Quota.UnitsPerGpu, rtx.Quota.GpusAtFirstUse));
    }

    [Fact]
    public void Find_Id_IsExact()
    {
        Assert.Same(Accelerators.RtxPro6000, Accelerators.Find("nvidia-rtx-pro-6000"));
        Assert.Null(Accelerators.Find("NVIDIA-L4"));
        Assert.Null(Accelerators.Find("none"));
    }

    [Theory]
    [InlineData("rtxpro60", "Use nvidia-rtx-pro-6000.")]
    [InlineData("rtxpro6", null)]
    [InlineData("PRO 6000", "Use nvidia-rtx-pro-6000.")]
    [InlineData("tesla-l4", "Use nvidia-l4.")]
    [InlineData("nvidia-gpu", null)]
    [InlineData("nono", "Use none.")]
    public void Check_GpuThatIsNone_NamesTheOneThatItLooksLike(string gpu, string? fix) => Assert.Contains(
        $" {fix ?? $"Cloud Run offers no other GPU: use {Wording.Either(Accelerators.All.Select(a => a.Id))}."} [", Given.Violations(new GpuServiceArgs { Image = Given.Image, Gpu = gpu })[0], StringComparison.Ordinal);

    [Fact]
    public void FindRegion_Region_IsExact()
    {
        Assert.Equal("europe-west1", Accelerators.L4.FindRegion("europe-west1")?.Region);
        Assert.Null(Accelerators.RtxPro6000.FindRegion("europe-west1"));
    }

    [Fact]
    public void Sources_OfEveryFact_AreDatedPages()
    {
        IEnumerable<Source> sources =
        [
            .. Accelerators.All.SelectMany(a => new[] { a.Source, a.DriverSource, a.Quota.Source }),
            .. Accelerators.All.SelectMany(a => a.Regions).Select(r => r.Source),
            .. Accelerators.All.Select(a => a.Machines).Append(CloudRunLimits.Machines).Append(CloudRunLimits.SidecarMachines)
                .SelectMany(m => new[] { m.Minimum, m.Maximum, m.Steps }),
            CloudRunQuotas.Source,
            DriverLibraries.Source,
        ];

        Assert.All(sources, source =>
        {
            Assert.StartsWith("https://", source.Url, StringComparison.Ordinal);
            Assert.InRange(source.Read, new DateOnly(2025, 12, 1), new DateOnly(2026, 11, 28));
        });
    }

    [Fact]
    public void CloudRunQuotas_Ids_AreThePublishedOnes()
    {
        Assert.Equal("run.googleapis.com", CloudRunQuotas.Service);
        Assert.Equal("region", CloudRunQuotas.RegionDimension);
        Assert.Equal("CpuAllocPerProjectRegion", CloudRunQuotas.Cpu);
        Assert.Equal("MemAllocPerProjectRegion", CloudRunQuotas.Memory);
        Assert.Equal("20", CloudRunQuotas.CpuOfNewProject.ToString());
        Assert.Equal("40Gi", CloudRunQuotas.MemoryOfNewProject.ToString());
    }

    private static IEnumerable<string> Rows(Accelerator accelerator) =>
        accelerator.Machines.Shapes.Select(s => $"{s.Cpu} {s.MinimumMemory} {s.MaximumMemory}");

    private static IEnumerable<string> Regions(Accelerator accelerator) =>
        accelerator.Regions.Select(r => $"{r.Region} {r.Availability} {r.Source.Certainty}");
}
