namespace GpuInfra;

// Reads which GPU a container is to have.
internal static class GpuChoice
{
    internal static readonly Rule WordIsKnown = new(
        "RUN001", "A setting that has few values has one of them.",
        "Another word would be refused, or mean nothing. The message lists the words, the nearest first.")
    { RefusedBy = Refuser.Program };

    // Whether a word says which GPU is meant; what it was only meant to say is judged once it says it.
    public static bool IsClear(string? word) => word is null || Accelerators.Words.Contains(word);

    // The GPU of a word. Where the word is of none that Cloud Run has, some GPU stands in for it, and what would be said of
    // that one is not to be told.
    public static Accelerator? Read(string path, string word, ICollection<Violation> violations)
    {
        if (Accelerators.Words.Contains(word))
        {
            return Accelerators.Find(word);
        }

        var near = Accelerators.Nearest(word);
        var all = Wording.Either(near is null ? Accelerators.Words : Wording.NearestFirst(Accelerators.Words, near));
        violations.Add(WordIsKnown.Against(
            Sources.Gpu, path, $"is '{word}', but must be {all}",
            near is null ? $"Cloud Run offers no other GPU: use {Wording.Either(Accelerators.All.Select(a => a.Id))}." : $"Use {near}."));
        return near is null ? Accelerators.Default : Accelerators.Find(near);
    }
}

// The size of a serving container that says none: what is recommended, if the sidecars leave room for it.
internal sealed class DefaultSize
{
    private readonly MachineTable _table;
    private readonly Vcpu _othersCpu;
    private readonly Memory _othersMemory;

    internal DefaultSize(MachineTable table, IReadOnlyList<ContainerSpec> others)
    {
        _table = table;
        _othersCpu = others.Cpu();
        _othersMemory = others.Memory();
    }

    internal Vcpu Cpu =>
        (_table.Shapes.LastOrDefault(s => s.Cpu <= _table.DefaultCpu && s.Cpu + _othersCpu <= _table.MaximumCpu)
            ?? _table.ShapeOf(_table.DefaultCpu)).Cpu;

    internal Memory MemoryFor(Vcpu cpu)
    {
        var shape = _table.ShapeOf(cpu);
        var most = Lesser(_table.DefaultMemory, shape.MaximumMemory);
        var room = Memory.Mebibytes(Math.Max(0, (_table.MaximumMemory.Bytes - _othersMemory.Bytes) >> 20));
        var fitting = Lesser(most, room);
        return fitting > shape.MinimumMemory ? fitting : shape.MinimumMemory;
    }

    private static Memory Lesser(Memory left, Memory right) => left < right ? left : right;
}

// Lays what a caller says over what a preset says.
internal static class Layers
{
    internal static IReadOnlyDictionary<string, T> Over<T>(
        this IEnumerable<KeyValuePair<string, T>>? upper, IEnumerable<KeyValuePair<string, T>>? lower)
    {
        var merged = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in (lower ?? []).Concat(upper ?? []))
        {
            merged[key] = value;
        }

        return merged;
    }

    internal static IEnumerable<KeyValuePair<string, T>>? Without<T>(
        this IReadOnlyDictionary<string, T>? layer, IDictionary<string, string>? hidden) =>
        layer?.Where(entry => hidden?.ContainsKey(entry.Key) != true);

    internal static IReadOnlyList<string> Over(this IEnumerable<string>? upper, IEnumerable<string>? lower) =>
        [.. upper ?? lower ?? []];
}
