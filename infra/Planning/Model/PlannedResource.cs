namespace GpuInfra.Planning;

/// <summary>One resource of a <see cref="Plan"/>: what it is, what it is given, and how the engine shall treat it.</summary>
public sealed record PlannedResource
{
    /// <summary>The name by which the engine knows the resource.</summary>
    public required string Urn { get; init; }

    /// <summary>The type token, such as <c>gcp:storage/bucket:Bucket</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The last part of the URN.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a provider makes it; a component only groups others.</summary>
    public required bool IsCustom { get; init; }

    /// <summary>The resource that it belongs to; nothing for the stack itself.</summary>
    public string? ParentUrn { get; init; }

    /// <summary>The provider that makes it, where the program names one; else the default provider of its package does.</summary>
    public string? ProviderUrn { get; init; }

    /// <summary>
    /// The default provider that makes it, where the program names none. The engine has one for each version of a package, and it
    /// is no resource of a plan.
    /// </summary>
    public string? DefaultProviderUrn { get; init; }

    /// <summary>The identity of a resource that exists already and is only read.</summary>
    public string? ReadId { get; init; }

    /// <summary>The identity of a resource that exists already and is taken over.</summary>
    public string? ImportId { get; init; }

    /// <summary>
    /// What the resource is given. A value that only the cloud knows is a reference such as
    /// <c>${chat-identity.email}</c>; a secret is <see cref="PropertyValue.Secret"/>.
    /// </summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>
    /// What the cloud answered, where that is known: of a resource that exists. Of the stack itself, what its program exports,
    /// where that is known.
    /// </summary>
    public PropertyMap? Outputs { get; init; }

    /// <summary>The identity that the provider gave the resource, where that is known: of a resource that exists.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The inputs for which the provider replaces the resource, as it said in a preview; it may do so without naming any.
    /// Nothing where it was not asked, or changes the resource in place.
    /// </summary>
    public IReadOnlyList<string>? ReplacedFor { get; init; }

    /// <summary>The URNs of everything that must exist before, sorted: what the inputs refer to and what is said.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>The URNs that each input refers to, sorted; inputs that refer to none are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Whether the engine refuses to delete it, said by the resource or by a parent.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether the cloud keeps it when the engine forgets it, said by the resource or by a parent.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>The resource whose deletion deletes this one too.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>The URNs under which the engine may know the resource from before.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The inputs whose changes the engine ignores.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>The inputs whose changes replace the resource.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Whether a replaced resource is deleted first; nothing where that is left to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>The outputs that are secrets beyond those that the provider knows to be.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>How long the engine waits; nothing where that is left to the provider.</summary>
    public PlannedTimeouts? CustomTimeouts { get; init; }

    // Everything that must be there before.
    internal IEnumerable<string> Needs =>
        new[] { ParentUrn, ProviderUrn, DeletedWith }.OfType<string>()
            .Concat(Dependencies)
            .Concat(PropertyDependencies.Values.SelectMany(static urns => urns));
}
