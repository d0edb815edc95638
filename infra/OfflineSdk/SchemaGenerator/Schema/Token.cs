namespace GpuInfra.SchemaGenerator;

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
