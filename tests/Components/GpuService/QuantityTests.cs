namespace GpuInfra.Components.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("16GB", "16Gi")]
    [InlineData("16 gb", "16Gi")]
    [InlineData("16G", "16Gi")]
    [InlineData("16GiB", "16Gi")]
    [InlineData("16gi", "16Gi")]
    [InlineData("16", "16Gi")]
    [InlineData("512", "512Mi")]
    [InlineData("127", "127Gi")]
    [InlineData("128", "128Mi")]
    [InlineData("134217727", "134217727Mi")]
    [InlineData("134217728", "128Mi")]
    [InlineData("2147483647M", "2147483647Mi")]
    [InlineData("2147483648M", "a spelling such as 512Mi or 32Gi")]
    [InlineData("16384", "16Gi")]
    [InlineData("17179869184", "16Gi")]
    [InlineData("1,5Gi", "1536Mi")]
    [InlineData("16\u00a0Gi", "16Gi")]
    [InlineData("1.5Gi", "1536Mi")]
    [InlineData("0.1Mi", "1Mi")]
    [InlineData("512M", "512Mi")]
    [InlineData("512MB", "512Mi")]
    [InlineData("512mib", "512Mi")]
    [InlineData(" 512Mi ", "512Mi")]
    [InlineData("1T", "1024Gi")]
    [InlineData("1TB", "1024Gi")]
    [InlineData("1Ti", "1024Gi")]
    [InlineData("1TiB", "1024Gi")]
    [InlineData("much", "a spelling such as 512Mi or 32Gi")]
    [InlineData("16Ki", "a spelling such as 512Mi or 32Gi")]
    [InlineData("0Gi", "a spelling such as 512Mi or 32Gi")]
    [InlineData("-1Gi", "a spelling such as 512Mi or 32Gi")]
    [InlineData("99999999999999999999999999999999Gi", "a spelling such as 512Mi or 32Gi")]
    [InlineData("", "a spelling such as 512Mi or 32Gi")]
    public void Check_UnreadableMemory_SuggestsSpelling(string text, string suggestion) => Assert.Equal(
        [
            $"Error MemoryIsReadable memory: is '{text}', but must be a whole number above zero with Mi or Gi. "
                + $"Use {suggestion}. [configuring/services/memory-limits]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Memory = text }));

    [Theory]
    [InlineData("8.0", "8")]
    [InlineData("4 ", "4")]
    [InlineData("4vCPU", "4")]
    [InlineData("0,5", "500m")]
    [InlineData("0.5", "500m")]
    [InlineData("0.0001", "1m")]
    [InlineData("8 vCPU", "8")]
    [InlineData("8vcpus", "8")]
    [InlineData("8 cpu", "8")]
    [InlineData("8CPUs", "8")]
    [InlineData("8 core", "8")]
    [InlineData("8 cores", "8")]
    [InlineData("500M", "500m")]
    [InlineData("0X4", "4")]
    [InlineData("0x10", "16")]
    [InlineData("0x0", "a spelling such as 8 or 500m")]
    [InlineData("0x20c49b", "2147483")]
    [InlineData("0x20c49c", "a spelling such as 8 or 500m")]
    [InlineData("0x7fffffff", "a spelling such as 8 or 500m")]
    [InlineData("four", "a spelling such as 8 or 500m")]
    [InlineData("4k", "a spelling such as 8 or 500m")]
    [InlineData("0", "a spelling such as 8 or 500m")]
    [InlineData("0m", "a spelling such as 8 or 500m")]
    [InlineData("-4", "a spelling such as 8 or 500m")]
    [InlineData("2147484", "a spelling such as 8 or 500m")]
    [InlineData("", "a spelling such as 8 or 500m")]
    public void Check_UnreadableCpu_SuggestsSpelling(string text, string suggestion) => Assert.Equal(
        [
            $"Error CpuIsReadable cpu: is '{text}', but must be a whole number of vCPUs above zero, or of thousandths with m. "
                + $"Use {suggestion}. [configuring/services/cpu]",
        ],
        Given.Violations(new GpuServiceArgs { Image = Given.Image, Cpu = text }));

    [Fact]
    public void Check_UnreadableSidecarSizes_AreToldWithTheirPlace() => Assert.Equal(
        [
            "Error CpuIsReadable sidecars.proxy.cpu: is 'x', but must be a whole number of vCPUs above zero, or of thousandths "
                + "with m. Use a spelling such as 8 or 500m. [configuring/services/cpu]",
            "Error MemoryIsReadable sidecars.proxy.memory: is 'y', but must be a whole number above zero with Mi or Gi. "
                + "Use a spelling such as 512Mi or 32Gi. [configuring/services/memory-limits]",
        ],
        Given.Violations(new GpuServiceArgs
        {
            Image = Given.Image,
            Sidecars = new Dictionary<string, SidecarArgs>
            {
                ["proxy"] = new() { Image = Given.Image, Cpu = "x", Memory = "y" },
            },
        }));
}
