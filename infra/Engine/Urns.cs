namespace GpuInfra.Engine;

/// <summary>The names by which the engine knows the resources of one stack.</summary>
public sealed record Urns(string Project, string Stack)
{
    public const string StackType = "pulumi:pulumi:Stack";
    public const string DefaultProvider = "default";

    /// <summary>The URN of a resource: those of its parents but the stack are in it as their types.</summary>
    public string Of(string parent, string type, string name) =>
        QualifiedType(parent) is { } above and not StackType
            ? $"urn:pulumi:{Stack}::{Project}::{above}${type}::{name}"
            : $"urn:pulumi:{Stack}::{Project}::{type}::{name}";

    /// <summary>The URN of the provider that the engine makes for resources that name none, one for each version of its package.</summary>
    public string OfDefaultProvider(string type, string version) => Of(
        "", $"pulumi:providers:{type.Split(':')[0]}", version.Length > 0 ? $"{DefaultProvider}_{version.Replace('.', '_')}" : DefaultProvider);

    public static string? QualifiedType(string urn) => urn.Split("::") is [_, _, var type, ..] ? type : null;
}
