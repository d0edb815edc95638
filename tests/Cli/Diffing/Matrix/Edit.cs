namespace GpuInfra.Cli.Tests;

/// <summary>A line of a stack file, and what is written for it.</summary>
internal sealed record Edit(string Before, string After)
{
    public string ApplyTo(string text)
    {
        Assert.Contains(Before, text, StringComparison.Ordinal);
        return text.Replace(Before, After, StringComparison.Ordinal);
    }
}
