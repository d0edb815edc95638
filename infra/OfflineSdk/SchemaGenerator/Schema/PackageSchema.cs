namespace GpuInfra.SchemaGenerator;

internal sealed record PackageSchema(string Name, string Version)
{
    public IReadOnlyDictionary<string, string> Namespaces { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, ObjectType> Types { get; init; } = new Dictionary<string, ObjectType>();

    public IReadOnlyList<Resource> Resources { get; init; } = [];

    public IReadOnlyList<Function> Functions { get; init; } = [];

    public IReadOnlyList<ObjectType> TypesReachableFrom(IEnumerable<Property> properties)
    {
        var reached = new SortedDictionary<string, ObjectType>(System.StringComparer.Ordinal);
        var open = new Queue<Property>(properties);
        while (open.Count > 0)
        {
            var token = open.Dequeue().Type.ObjectToken;
            if (token is not null && !reached.ContainsKey(token.Text))
            {
                var type = Find(token);
                reached.Add(token.Text, type);
                type.Properties.ToList().ForEach(open.Enqueue);
            }
        }

        return [.. reached.Values];
    }

    private ObjectType Find(Token token) =>
        Types.TryGetValue(token.Text, out var type) ? type : throw new SchemaException($"there is no type '{token.Text}'.");
}

internal sealed record ObjectType(Token Token, IReadOnlyList<Property> Properties);

internal sealed record Property(string Name, PropertyType Type)
{
    public string? CSharpName { get; init; }

    public bool IsRequired { get; init; }

    public bool IsSecret { get; init; }

    public string? DefaultLiteral { get; init; }

    public IReadOnlyList<string> DefaultVariables { get; init; } = [];
}

internal abstract record PropertyType
{
    private PropertyType()
    {
    }

    // The object that the property is, or that its list or map is made of.
    public abstract Token? ObjectToken { get; }

    public sealed record Primitive(string Keyword) : PropertyType
    {
        public override Token? ObjectToken => null;
    }

    public sealed record Reference(Token Token) : PropertyType
    {
        public override Token ObjectToken => Token;
    }

    public sealed record List(PropertyType Items) : PropertyType
    {
        public override Token? ObjectToken => Items.ObjectToken;
    }

    public sealed record Map(PropertyType Values) : PropertyType
    {
        public override Token? ObjectToken => Values.ObjectToken;
    }
}

internal sealed record Resource(Token Token)
{
    public IReadOnlyList<Property> Inputs { get; init; } = [];

    public IReadOnlyList<Property> Outputs { get; init; } = [];

    public IReadOnlyList<string> AliasTypes { get; init; } = [];

    public string? ProviderOf { get; init; }
}

internal sealed record Function(Token Token)
{
    public IReadOnlyList<Property> Inputs { get; init; } = [];

    public IReadOnlyList<Property> Outputs { get; init; } = [];
}

// A type token such as gcp:storage/bucket:Bucket, which is the class Bucket of the module storage.
internal sealed record Token(string Text, string Module, string Name)
{
    public static Token Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 3
            ? new Token(text, parts[1].Split('/')[0], parts[2])
            : throw new SchemaException($"'{text}' is not a type token of three parts.");
    }
}
