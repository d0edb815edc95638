namespace GpuInfra.Planning;

// The values of a state. What JSON has no word for is an object that is signed with what it is.
internal static class ValueReader
{
    private const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string OutputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string Bytes = "803fd3297a5875dc03ca845dda5d2a98";

    public static PropertyMap ReadMap(JsonPlace map) => ReadMap(map, []);

    private static PropertyMap ReadMap(JsonPlace map, IReadOnlyCollection<string> without)
    {
        var entries = map.Entries()
            .Where(entry => !without.Contains(entry.Key))
            .Select(entry => KeyValuePair.Create(entry.Key, Read(entry.Value)));
        try
        {
            return new(entries);
        }
        catch (ArgumentException)
        {
            throw map.Mistake("has two entries of one name");
        }
    }

    private static PropertyValue Read(JsonPlace value) => value.Kind switch
    {
        JsonValueKind.Null => PropertyValue.Null,
        JsonValueKind.True or JsonValueKind.False => PropertyValue.Of(value.Flag()),
        JsonValueKind.Number => PropertyValue.Of(value.Number()),
        JsonValueKind.String => PropertyValue.Of(value.Text()),
        JsonValueKind.Array => PropertyValue.Of(value.Items().Select(Read)),
        _ => value.Has(SignedValue.Key) ? ReadSigned(value) : PropertyValue.Of(ReadMap(value)),
    };

    // An asset or an archive is told by what it is made of.
    private static PropertyValue ReadSigned(JsonPlace value) => value.Get(SignedValue.Key).Text() switch
    {
        SignedValue.Secret => PropertyValue.Secret,
        ResourceReference => PropertyValue.Of(value.Get("urn").Text()),
        OutputValue => value.FindFlag("secret") ? PropertyValue.Secret
            : value.Find("value") is { } known ? Read(known)
            : PropertyValue.Of(UnknownValue.Text),
        Bytes => PropertyValue.Of($"b\"{value.Get("value").Text()}\""),
        _ => PropertyValue.Of(ReadMap(value, [SignedValue.Key])),
    };
}
