using System.Text.Json;
using System.Text.Json.Serialization;

namespace GpuInfra.Engine.Tests;

/// <summary>
/// What the made-up cloud makes of the resources of one type, as Pulumi.Gcp 9.35.0 does of Google's: read 2026-11-28 off the
/// provider's own schema, and off states and previews that the real engine made with it. In a text,
/// <c>{name}</c> is a property of the resource, <c>{#hex}</c> digits of its own, and <c>{.}</c> or <c>{.upper}</c> the value itself.
/// </summary>
internal sealed record MadeUpType
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The identity.</summary>
    public required string Id { get; init; }

    /// <summary>The outputs that are not inputs.</summary>
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>The outputs that the provider knows before it makes the resource.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>The inputs by path that the provider adds where the program leaves them out, and their object is there.</summary>
    public IReadOnlyDictionary<string, JsonElement> Defaults { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Whether the provider keeps its default labels, as secrets, in the outputs.</summary>
    public bool Labelled { get; init; }

    /// <summary>The inputs by path that are spelled in the cloud's way once the resource is read back.</summary>
    public IReadOnlyDictionary<string, string> Refreshed { get; init; } = new Dictionary<string, string>();

    /// <summary>The lists by path that may come back in another order.</summary>
    public IReadOnlyList<string> Reordered { get; init; } = [];

    public static IReadOnlyDictionary<string, MadeUpType> ReadAll()
    {
        using var file = typeof(MadeUpType).Assembly.GetManifestResourceStream("made-up-cloud.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, MadeUpType>>(file, Strict)!;
    }
}
