using System.Collections;

namespace GpuInfra.Planning;

// Turns recorded values into values of a plan: a stand-in becomes a reference to the output that it stands for.
internal sealed class References
{
    private readonly PlanRecorder _recorder;
    private readonly ReferenceNames _names;
    private readonly Dictionary<string, string> _urnByMockUrn = new(StringComparer.Ordinal);

    public References(PlanRecorder recorder)
    {
        _recorder = recorder;
        _names = new(recorder.Registrations.Where(registration => registration.IsCustom).Select(registration => (registration.Type, registration.Name)));
        foreach (var registration in recorder.Registrations)
        {
            _urnByMockUrn.TryAdd(registration.MockUrn, registration.Urn);
        }
    }

    public string Describe(string text) => _recorder.Symbols.Replace(text, Describe);

    public PropertyValue ToValue(object? recorded, SecretMask? mask)
    {
        if (mask is { IsWhole: true })
        {
            return PropertyValue.Secret;
        }

        switch (recorded)
        {
            case null:
                return PropertyValue.Null;
            case bool flag:
                return PropertyValue.Of(flag);
            case double number:
                return ToNumber(number);
            case string text:
                return PropertyValue.Of(_urnByMockUrn.GetValueOrDefault(text) ?? Describe(text));
            case IDictionary map:
                return PropertyValue.Of(ToMap(map, mask));
            case IList list:
                return ToList(list, mask);
            case Resource resource:
                return ToValue(ResolvedOutput.Value(resource.Urn), mask);
            default:
                return PropertyValue.Of($"[{recorded.GetType().Name}]");
        }
    }

    public PropertyMap ToMap(IDictionary recorded, SecretMask? mask)
    {
        var entries = new List<KeyValuePair<string, PropertyValue>>(recorded.Count);
        foreach (DictionaryEntry entry in recorded)
        {
            var name = (string)entry.Key;
            var value = ToValue(entry.Value, mask?.Child(name));
            entries.Add(KeyValuePair.Create(name, value));
        }

        return new PropertyMap(entries);
    }

    private PropertyValue ToList(IList recorded, SecretMask? mask)
    {
        var items = new List<PropertyValue>(recorded.Count);
        for (var index = 0; index < recorded.Count; index++)
        {
            items.Add(ToValue(recorded[index], mask?.Item(index)));
        }

        return PropertyValue.Of(items);
    }

    private PropertyValue ToNumber(double number) =>
        _recorder.Symbols.TryFind(number, out var symbol) ? PropertyValue.Of(Describe(symbol)) : PropertyValue.Of(number);

    private string Describe(Symbol<Registration> symbol) =>
        _names.Describe((symbol.Owner.Type, symbol.Owner.Name), symbol.Owner.QualifiedType, symbol.Path);
}
