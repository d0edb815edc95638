namespace GpuInfra.Planning;

// What a service is told, as far as two services can be told apart by it: what its model service says, or else its own inputs.
internal sealed class PlannedSettings
{
    // What says what a service is for. The rest says how much it may take.
    private static readonly string[] Purpose =
        ["engine", "model", "image", "gpu", ServiceWire.Accelerator];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private PlannedSettings(PropertyMap inputs, Func<string, string> spell) => Add("", PropertyValue.Of(inputs), spell);

    // The settings, with the service's own name spelled as another's.
    public static PlannedSettings Of(PropertyMap inputs, string name, string otherName)
    {
        var own = new Regex($"(?<![A-Za-z0-9]){Regex.Escape(name)}(?![A-Za-z0-9])");
        return new(inputs, text => own.Replace(text, otherName));
    }

    // How much of all that either says is the same; nothing where they are for something else.
    public double LikenessTo(PlannedSettings other)
    {
        var common = _values.Keys.Where(other._values.ContainsKey).ToList();
        if (common.Exists(path => Purpose.Contains(path) && _values[path] != other._values[path]))
        {
            return 0;
        }

        var all = _values.Count + other._values.Count - common.Count;
        return all == 0 ? 0 : (double)common.Count(path => _values[path] == other._values[path]) / all;
    }

    private void Add(string path, PropertyValue value, Func<string, string> spell)
    {
        switch (value.Kind)
        {
            case PropertyKind.Map:
                foreach (var (name, entry) in value.Map.Entries)
                {
                    Add(path.Length == 0 ? name : $"{path}.{name}", entry, spell);
                }

                break;
            case PropertyKind.List:
                foreach (var (index, item) in value.Items.Index())
                {
                    Add($"{path}[{index}]", item, spell);
                }

                break;
            default:
                if (!SymbolText.MayHaveSymbols(value))
                {
                    _values[path] = Bare(path, spell(value.ToString()));
                }

                break;
        }
    }

    // Another version of an image is still that image.
    private static string Bare(string path, string text)
    {
        if (path.Split('.')[^1] != "image")
        {
            return text;
        }

        var name = text.Split('@')[0];
        return name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
