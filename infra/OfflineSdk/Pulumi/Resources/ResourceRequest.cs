namespace Pulumi;

/// <summary>What a program asks for when it constructs a resource.</summary>
internal sealed record ResourceRequest
{
    public ResourceRequest(string type, string name, ResourceArgs? args, ResourceOptions options)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        }

        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        }

        Type = type;
        Name = name;
        Args = args ?? ResourceArgs.Empty;
        Options = options;
    }

    public string Type { get; }

    public string Name { get; }

    public ResourceArgs Args { get; init; }

    public ResourceOptions Options { get; init; }
}
