namespace GpuInfra.SchemaGenerator;

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
