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
