namespace GpuInfra.Planning;

// Where the inputs of a resource refer to others.
internal static class SymbolUses
{
    public static IEnumerable<(PropertyPlace Place, PropertyValue Text)> Of(PlannedResource resource) =>
        Of(resource.Type, PropertyPlace.Root, PropertyValue.Of(resource.Inputs));

    private static IEnumerable<(PropertyPlace Place, PropertyValue Text)> Of(string type, PropertyPlace place, PropertyValue value)
    {
        if (!SymbolText.MayHaveSymbols(value))
        {
            return [];
        }

        switch (value.Kind)
        {
            case PropertyKind.Map:
                return value.Map.Entries.SelectMany(entry => Of(type, place.Property(entry.Key), entry.Value));
            case PropertyKind.List:
                var identity = ListIdentity.Of(type, place, value);
                return value.Items.SelectMany((item, position) => Of(type, identity.PlaceOf(place, item, position), item));
            default:
                return [(place, value)];
        }
    }
}
