using System.Text.Json;

namespace GpuInfra.Planning.Tests;

// What a program sends to the engine.
internal static class Sent
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    public const string Signature = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Network = "gcp:compute/network:Network";
    public const string Topic = "aws:sns/topic:Topic";
    public const string StackUrn = "urn:pulumi:dev::acme::pulumi:pulumi:Stack::acme-dev";

    private static readonly Dictionary<string, string> Config = new() { ["gcp:project"] = "acme-dev" };

    public static string Urn(string type, string name) => $"urn:pulumi:dev::acme::{type}::{name}";

    public static ProgramRecorder Recorder(StandInForm? form = null) => new("acme", "dev", Config, form);

    // Of what is said twice, the last counts.
    public static JsonElement Resource(string type, string name, string inputs = "{}", string options = "\"isCustom\": true") => Json($$"""
        { "urn": "{{Urn(type, name)}}", "type": "{{type}}", "name": "{{name}}", "isCustom": true, "inputs": {{inputs}}, "propertyDependencies": {},
          "timeouts": {}, {{options}} }
        """);

    public static JsonElement Stack(string options = "\"isCustom\": false") =>
        Resource("pulumi:pulumi:Stack", "acme-dev", options: $"\"isCustom\": false, {options}");

    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
