namespace GpuInfra.Planning;

// A resource as it is recorded: what its constructor was given, and then what the engine would be sent.
internal sealed class Registration
{
    private readonly Dictionary<string, SecretMask?> _masks = new(StringComparer.Ordinal);

    public Registration(ResourceTransformationArgs declared, Registration? parent, StackName stack)
    {
        Resource = declared.Resource;
        Args = declared.Args;
        Options = declared.Options;
        Parent = parent;
        Type = Resource.GetResourceType();
        Name = Resource.GetResourceName();
        QualifiedType = parent is { Parent: not null } ? $"{parent.QualifiedType}${Type}" : Type;
        Urn = stack.Urn(QualifiedType, Name);
        MockUrn = stack.Urn(parent is null ? Type : $"{StackName.RootType}${Type}", Name);
        Protect = Options.Protect ?? parent?.Protect ?? false;
        RetainOnDelete = Options.RetainOnDelete ?? parent?.RetainOnDelete ?? false;
        DeletedWith = Options.DeletedWith ?? parent?.DeletedWith;
    }

    public Resource Resource { get; }

    public ResourceArgs Args { get; }

    public ResourceOptions Options { get; }

    public Registration? Parent { get; }

    public List<Registration> Children { get; } = [];

    public string Type { get; }

    public string Name { get; }

    public string QualifiedType { get; }

    public string Urn { get; }

    // The mocks leave out every type between the stack and the resource.
    public string MockUrn { get; }

    public bool IsCustom => Resource is CustomResource;

    public bool Protect { get; }

    public bool RetainOnDelete { get; }

    public Resource? DeletedWith { get; }

    public IReadOnlyList<string> AdditionalSecretOutputs =>
        (Options as CustomResourceOptions)?.AdditionalSecretOutputs ?? [];

    public ImmutableDictionary<string, object> Inputs { get; private set; } = ImmutableDictionary<string, object>.Empty;

    public Dictionary<string, HashSet<Resource>> InputDependencies { get; } = new(StringComparer.Ordinal);

    public string? ProviderReference { get; private set; }

    // An input that the arguments do not show cannot be known to be free of secrets.
    public SecretMask? Mask(string input) => _masks.TryGetValue(input, out var mask) ? mask : SecretMask.Whole;

    // An input that is known, and no secret, as a text.
    public string? FindText(string input, SymbolTable<Registration> symbols) =>
        Inputs.GetValueOrDefault(input) is string text && Mask(input) is null && !symbols.TryFind(text, out _) ? text : null;

    public async ValueTask ReceiveAsync(ImmutableDictionary<string, object> inputs, string? providerReference)
    {
        Inputs = inputs;
        ProviderReference = providerReference;
        foreach (var member in ArgsShape.Of(Args))
        {
            var dependencies = new HashSet<Resource>();
            var mask = await ArgsInspector.InspectAsync(member.Read(Args), dependencies).ConfigureAwait(false);
            _masks[member.Name] = mask is not null && member.IsJson ? SecretMask.Whole : mask;
            if (dependencies.Count > 0)
            {
                InputDependencies[member.Name] = dependencies;
            }
        }
    }
}
