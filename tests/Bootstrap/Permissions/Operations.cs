using System.Text.Json;

namespace GpuInfra.Bootstrap.Tests;

/// <summary>Which permissions the provider needs to make, read, change and delete a resource of a type.</summary>
internal static class Operations
{
    private static readonly Lazy<JsonDocument> File = new(() =>
        JsonDocument.Parse(typeof(Operations).Assembly.GetManifestResourceStream("operations.json")!));

    /// <summary>The permissions of all operations of some types, those included that only some inputs need.</summary>
    public static IEnumerable<string> PermissionsOf(IReadOnlySet<string> types) =>
        File.Value.RootElement.GetProperty("types").EnumerateArray()
            .Where(entry => types.Contains(entry.GetProperty("type").GetString()!))
            .SelectMany(entry => entry.GetProperty("always").EnumerateArray().Concat(entry.GetProperty("sometimes").EnumerateArray()))
            .Select(permission => permission.GetString()!);
}
