using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Inputs as words for the drawing.</summary>
internal static class InputWords
{
    /// <summary>The value at a path as text; nothing if there is none.</summary>
    public static string? Text(this PlannedResource resource, string path) =>
        resource.Inputs.Find(path) is { Kind: not (PropertyKind.Null or PropertyKind.Map) } value ? InputText.Of(value) : null;

    /// <summary>The items of the list at a path; none if there is no list.</summary>
    public static IReadOnlyList<PropertyValue> Items(this PlannedResource resource, string path) =>
        resource.Inputs.Find(path) is { Kind: PropertyKind.List } list ? list.Items : [];

    /// <summary>The entry of a map as text; nothing if the value is no map or has none.</summary>
    public static string? Text(this PropertyValue value, string path) =>
        value.Kind == PropertyKind.Map
        && value.Map.Find(path) is { Kind: PropertyKind.Text or PropertyKind.Number or PropertyKind.Flag } entry
            ? entry.ToString()
            : null;

    public static bool Is(this PlannedResource resource, string path) =>
        resource.Inputs.Find(path) is { Kind: PropertyKind.Flag, Flag: true };

    /// <summary>What there is of some words, as one phrase.</summary>
    public static string Phrase(params IEnumerable<string?> words) =>
        string.Join(", ", words.Where(word => !string.IsNullOrEmpty(word)));
}
