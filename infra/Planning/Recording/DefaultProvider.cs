namespace GpuInfra.Planning;

// The provider that the engine makes by itself for what names none: one for each version of a package.
internal static class DefaultProvider
{
    private static readonly char[] Separators = ['.', '-', '+'];

    public static string UrnOf(Registration registration, StackName stack)
    {
        var package = registration.Type.Split(':')[0];
        var version = registration.Options.Version is { Length: > 0 } said ? $"_{string.Join('_', said.Split(Separators))}" : "";
        return stack.Urn(CloudTypes.ProviderOf(package), $"default{version}");
    }
}
