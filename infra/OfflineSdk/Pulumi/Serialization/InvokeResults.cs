using System.Collections.Concurrent;

namespace Pulumi.Serialization;

// How what the functions of packages return is read.
internal static class InvokeResults
{
    private static readonly ConcurrentDictionary<Type, Func<ValueReader>> ByClass = new();

    public static void Add(Type type, Func<ValueReader> reader) => ByClass[type] = reader;

    public static ValueReader Find(Type type) => ByClass.TryGetValue(type, out var reader)
        ? reader()
        : throw new NotSupportedException($"No function of a package returns {type.FullName}.");
}
