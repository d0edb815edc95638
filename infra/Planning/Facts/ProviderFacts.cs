using System.Collections.Concurrent;

namespace GpuInfra.Planning;

// What the provider says of its types: read type by type, when one is first asked for.
internal static class ProviderFacts
{
    private static readonly Lazy<FactsFile> File = new(FactsFile.Load);
    private static readonly ConcurrentDictionary<string, TypeFacts?> ByType = new(StringComparer.Ordinal);

    public static IEnumerable<string> Types => File.Value.Types;

    // The equalities that the file tells in words, and those that it only names.
    public static IReadOnlyDictionary<string, string?> Equalities => File.Value.Equalities;

    public static TypeFacts? Find(string type) => ByType.GetOrAdd(type, static name => File.Value.Read(name));
}
