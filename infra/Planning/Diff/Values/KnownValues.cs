namespace GpuInfra.Planning;

// Says what the references of the new plan are on the old side: the values of a state, or what the old plan calls them.
internal sealed class KnownValues
{
    private readonly Plan _before;
    private readonly Lazy<SymbolNames> _newNames;
    private readonly Lazy<SymbolNames> _oldNames;
    private readonly Dictionary<string, ResourcePair> _pairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _absent;

    public KnownValues(Plan before, Plan after, IReadOnlyList<ResourcePair> pairs)
    {
        _before = before;
        _absent = before.Absent.ToHashSet(StringComparer.Ordinal);
        _newNames = new Lazy<SymbolNames>(() => new SymbolNames(after));
        _oldNames = new Lazy<SymbolNames>(() => new SymbolNames(before));
        foreach (var pair in pairs)
        {
            if (pair.New is { } resource)
            {
                _pairs.TryAdd(resource.Urn, pair);
            }
        }
    }

    // How many references lead to values that the state does not tell.
    public int Untold { get; private set; }

    public void CountUntold() => Untold++;

    // A preview leaves out what stays the same, and so nobody knows whether the rest exists, unless it says so.
    public bool IsLeftOut(ResourcePair pair) =>
        _before.IsPartial && pair is { Old: null, New: { } made } && !_absent.Contains(made.Urn);

    // Whether no reference leads to a resource that the old side lacks.
    public bool AreKnown(PropertyMap inputs) =>
        !ValueTree.Texts(PropertyValue.Of(inputs)).SelectMany(Owners).Any(static pair => pair.Old is null);

    public IEnumerable<ResourcePair> Owners(string text) =>
        SymbolText.Of(text).Select(Owner).OfType<ResourcePair>();

    // The resources of some URNs of the new plan.
    public IEnumerable<ResourcePair> Pairs(IEnumerable<string> urns) =>
        urns.Select(urn => _pairs.GetValueOrDefault(urn)).OfType<ResourcePair>();

    public PropertyMap Resolve(PropertyMap inputs) => ValueTree.Map(inputs, Resolve);

    private PropertyValue Resolve(PropertyValue text)
    {
        if (!SymbolText.MayHaveSymbols(text.Text))
        {
            return text;
        }

        if (SymbolText.Of(text.Text).ToList() is [var only] && text.Text.Length == only.Length + 3)
        {
            return Find(only) ?? text;
        }

        var resolved = SymbolText.Replace(text.Text, symbol => Find(symbol)?.ToString());
        return resolved == text.Text ? text : PropertyValue.Of(resolved);
    }

    private ResourcePair? Owner(string symbol) =>
        _newNames.Value.TryFind(symbol, out var owner, out _) ? _pairs.GetValueOrDefault(owner.Urn) : null;

    private PropertyValue? Find(string symbol)
    {
        if (!_newNames.Value.TryFind(symbol, out var owner, out var path) || _pairs.GetValueOrDefault(owner.Urn) is not { } pair)
        {
            return null;
        }

        return IsLeftOut(pair) ? Unknown()
            : pair.Old is not { } old ? null
            : _before.IsState ? OutputOf(old, path)
            : PropertyValue.Of(_oldNames.Value.Describe(old, path));
    }

    private PropertyValue OutputOf(PlannedResource old, string path)
    {
        var value = path == "id" && old.Id is { } id ? PropertyValue.Of(id)
            : !IsPath(path) ? null
            : old.Outputs?.Find(path) ?? old.Inputs.Find(path);
        return value is null || value.Equals(PropertyValue.Secret) ? Unknown() : value;
    }

    private PropertyValue Unknown()
    {
        CountUntold();
        return PropertyValue.Of(UnknownValue.Text);
    }

    // Only looks like one where a program writes such a text itself.
    private static bool IsPath(string text) => text.Count(static letter => letter == '[') == text.Count(static letter => letter == ']');
}
