using System.Text.Json.Nodes;

namespace GpuInfra.StackFiles;

/// <summary>
/// The JSON schema of a stack file, for editors, made from the very classes that a stack file is bound to. It is of draft 7,
/// the newest that the language server for YAML understands.
/// </summary>
public static class StackSchema
{
    private const string ConfigKey = "config";
    private const string Platform = "platform";
    private const string Services = "services";
    private const string JsonText = @"^\s*\{";

    private static readonly string[] WaysToSayServices = [ConfigKeys.Services, Services, $"gpuinfra:config:{Services}"];

    /// <summary>The whole schema.</summary>
    public static JsonObject Create()
    {
        var values = new ValueSchemas();
        var definitions = new JsonObject
        {
            [Platform] = OrJsonText(values.OfMembers(((ArgsForm)Setting(ConfigKeys.Platform).Form).Args)),
            [Services] = OrJsonText(values.Of(Setting(ConfigKeys.Services).Form)),
        };
        foreach (var (name, definition) in values.Definitions)
        {
            definitions[name] = definition;
        }

        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A stack file of GpuInfra",
            ["type"] = "object",
            ["properties"] = TopLevel(values),
            ["patternProperties"] = new JsonObject { ["^x-"] = new JsonObject() },
            ["additionalProperties"] = false,
            ["required"] = ValueSchemas.ArrayOf([ConfigKey]),
            ["definitions"] = definitions,
        };
    }

    private static JsonObject TopLevel(ValueSchemas values)
    {
        var properties = new JsonObject();
        foreach (var key in StackFileReader.KnownTopLevelKeys)
        {
            properties[key] = key == ConfigKey ? Config(values) : new JsonObject();
        }

        return properties;
    }

    private static JsonObject Config(ValueSchemas values) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            [ConfigKeys.Project] = ValueSchemas.Described(NotEmpty(values.Of(ValueForm.Text)), Setting(ConfigKeys.Project)),
            [ConfigKeys.Region] = ValueSchemas.Described(NotEmpty(values.Of(ValueForm.Text)), Setting(ConfigKeys.Region)),
            [ConfigKeys.Platform] = ValueSchemas.Described(Reference(Platform), Setting(ConfigKeys.Platform)),
            [ConfigKeys.Services] = ValueSchemas.Described(Reference(Services), Setting(ConfigKeys.Services)),
        },
        ["patternProperties"] = new JsonObject
        {
            // The other ways to write the project's own keys, and the keys of everything else.
            [$"^(gpuinfra:config:)?{Platform}$"] = Reference(Platform),
            [$"^(gpuinfra:config:)?{Services}$"] = Reference(Services),
            ["^(?!gpuinfra:)[^:]*:(config:)?[^:]*$"] = new JsonObject(),
        },
        ["additionalProperties"] = false,
        ["required"] = ValueSchemas.ArrayOf([ConfigKeys.Project, ConfigKeys.Region]),
        ["anyOf"] = new JsonArray([.. WaysToSayServices.Select(key => new JsonObject { ["required"] = ValueSchemas.ArrayOf([key]) })]),
    };

    private static ArgsInput Setting(string key) => StackSettings.Inputs.Single(input => input.Key == key);

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    private static JsonObject NotEmpty(JsonObject schema)
    {
        schema["minLength"] = 1;
        return schema;
    }

    // 'pulumi config set' may write an object as a text, which is then the object's JSON.
    private static JsonObject OrJsonText(JsonObject schema)
    {
        schema["type"] = ValueSchemas.ArrayOf(["object", "string"]);
        schema["pattern"] = JsonText;
        return schema;
    }
}
