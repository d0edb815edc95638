using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>What the cloud is asked: a resource, and whether it is to be made or only foreseen.</summary>
internal sealed record CloudQuestion(string Urn, JsonObject Inputs, Operation Operation);

/// <summary>A cloud in which everything can be made. Of a component, which is nothing there, it gives back the inputs.</summary>
internal static class MadeUpCloud
{
    /// <summary>The identity of every provider that the engine makes by itself.</summary>
    public const string DefaultProviderId = "88797dc4-fa00-4ed4-aada-059b30cd6ead";

    private const string ProviderPrefix = "pulumi:providers:";

    private static readonly IReadOnlyDictionary<string, MadeUpType> Types = MadeUpType.ReadAll();

    public static CloudState Answer(string type, bool isCustom, CloudQuestion question) =>
        isCustom ? Answer(type, question) : new("", Copy(question.Inputs));

    /// <summary>What it knows of a type.</summary>
    public static MadeUpType Find(string type) => Types.TryGetValue(type, out var found)
        ? found
        : throw new KeyNotFoundException($"The made-up cloud has no {type}. Add it to made-up-cloud.json.");

    public static bool IsProvider(string type) => type.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    /// <summary>A resource's provider, which the engine makes where the program names none; empty where there is none at all.</summary>
    public static string ProviderOf(Registered resource, Urns urns) =>
        resource.Provider.Length > 0 || !resource.IsCustom || IsProvider(resource.Type)
            ? resource.Provider
            : $"{urns.OfDefaultProvider(resource.Type, resource.Version)}::{DefaultProviderId}";

    private static CloudState Answer(string type, CloudQuestion question)
    {
        var made = Find(type);
        var outputs = Copy(InputDefaults.Added(question.Inputs, made.Defaults));
        foreach (var (name, template) in made.Outputs)
        {
            var isKnown = question.Operation == Operation.Update || made.Known.Contains(name);
            outputs[name] = isKnown ? Template.Fill(template, outputs, question.Urn) : WireText.Unknown;
        }

        return question.Operation == Operation.Update
            ? new(Template.Fill(made.Id, outputs, question.Urn), outputs)
            : new(IsProvider(type) ? WireText.Unknown : "", outputs);
    }

    private static JsonObject Copy(JsonObject properties) => properties.DeepClone().AsObject();
}
