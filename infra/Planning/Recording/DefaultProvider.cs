namespace GpuInfra.Planning;

// The provider that the engine makes by itself for what names none: one for each version of a package.
internal static class DefaultProvider
{
    private static readonly char[] Separators = ['.', '-', '+'];

    public static string UrnOf(string type, string? version, StackName stack)
    {
        var package = type.Split(':')[0];
        var ending = version is { Length: > 0 } said ? $"_{string.Join('_', said.Split(Separators))}" : "";
        return stack.Urn(CloudTypes.ProviderOf(package), $"default{ending}");
    }
}
