using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>A resource as its provider gets it from the configuration, or as a state or a plan holds it.</summary>
/// <param name="Address">Where Terraform finds it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Values">Its attributes; blocks are lists.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record TerraformThing(string Address, string Type, HclObject Values, SourcePlace Place)
{
    /// <summary>The project that is said of it, by itself or by its provider.</summary>
    public HclValue? Project { get; init; }

    /// <summary>Whether a state or a plan says it, which fills in what the configuration leaves out.</summary>
    public bool IsStored { get; init; }

    /// <summary>Whether a copy of it is made at all.</summary>
    public bool IsMade { get; init; } = true;

    /// <summary>Why it is not known how many of it are made.</summary>
    public HclUnknown? Doubt { get; init; }

    /// <summary>What Terraform is to do with it, in its block <c>lifecycle</c>.</summary>
    public HclBody? Lifecycle { get; init; }

    /// <summary>Dynamic blocks that make nothing, as paths of attributes.</summary>
    public ImmutableArray<string> Unmade { get; init; } = [];

    /// <summary>What it was before the change that is planned.</summary>
    public TerraformThing? Before { get; init; }

    public string? Text(string name) => Values[name] is HclText { Secret: false, Value.Length: > 0 } text ? text.Value : null;
}
