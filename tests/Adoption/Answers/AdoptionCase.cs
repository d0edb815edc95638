using System.Collections.Immutable;
using System.Text.Json;

namespace GpuInfra.Adoption.Tests;

// A configuration of a public one's form and figures, and what is right to say of it.
internal sealed record AdoptionCase(string Name, ImmutableArray<SourceText> Files, JsonElement Answer)
{
    private const string OfAll = "services[*].";

    private static readonly System.Reflection.Assembly Assembly = typeof(AdoptionCase).Assembly;

    public static IReadOnlyList<string> Names { get; } =
        [.. Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".answer.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public string Form => Answer.GetProperty("form").GetString()!;

    // What is said of all services is said of each.
    public IReadOnlyDictionary<string, string> States => Texts("states").SelectMany(stated => stated.Key.StartsWith(OfAll, StringComparison.Ordinal)
        ? Services.Select(service => KeyValuePair.Create($"{service}.{stated.Key[OfAll.Length..]}", stated.Value))
        : [stated]).ToDictionary();

    public IReadOnlyDictionary<string, string> EqualSpellings => Texts("equalSpellings");

    public IEnumerable<string> Unsaid => Answer.GetProperty("unsaid").EnumerateArray()
        .SelectMany(question => question.GetProperty("path").GetString()!.Split(", "))
        .Select(path => path.StartsWith(OfAll, StringComparison.Ordinal) ? path[OfAll.Length..] : path);

    // What a stack cannot say and no property states: of a property, the translation knows whether a stack has a key for it.
    public IEnumerable<string> NotCarried => Answer.GetProperty("notCarried").EnumerateArray().Select(item => item.GetProperty("what").GetString()!)
        .Where(what => !States.Keys.Any(path => path.StartsWith(what, StringComparison.Ordinal)));

    private IEnumerable<string> Services => Texts("states").Keys
        .Where(path => path.EndsWith("].name", StringComparison.Ordinal) && path.StartsWith("services[", StringComparison.Ordinal))
        .Select(path => path[..path.LastIndexOf('.')]);

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
