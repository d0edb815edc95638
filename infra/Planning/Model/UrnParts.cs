namespace GpuInfra.Planning;

// What a URN is made of: urn:pulumi:<stack>::<project>::<types>::<name>.
internal sealed record UrnParts(string Stack, string Project, string Name)
{
    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";

    public static UrnParts? Find(string urn) =>
        urn.StartsWith(Prefix, StringComparison.Ordinal)
        && urn[Prefix.Length..].Split(Separator, 4) is [{ Length: > 0 } stack, { Length: > 0 } project, _, { Length: > 0 } name]
            ? new(stack, project, name)
            : null;
}

// A URN without its stack and project: the types of the parents and of the resource, and the name.
internal readonly record struct ResourceUrn(string QualifiedType, string Name)
{
    private const string Separator = "::";

    public static ResourceUrn Of(string urn)
    {
        var parts = urn.Split(Separator, 4);
        return parts.Length < 4 ? new("", urn)
            : parts[2] == StackName.RootType ? new(StackName.RootType, "")
            : new(parts[2], parts[3]);
    }

    // A reference to a provider ends with the provider's identity, which a URN does not have.
    public static ResourceUrn OfProvider(string reference) =>
        Of(reference) is var urn && urn.Name.IndexOf(Separator, StringComparison.Ordinal) is >= 0 and var end
            ? urn with { Name = urn.Name[..end] }
            : urn;

    public ResourceUrn Under(ResourceUrn parent) =>
        this with { QualifiedType = parent.QualifiedType == StackName.RootType ? Type : $"{parent.QualifiedType}${Type}" };

    // The engine makes one for each version of a package whose provider no program names.
    public bool IsDefaultProvider =>
        CloudTypes.IsProvider(Type) && (Name == "default" || Name.StartsWith("default_", StringComparison.Ordinal));

    public string Type => QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..];
}

internal readonly record struct StackName(string Project, string Stack)
{
    public const string RootType = "pulumi:pulumi:Stack";

    public string Urn(string qualifiedType, string name) => $"urn:pulumi:{Stack}::{Project}::{qualifiedType}::{name}";
}
