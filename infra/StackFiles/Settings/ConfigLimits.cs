namespace GpuInfra.StackFiles;

// How much a file may hold, so that none keeps the program busy without end.
internal static class ConfigLimits
{
    public const int MaxDepth = 64;
    public const int MaxSize = 1_000_000;

    public const int MaxBytes = 1 << 20;

    public static Violation IsDeep { get; } =
        FileIsSmall.Mistake($"is nested more than {MaxDepth} levels deep", "Say it with fewer levels.");

    public static Violation IsLarge { get; } =
        FileIsSmall.Mistake($"holds more than {MaxSize} values once its aliases are written out", "Use fewer aliases.");
}

// Whose configuration is read.
internal sealed record ConfigScope(ProjectFile Project, IReadOnlyList<string> OwnKeys)
{
    public static ConfigScope OfInference { get; } = new(ProjectFile.Own, ConfigKeys.OfInference);
}
