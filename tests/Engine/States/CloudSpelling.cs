using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>The properties of a resource as the cloud spells them: what <c>pulumi refresh</c> writes over what was sent.</summary>
internal static class CloudSpelling
{
    private const string Host = "https://";

    public static JsonObject Of(Registered resource, JsonObject properties)
    {
        var made = MadeUpCloud.Find(resource.Type);
        var read = properties.DeepClone().AsObject();
        foreach (var (path, template) in made.Refreshed)
        {
            PropertyPath.Replace(read, path, value => Spell(value.ToString(), template, resource));
        }

        foreach (var path in made.Reordered)
        {
            PropertyPath.Replace(read, path, value => new JsonArray([.. value.AsArray().Reverse().Select(item => item!.DeepClone())]));
        }

        return read;
    }

    private static string Spell(string value, string template, Registered resource)
    {
        if (value.StartsWith(Host, StringComparison.Ordinal))
        {
            return value;
        }

        var properties = resource.Answer.Outputs.DeepClone().AsObject();
        properties["."] = value;
        properties[".upper"] = value.ToUpperInvariant();
        return Template.Fill(template, properties, resource.Urn);
    }
}
