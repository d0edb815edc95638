namespace GpuInfra.Components.Tests;

/// <summary>A theory that runs the importer, which is skipped where Python is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ImporterTheoryAttribute : TheoryAttribute
{
    public ImporterTheoryAttribute()
    {
        Skip = new ImporterFactAttribute().Skip;
    }
}
