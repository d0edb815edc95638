namespace GpuInfra.Planning;

// A resource as a program sent it to the engine.
internal sealed class SentResource
{
    private readonly JsonPlace _sent;
    private readonly HashSet<string> _secrets;

    public SentResource(JsonElement sent)
    {
        _sent = JsonPlace.Of([(sent, 1)], "Update the engine that comes with gpuinfra.")[0];
        Urn = _sent.Get("urn").Text();
        Type = _sent.Get("type").Text();
        Name = _sent.Get("name").Text();
        IsCustom = _sent.FindFlag("isCustom");
        RawInputs = sent.GetProperty("inputs");
        Inputs = ValueReader.ReadMap(_sent.Get("inputs"));
        _secrets = [.. _sent.FindTexts("additionalSecretOutputs"), .. RandomOutputs.SecretsOf(Type)];
    }

    public string Urn { get; }

    public string Type { get; }

    public string Name { get; }

    public bool IsCustom { get; }

    public JsonElement RawInputs { get; }

    public PropertyMap Inputs { get; }

    public PropertyMap? Outputs { get; set; }

    public bool IsRemote => _sent.FindFlag("isRemote");

    public string? ReadId => _sent.FindText("readId");

    public string? ImportId => _sent.FindText("importId");

    public bool IsProvider => CloudTypes.IsProvider(Type);

    public bool IsStack => Type == StackName.RootType;

    // A reference to a provider is its URN and its identity.
    public string? ProviderUrn =>
        _sent.FindText("provider") is { } reference && reference.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? reference[..end] : null;

    public bool IsSecret(string output) => _secrets.Contains(output);

    public PlannedResource Plan(string? parent, StackName stack, (SentResource? Shorter, SentResource? Longer) others, ReferenceValues? references) => new()
    {
        Urn = Urn,
        Type = Type,
        Name = Name,
        IsCustom = IsCustom,
        ParentUrn = _sent.FindText("parent") ?? parent,
        ProviderUrn = ProviderUrn,
        DefaultProviderUrn = IsCustom && ProviderUrn is null && !IsProvider ? DefaultProvider.UrnOf(Type, _sent.FindText("version"), stack) : null,
        ReadId = ReadId,
        ImportId = ImportId,
        Inputs = Filled(Inputs, (others.Shorter?.Inputs, others.Longer?.Inputs), references),
        Outputs = IsStack ? Filled(Outputs ?? PropertyMap.Empty, (others.Shorter?.Outputs, others.Longer?.Outputs), references) : null,
        Dependencies = [.. _sent.FindTexts("dependencies").Distinct().Order(StringComparer.Ordinal)],
        PropertyDependencies = PropertyDependencies(),
        Protect = _sent.FindFlag("protect"),
        RetainOnDelete = _sent.FindFlag("retainOnDelete"),
        DeletedWith = _sent.FindText("deletedWith"),
        Aliases = [.. _sent.FindTexts("aliases").Distinct()],
        IgnoreChanges = _sent.FindTexts("ignoreChanges"),
        ReplaceOnChanges = _sent.FindTexts("replaceOnChanges"),
        DeleteBeforeReplace = _sent.Find("deleteBeforeReplace")?.Flag(),
        AdditionalSecretOutputs = _sent.FindTexts("additionalSecretOutputs"),
        CustomTimeouts = Timeouts(),
    };

    private static PropertyMap Filled(PropertyMap map, (PropertyMap? Shorter, PropertyMap? Longer) others, ReferenceValues? references) =>
        references is null || others is not ({ } shorter, { } longer) ? map : references.Fill(map, shorter, longer);

    private Dictionary<string, IReadOnlyList<string>> PropertyDependencies()
    {
        var dependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (property, urns) in _sent.Get("propertyDependencies").Entries())
        {
            List<string> sorted = [.. urns.Items().Select(urn => urn.Text()).Distinct().Order(StringComparer.Ordinal)];
            if (sorted.Count > 0)
            {
                dependencies.Add(property, sorted);
            }
        }

        return dependencies;
    }

    private PlannedTimeouts? Timeouts()
    {
        var timeouts = _sent.Get("timeouts");
        var said = new PlannedTimeouts(Time(timeouts, "create"), Time(timeouts, "update"), Time(timeouts, "delete"));
        return said is { Create: null, Update: null, Delete: null } ? null : said;
    }

    private static TimeSpan? Time(JsonPlace timeouts, string name) => timeouts.FindNumber(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
