namespace GpuInfra.Planning;

internal readonly record struct StackName(string Project, string Stack)
{
    public const string RootType = "pulumi:pulumi:Stack";

    public string Urn(string qualifiedType, string name) => $"urn:pulumi:{Stack}::{Project}::{qualifiedType}::{name}";

    // The mocks leave out every type between the stack and the resource.
    public string MockUrn(Registration registration) =>
        Urn(registration.Parent is null ? registration.Type : $"{RootType}${registration.Type}", registration.Name);
}
