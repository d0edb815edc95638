using System.Text.Json.Nodes;

namespace GpuInfra.Engine.Tests;

/// <summary>A resource as a program registered it, and what it was answered.</summary>
internal sealed record Registered
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    public required bool IsCustom { get; init; }

    public required string Parent { get; init; }

    /// <summary>The provider's URN and identity; empty where the program leaves it to the engine.</summary>
    public required string Provider { get; init; }

    /// <summary>The version of the provider's package that is asked for.</summary>
    public string Version { get; init; } = "";

    public required JsonObject Inputs { get; init; }

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>The dependencies of each input.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public bool Protect { get; init; }

    public bool RetainOnDelete { get; init; }

    public bool? DeleteBeforeReplace { get; init; }

    public string DeletedWith { get; init; } = "";

    public string ImportId { get; init; } = "";

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Seconds by operation.</summary>
    public IReadOnlyDictionary<string, double> Timeouts { get; init; } = new Dictionary<string, double>();

    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    public required CloudState Answer { get; init; }

    /// <summary>How others name it as their provider.</summary>
    public string Reference => $"{Urn}::{Answer.Id}";

    /// <summary>Its provider, which the engine makes where the program names none; empty where there is none at all.</summary>
    public string ProviderIn(Urns urns) =>
        Provider.Length > 0 || !IsCustom || MadeUpCloud.IsProvider(Type)
            ? Provider
            : $"{urns.OfDefaultProvider(Type, Version)}::{MadeUpCloud.DefaultProviderId}";

    public override string ToString() => Urn;
}
