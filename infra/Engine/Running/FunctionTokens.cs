using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GpuInfra.Engine;

/// <summary>Which functions the classes of the packages beside a program stand for: their code says the token.</summary>
internal sealed class FunctionTokens(string folder)
{
    // Every package of a provider holds this file for the language host.
    private const string Mark = "pulumi-plugin.json";

    private readonly Dictionary<string, Dictionary<(string Namespace, string Name), IReadOnlyList<string>>> _packages = [];

    /// <summary>The methods of a function's class, and of the SDK, that want a plain value.</summary>
    public static IReadOnlyList<string> PlainNames { get; } = ["InvokeAsync", "InvokeSingleAsync"];

    /// <summary>Those that want an output.</summary>
    public static IReadOnlyList<string> OutputNames { get; } = ["Invoke", "InvokeSingle"];

    public static bool IsPackage(MetadataReader metadata) => metadata.ManifestResources
        .Any(handle => metadata.GetString(metadata.GetManifestResource(handle).Name).EndsWith(Mark, StringComparison.Ordinal));

    public static bool IsToken(string text) => text.Split(':') is [{ Length: > 0 }, _, { Length: > 0 }] && !text.Any(char.IsWhiteSpace);

    /// <summary>The tokens; where they are not found, the class's name, which the token ends with, in capitals.</summary>
    public IReadOnlyList<string> Of(MetadataReader metadata, TypeReference type)
    {
        var name = metadata.GetString(type.Name);
        var package = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : "";
        if (!_packages.TryGetValue(package, out var classes))
        {
            classes = _packages[package] = Read(Path.Combine(folder, $"{package}.dll"));
        }

        return classes.GetValueOrDefault((metadata.GetString(type.Namespace), name)) ?? [name.ToUpperInvariant()];
    }

    private static Dictionary<(string, string), IReadOnlyList<string>> Read(string file)
    {
        var classes = new Dictionary<(string, string), IReadOnlyList<string>>();
        if (!File.Exists(file))
        {
            return classes;
        }

        try
        {
            using var portable = new PEReader(File.OpenRead(file));
            var metadata = portable.GetMetadataReader();
            foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
            {
                List<string> tokens =
                [
                    .. type.GetMethods()
                        .Where(method => PlainNames.Contains(metadata.GetString(metadata.GetMethodDefinition(method).Name)))
                        .SelectMany(method => MethodCode.Of(portable, metadata, method).Texts)
                        .Where(IsToken)
                        .Distinct(),
                ];
                if (tokens.Count > 0)
                {
                    classes[(metadata.GetString(type.Namespace), metadata.GetString(type.Name))] = tokens;
                }
            }
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // What cannot be read tells no tokens.
        }

        return classes;
    }
}
