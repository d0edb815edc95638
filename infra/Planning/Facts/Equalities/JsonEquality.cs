using System.Text.Json.Nodes;

namespace GpuInfra.Planning;

// Texts that are JSON, in any spelling.
internal static class JsonEquality
{
    public static bool AreSame(string deployed, string planned) => AreSame(deployed, planned, static (_, _) => { });

    // Google Cloud fills in what the program does not say.
    public static bool AreSameButForAdded(string deployed, string planned) => AreSame(deployed, planned, RemoveAdded);

    private static bool AreSame(string deployed, string planned, Action<JsonNode?, JsonNode?> prepare)
    {
        try
        {
            if (JsonNode.Parse(deployed) is not { } old || JsonNode.Parse(planned) is not { } @new)
            {
                return false;
            }

            prepare(old, @new);
            return JsonNode.DeepEquals(old, @new);
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two of half a character and of a name that is there twice, which are found when they are looked at.
            return false;
        }
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
                foreach (var (left, right) in there.Zip(here))
                {
                    RemoveAdded(left, right);
                }

                break;
        }
    }
}
