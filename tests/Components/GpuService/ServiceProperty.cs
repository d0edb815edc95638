using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GpuInfra.Components.Tests;

/// <summary>What becomes of one property of Cloud Run's service: a line of <c>service-properties.jsonl</c>.</summary>
internal sealed partial record ServiceProperty(string Property, string Is, string By)
{
    public static IReadOnlyList<ServiceProperty> All { get; } =
        [.. File.ReadLines(Beside("service-properties.jsonl")).Select(line => Read(JsonDocument.Parse(line).RootElement))];

    // The properties of the provider that nothing is below of, without those that are only read.
    public static IReadOnlyList<string> Leaves()
    {
        var facts = File.ReadLines(Beside("../../../infra/Planning/Facts/provider-facts.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .SkipWhile(fact => !IsOfService(fact)).Skip(1)
            .TakeWhile(fact => !fact.TryGetProperty("resource", out _)).ToList();
        var paths = facts.ConvertAll(fact => fact.GetProperty("path").GetString()!);
        var sayable = facts.Where(fact => fact.TryGetProperty("optional", out _) || fact.TryGetProperty("required", out _))
            .Select(fact => fact.GetProperty("path").GetString()!).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. paths.Where(path => sayable.Contains(path.Split('.', '[')[0]))
                .Where(path => !paths.Exists(other =>
                    other.StartsWith($"{path}.", StringComparison.Ordinal) || other.StartsWith($"{path}[", StringComparison.Ordinal))),
        ];
    }

    // The property that a line of what was registered is of; nothing if it is of none.
    public static string? Of(string line)
    {
        var path = Index().Replace(line.Split('=')[0], "[]");
        return All.Select(row => row.Property).SingleOrDefault(property =>
            path == property || path == $"{property}[]" || path.StartsWith($"{property}.", StringComparison.Ordinal));
    }

    public static string Page() => string.Join('\n',
    [
        "# The properties of a Cloud Run service",
        "",
        $"All {All.Count} properties that `gcp:cloudrunv2/service:Service` of Pulumi.Gcp 9.35.0 takes, and what becomes of each here. This page is",
        "written by a test (`ServicePropertyTests`), which fails if a property is missing or if one that is said to be sent is not.",
        "",
        $"{Count("set")} are set by a key of the stack file, {Count("fixed")} are fixed, {Count("computed")} are said by Google, and "
            + $"{Count("left out")} are left out.",
        "",
        "| property | here | by, or because |",
        "|---|---|---|",
        .. All.Select(row => $"| `{row.Property}` | {row.Is} | {(row.Is == "set" ? $"`{row.By}`" : row.By)} |"),
        "",
    ]);

    public static string Beside(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);

    private static ServiceProperty Read(JsonElement row) =>
        new(row.GetProperty("property").GetString()!, row.GetProperty("is").GetString()!, row.GetProperty("by").GetString()!);

    private static int Count(string what) => All.Count(row => row.Is == what);

    private static bool IsOfService(JsonElement fact) =>
        fact.TryGetProperty("resource", out var resource) && resource.GetString() == "gcp:cloudrunv2/service:Service";

    [GeneratedRegex(@"\[[0-9]+\]")]
    private static partial Regex Index();
}
