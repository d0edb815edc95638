namespace GpuInfra.StackFiles;

/// <summary>Whose configuration is read.</summary>
/// <param name="Project">The project, which qualifies keys and may give values to all of its stacks.</param>
/// <param name="OwnKeys">The keys that its program knows in the namespace <c>gpuinfra</c>, in full.</param>
internal sealed record ConfigScope(ProjectFile Project, IReadOnlyList<string> OwnKeys)
{
    /// <summary>The inference program in the project that this repository is.</summary>
    public static ConfigScope OfInference { get; } = new(ProjectFile.Own, ConfigKeys.OfInference);
}
