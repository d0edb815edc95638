namespace GpuInfra.Planning;

// Where the secrets of a value are. A value without secrets has no mask.
internal sealed class SecretMask
{
    private readonly Dictionary<string, SecretMask>? _children;

    private SecretMask(Dictionary<string, SecretMask>? children) => _children = children;

    public static SecretMask Whole { get; } = new(null);

    public bool IsWhole => _children is null;

    public SecretMask? Child(string name) => _children?.GetValueOrDefault(name);

    public SecretMask? Item(int index) => Child(Name(index));

    public static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    // Adds what one part of a value says to what the parts before it said.
    public static SecretMask? Add(SecretMask? mask, string part, SecretMask? partMask)
    {
        if (partMask is null)
        {
            return mask;
        }

        var children = mask?._children ?? new Dictionary<string, SecretMask>(StringComparer.Ordinal);
        children[part] = partMask;
        return new SecretMask(children);
    }
}
