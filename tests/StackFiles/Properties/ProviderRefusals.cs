using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

/// <summary>What the provider refuses, as the file of its facts tells.</summary>
internal sealed class ProviderRefusals
{
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _types = [];

    /// <summary>Reads the file that the comparison also follows.</summary>
    public ProviderRefusals()
    {
        var properties = new Dictionary<string, JsonElement>();
        foreach (var line in File.ReadLines(PathOf("../../../infra/Planning/Facts/provider-facts.jsonl")))
        {
            var fact = JsonSerializer.Deserialize<JsonElement>(line);
            if (fact.TryGetProperty("resource", out var type))
            {
                _types.Add(type.GetString()!, properties = []);
            }
            else if (fact.TryGetProperty("path", out var path))
            {
                properties.Add(path.GetString()!, fact);
            }
        }
    }

    /// <summary>How many values were held against a fact.</summary>
    public int Checked { get; private set; }

    /// <summary>What the provider refuses of a resource, each in a line.</summary>
    public IEnumerable<string> Of(PlannedResource resource) =>
        _types.TryGetValue(resource.Type, out var facts)
            ? Of(facts, "", PropertyValue.Of(resource.Inputs)).Concat(OfGroups(facts, resource.Inputs)).Select(line => $"{resource.Name}: {line}")
            : [];

    private IEnumerable<string> Of(Dictionary<string, JsonElement> facts, string path, PropertyValue value)
    {
        if (value.Kind == PropertyKind.List)
        {
            var name = path;
            foreach (var line in value.Items.SelectMany(item => item.Kind == PropertyKind.Map ? Of(facts, $"{name}[]", item) : OfScalar(facts, name, item)))
            {
                yield return line;
            }
        }
        else if (value.Kind != PropertyKind.Map)
        {
            foreach (var line in OfScalar(facts, path, value))
            {
                yield return line;
            }
        }
        else if (path.Length == 0 || !IsMap(facts, path))
        {
            foreach (var line in OfBlock(facts, path, value.Map))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<string> OfBlock(Dictionary<string, JsonElement> facts, string path, PropertyMap block)
    {
        var start = path.Length == 0 ? "" : $"{path}.";
        foreach (var (child, fact) in facts.Where(fact => IsChild(start, fact.Key) && Is(fact.Value, "required")))
        {
            Checked++;
            if (!block.TryGet(child[start.Length..], out _))
            {
                yield return $"{child} is required";
            }
        }

        foreach (var (name, value) in block.Entries)
        {
            if (!facts.TryGetValue(start + name, out var fact) || !(Is(fact, "required") || Is(fact, "optional")))
            {
                yield return $"{start}{name} is no input";
            }

            foreach (var line in Of(facts, start + name, value))
            {
                yield return line;
            }
        }
    }

    // A reference may become anything.
    private IEnumerable<string> OfScalar(Dictionary<string, JsonElement> facts, string path, PropertyValue value)
    {
        var text = value.ToString();
        if (!facts.TryGetValue(path, out var fact) || text.Contains("${", StringComparison.Ordinal))
        {
            yield break;
        }

        Checked++;
        if (fact.TryGetProperty("oneOf", out var words) && words.EnumerateArray().All(word => word.ToString() != text))
        {
            yield return $"{path} is {text}, and none of {words}";
        }

        if (fact.TryGetProperty("matches", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!))
        {
            yield return $"{path} is {text}, and does not match {pattern}";
        }

        if (fact.TryGetProperty("range", out var range) && !IsIn(range.GetString()!, value.Number))
        {
            yield return $"{path} is {text}, and not {range}";
        }
    }

    // Of those at the top: what a block holds together is required in it.
    private static IEnumerable<string> OfGroups(Dictionary<string, JsonElement> facts, PropertyMap inputs)
    {
        foreach (var (path, fact) in facts.Where(fact => !fact.Key.Contains('.', StringComparison.Ordinal)))
        {
            var said = inputs.TryGet(path, out _);
            if (said && Names(fact, "conflictsWith").FirstOrDefault(other => IsSaid(facts, inputs, other)) is { } conflict)
            {
                yield return $"{path} conflicts with {conflict}";
            }

            var group = Names(fact, "exactlyOneOf").ToList();
            if (group.Count > 1 && group.Count(name => IsSaid(facts, inputs, name)) != 1)
            {
                yield return $"exactly one is said of {string.Join(", ", group)}";
            }
        }
    }

    // The facts name others as Terraform does, where a list has no plural of its own.
    private static bool IsSaid(Dictionary<string, JsonElement> facts, PropertyMap inputs, string name) =>
        new[] { "", "s", "es" }.Select(ending => Camel(name) + ending).Append(Camel(name)[..^1] + "ies")
            .Any(candidate => facts.ContainsKey(candidate) && inputs.TryGet(candidate, out _));

    private static string Camel(string name)
    {
        var result = new StringBuilder();
        foreach (var part in name.Split('_'))
        {
            result.Append(result.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]);
        }

        return result.ToString();
    }

    private static IEnumerable<string> Names(JsonElement fact, string key) =>
        fact.TryGetProperty(key, out var names)
            ? names.EnumerateArray().Select(name => name.GetString()!).Where(name => !name.Contains('.', StringComparison.Ordinal))
            : [];

    private static bool IsIn(string range, double number)
    {
        var bounds = Regex.Matches(range, @"-?[0-9]+(\.[0-9]+)?(?=[ )])").Select(bound => double.Parse(bound.Value, CultureInfo.InvariantCulture)).ToList();
        return number >= bounds[0] && (bounds.Count == 1 || number <= bounds[1]);
    }

    private static bool IsChild(string start, string path) =>
        path.StartsWith(start, StringComparison.Ordinal) && path.Length > start.Length && !path[start.Length..].Contains('.', StringComparison.Ordinal);

    private static bool IsMap(Dictionary<string, JsonElement> facts, string path) =>
        facts.TryGetValue(path, out var fact) && fact.GetProperty("type").GetString()!.StartsWith("map", StringComparison.Ordinal);

    private static bool Is(JsonElement fact, string key) => fact.TryGetProperty(key, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);
}
