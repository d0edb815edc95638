namespace GpuInfra.StackFiles.Tests;

internal static class Mistakes
{
    public static IEnumerable<string> In(string yaml) => Bind(yaml).Problems.Select(p => p.ToString());

    /// <summary>Binds the value of <c>gpuinfra:platform</c>, whose first line is line 3 of the file, in column 5.</summary>
    public static Bound<SampleArgs> Bind(string yaml)
    {
        var lines = yaml.Split('\n').Select(line => $"    {line}\n");
        return ArgsBinder.Bind<SampleArgs>(
            StackFile.Parse($"config:\n  gpuinfra:platform:\n{string.Concat(lines)}", "Pulumi.dev.yaml"), "gpuinfra:platform");
    }
}
