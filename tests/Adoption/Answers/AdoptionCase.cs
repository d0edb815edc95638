using System.Collections.Immutable;
using System.Text.Json;

namespace GpuInfra.Adoption.Tests;

// A configuration of a public one's form and figures, and what is right to say of it.
internal sealed record AdoptionCase(string Name, ImmutableArray<SourceText> Files, JsonElement Answer)
{
    private static readonly System.Reflection.Assembly Assembly = typeof(AdoptionCase).Assembly;

    public static IReadOnlyList<string> Names { get; } =
        [.. Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".answer.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public string Form => Answer.GetProperty("form").GetString()!;

    public IReadOnlyDictionary<string, string> States => Texts("states");

    public IReadOnlyDictionary<string, string> EqualSpellings => Texts("equalSpellings");

    public IEnumerable<string> Unsaid => Answer.GetProperty("unsaid").EnumerateArray().Select(question => question.GetProperty("path").GetString()!);

    public static AdoptionCase Read(string name)
    {
        var answer = JsonDocument.Parse(Text(name)).RootElement;
        return new(name, [.. answer.GetProperty("input").EnumerateArray().Select(file => new SourceText(file.GetString()!, Text(file.GetString()!)))], answer);
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private Dictionary<string, string> Texts(string member) => Answer.TryGetProperty(member, out var map)
        ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => StatedTexts.Of(entry.Value))
        : [];
}
