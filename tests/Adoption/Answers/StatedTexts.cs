using System.Collections.Immutable;
using System.Text.Json;

namespace GpuInfra.Adoption.Tests;

// What a configuration states in the words of the answers.
internal static class StatedTexts
{
    private const string Everyone = "allUsers";

    public static Dictionary<string, string> Of(SourceConfiguration configuration)
    {
        var texts = new Dictionary<string, string>();
        foreach (var service in configuration.Services)
        {
            var prefix = configuration.Services.Length > 1 ? $"services[{service.Name}]." : "";
            foreach (var (path, text) in OfService(service.Properties))
            {
                texts[path == "models" ? path : prefix + path] = text;
            }
        }

        foreach (var resource in configuration.Beside.Where(resource => resource.Kind != "api"))
        {
            foreach (var (path, text) in OfBeside(resource.Properties))
            {
                texts[$"beside.{resource.Kind}[{resource.Name}].{path}"] = text;
            }
        }

        if (configuration.Beside.Where(resource => resource.Kind == "api").Select(resource => resource.Name!).ToList() is { Count: > 0 } apis)
        {
            texts["beside.apis"] = JsonSerializer.Serialize(apis.Order(StringComparer.Ordinal));
        }

        return texts;
    }

    public static string Of(JsonElement value) => JsonSerializer.Serialize(value);

    private static IEnumerable<(string Path, string Text)> OfService(SourceMap properties)
    {
        foreach (var leaf in SourceLeaves.Of(properties).Where(leaf => leaf.Path != "invokers"))
        {
            if (leaf.Value is not SourceUnknown)
            {
                yield return (leaf.Path, Json(leaf.Value));
            }
        }

        if (properties["invokers"] is SourceList { Items: var members })
        {
            var named = members.Select(SourceTexts.Of).OfType<string>().ToList();
            if (named.Count == 0 || named.Contains(Everyone))
            {
                yield return ("invoker.public", named.Contains(Everyone) ? "true" : "false");
            }

            if (named.Where(member => member != Everyone).ToList() is { Count: > 0 } others)
            {
                yield return ("invokers", JsonSerializer.Serialize(others));
            }
        }
    }

    private static IEnumerable<(string Path, string Text)> OfBeside(SourceMap properties)
    {
        foreach (var entry in properties.Entries)
        {
            switch (entry.Name, entry.Value)
            {
                case ("labels", _):
                    yield return (entry.Name, Json(entry.Value));
                    break;
                case ("grants", SourceMap grants):
                    foreach (var role in grants.Entries)
                    {
                        yield return ($"grants[{role.Name}]", Json(role.Value));
                    }

                    break;
                case ("cleanupPolicies", SourceList policies):
                    foreach (var policy in policies.Items.OfType<SourceMap>())
                    {
                        yield return ($"cleanupPolicies[{SourceTexts.Of(policy["id"])}]", JsonSerializer.Serialize(PolicyText(policy)));
                    }

                    break;
                default:
                    foreach (var leaf in SourceLeaves.Of(new SourceMap([entry], entry.Place)))
                    {
                        yield return (leaf.Path, Json(leaf.Value));
                    }

                    break;
            }
        }
    }

    // The action, and what it depends on: KEEP mostRecentVersions.keepCount 3.
    private static string PolicyText(SourceMap policy) => string.Join(
        ' ', SourceLeaves.Of(policy with { Entries = [.. policy.Entries.Where(entry => entry.Name is not ("id" or "action"))] })
            .Where(leaf => leaf.Path != "condition.tagState" || SourceTexts.Of(leaf.Value) != "ANY")
            .Select(leaf => $"{leaf.Path} {SourceTexts.Of(leaf.Value)}")
            .Prepend(SourceTexts.Of(policy["action"])));

    private static string Json(SourceValue value) => value switch
    {
        SourceScalar scalar => JsonSerializer.Serialize(scalar.Value),
        SourceList list => $"[{string.Join(',', list.Items.Select(Json))}]",
        SourceMap map => $"{{{string.Join(',', map.Entries.Select(entry => $"{JsonSerializer.Serialize(entry.Name)}:{Json(entry.Value)}"))}}}",
        SourceSecret => "\"a secret\"",
        _ => "\"unknown\"",
    };
}
