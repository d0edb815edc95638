namespace GpuInfra.Browser.Tests;

/// <summary>The same of a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = ChromiumPath.WhySkipped;
}
