using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace GpuInfra.Engine;

/// <summary>
/// In which form a compiled program calls functions. On the wire both forms are the same; in the program, <c>GetProject.InvokeAsync</c>
/// wants a plain value and <c>GetProject.Invoke</c> an output, which may be unknown.
/// </summary>
internal sealed class PlainCalls
{
    private const string Plain = "InvokeAsync";
    private const byte Call = 0x28;
    private const int Hidden = 0xfeefee;

    private readonly Dictionary<string, string?> _plain = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a program and the assemblies that were compiled beside it with its symbols.</summary>
    public static PlainCalls In(string program)
    {
        var calls = new PlainCalls();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(program)!, "*.dll").Where(IsOfProgram))
        {
            calls.Read(file);
        }

        return calls;

        bool IsOfProgram(string file) => file == program || File.Exists(Path.ChangeExtension(file, ".pdb"));
    }

    /// <summary>Whether a function is called for a plain value, and where. Its class is called like the end of its token.</summary>
    public (bool IsPlain, string? Place)? Find(string token)
    {
        var isPlain = _plain.TryGetValue(token[(token.LastIndexOfAny([':', '/']) + 1)..], out var place);
        return (isPlain, place);
    }

    private void Read(string file)
    {
        try
        {
            using var portable = new PEReader(File.OpenRead(file));
            if (portable.HasMetadata)
            {
                Read(portable, portable.GetMetadataReader(), Symbols(file));
            }
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            // What cannot be read is no assembly that calls.
        }
    }

    private void Read(PEReader portable, MetadataReader metadata, MetadataReader? symbols)
    {
        var tokens = new Dictionary<int, string>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (metadata.StringComparer.Equals(member.Name, Plain) && member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name);
                tokens[MetadataTokens.GetToken(handle)] = type;
                _plain.TryAdd(type, null);
            }
        }

        foreach (var method in metadata.MethodDefinitions)
        {
            if (tokens.Count > 0 && metadata.GetMethodDefinition(method).RelativeVirtualAddress is not 0 and var address
                && portable.GetMethodBody(address).GetILBytes() is { } code)
            {
                Locate(code, tokens, symbols?.GetMethodDebugInformation(method), symbols);
            }
        }
    }

    private void Locate(byte[] code, Dictionary<int, string> tokens, MethodDebugInformation? method, MetadataReader? symbols)
    {
        for (var offset = 0; offset + sizeof(int) < code.Length; offset++)
        {
            if (code[offset] == Call && tokens.TryGetValue(BitConverter.ToInt32(code, offset + 1), out var type) && _plain[type] is null
                && method?.GetSequencePoints().LastOrDefault(point => point.Offset <= offset && point.StartLine != Hidden) is { StartLine: > 0 } point)
            {
                var file = symbols!.GetString(symbols.GetDocument(point.Document).Name);
                _plain[type] = string.Create(CultureInfo.InvariantCulture, $"{file}:{point.StartLine}:{point.StartColumn}");
            }
        }
    }

    private static MetadataReader? Symbols(string file) =>
        Path.ChangeExtension(file, ".pdb") is var path && File.Exists(path)
            ? MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(File.ReadAllBytes(path))).GetMetadataReader()
            : null;
}
