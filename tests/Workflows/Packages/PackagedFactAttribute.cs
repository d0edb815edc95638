namespace GpuInfra.Workflows.Tests;

/// <summary>A test of the tool's packages, which the environment variable <c>GPUINFRA_PACKAGES</c> names the folder of.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PackagedFactAttribute : FactAttribute
{
    public PackagedFactAttribute() => Skip = ToolPackageTests.Folder is null ? "GPUINFRA_PACKAGES names no folder with packages of the tool." : null;
}
