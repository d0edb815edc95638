using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuInfra.Planning;

// Texts that are JSON, in any spelling.
internal static class JsonEquality
{
    public static bool AreSame(string deployed, string planned) =>
        Parse(deployed) is { } old && Parse(planned) is { } @new && JsonNode.DeepEquals(old, @new);

    // Google Cloud fills in what the program does not say.
    public static bool AreSameButForAdded(string deployed, string planned)
    {
        if (Parse(deployed) is not { } old || Parse(planned) is not { } @new)
        {
            return false;
        }

        RemoveAdded(old, @new);
        return JsonNode.DeepEquals(old, @new);
    }

    private static void RemoveAdded(JsonNode? old, JsonNode? @new)
    {
        switch (old, @new)
        {
            case (JsonObject there, JsonObject here):
                foreach (var name in there.Select(static entry => entry.Key).Where(name => here[name] is null).ToList())
                {
                    there.Remove(name);
                }

                foreach (var (name, value) in there)
                {
                    RemoveAdded(value, here[name]);
                }

                break;
            case (JsonArray there, JsonArray here):
                for (var index = 0; index < Math.Min(there.Count, here.Count); index++)
                {
                    RemoveAdded(there[index], here[index]);
                }

                break;
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
