using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace GpuInfra.SchemaGenerator;

// Read through the framework's own JSON-to-XML reader: a package that a generator needs would have to be found by every
// compiler that loads it.
internal sealed class JsonValue
{
    private readonly XElement _element;

    private JsonValue(XElement element, string path)
    {
        _element = element;
        Path = path;
    }

    public string Path { get; }

    public string Kind => _element.Attribute("type")?.Value ?? "string";

    public string Text => _element.HasElements ? throw Unusable("must be a text, a number or a boolean") : _element.Value;

    public IEnumerable<JsonValue> Items => _element.Elements().Select((item, index) => new JsonValue(item, $"{Path}[{index}]"));

    public IEnumerable<KeyValuePair<string, JsonValue>> Members => _element.Elements()
        .GroupBy(NameOf)
        .Select(named => new KeyValuePair<string, JsonValue>(named.Key, Only(named)));

    public static JsonValue Parse(string json)
    {
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), XmlDictionaryReaderQuotas.Max);
            return new JsonValue(XElement.Load(reader), "");
        }
        catch (XmlException malformed)
        {
            throw new SchemaException($"it is not JSON. {malformed.Message}", malformed);
        }
    }

    public JsonValue? Find(string name) =>
        _element.Elements().GroupBy(NameOf).Where(named => named.Key == name).Select(Only).SingleOrDefault();

    public JsonValue Get(string name) => Find(name) ?? throw Unusable($"has no '{name}'");

    public IEnumerable<string> Texts(string name) => Find(name)?.Items.Select(item => item.Text) ?? [];

    public SchemaException Unusable(string problem) => new($"{(Path.Length == 0 ? "the document" : Path)} {problem}.");

    private JsonValue Only(IGrouping<string, XElement> named) => named.Skip(1).Any()
        ? throw Unusable($"has '{named.Key}' more than once")
        : new JsonValue(named.First(), Path.Length == 0 ? named.Key : $"{Path} > {named.Key}");

    // A name that XML does not allow comes as an element named "item" with the name in an attribute.
    private static string NameOf(XElement member) => member.Attribute("item")?.Value ?? member.Name.LocalName;
}
