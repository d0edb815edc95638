namespace GpuInfra.Components.Tests;

public sealed class MachineTableTests
{
    [Fact]
    public void Extremes_OfTable_AreThoseOfItsRows()
    {
        var table = CloudRunLimits.Machines;

        Assert.Equal(Vcpu.Cpus(1), table.MinimumCpu);
        Assert.Equal(Vcpu.Cpus(8), table.MaximumCpu);
        Assert.Equal(Memory.Mebibytes(512), table.MinimumMemory);
        Assert.Equal(Memory.Gibibytes(32), table.MaximumMemory);
    }

    [Theory]
    [InlineData("79m", false)]
    [InlineData("80m", true)]
    [InlineData("81m", true)]
    [InlineData("999m", true)]
    [InlineData("1", true)]
    [InlineData("1001m", false)]
    [InlineData("3", false)]
    [InlineData("8", true)]
    public void Takes_CpuOfSidecar_IsRowOrFraction(string cpu, bool takes) =>
        Assert.Equal(takes, CloudRunLimits.SidecarMachines.Takes(Vcpu.Parse(cpu)));

    [Fact]
    public void Takes_OneCpuThatIsNoRow_IsNoFraction()
    {
        var table = CloudRunLimits.SidecarMachines with { Shapes = [.. CloudRunLimits.SidecarMachines.Shapes.Where(row => row.Cpu != Vcpu.Cpus(1))] };

        Assert.Equal([true, false], new[] { "999m", "1" }.Select(cpu => table.Takes(Vcpu.Parse(cpu))));
    }

    [Theory]
    [InlineData("3", "4")]
    [InlineData("4", "4")]
    [InlineData("5", "4")]
    [InlineData("6", "6")]
    [InlineData("9", "8")]
    public void ShapeOf_Cpu_IsItsOwnRowOrTheLower(string cpu, string row) =>
        Assert.Equal(Vcpu.Parse(row), Accelerators.L4.Machines.ShapeOf(Vcpu.Parse(cpu)).Cpu);
}
