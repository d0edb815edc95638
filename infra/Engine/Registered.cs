namespace GpuInfra.Engine;

/// <summary>A resource as a program registered it, with what it inherits from its parent.</summary>
public sealed record Registered
{
    public required string Urn { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    public required bool IsCustom { get; init; }

    /// <summary>Whether another program, a plugin, shall make the component and what is in it.</summary>
    public bool IsRemote { get; init; }

    /// <summary>The identity by which it is read; empty where it is not only read.</summary>
    public string ReadId { get; init; } = "";

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

    /// <summary>What the program was answered.</summary>
    public CloudState Answer { get; init; } = new("", []);

    /// <summary>How others name it as their provider.</summary>
    public string Reference => $"{Urn}::{Answer.Id}";

    public override string ToString() => Urn;
}
