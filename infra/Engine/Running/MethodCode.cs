using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace GpuInfra.Engine;

/// <summary>What a compiled method calls and which texts it holds: https://ecma-international.org/publications-and-standards/standards/ecma-335/</summary>
/// <param name="Calls">Where in its code it names which method.</param>
/// <param name="Texts">The texts in it.</param>
internal sealed record MethodCode(IReadOnlyList<(int Offset, int Token)> Calls, IReadOnlyList<string> Texts)
{
    private const byte Call = 0x28;
    private const byte CallVirtual = 0x6f;
    private const byte LoadText = 0x72;
    private const int TextHeap = 0x70;
    private const int TableBits = 24;

    public static MethodCode Of(PEReader portable, MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var calls = new List<(int, int)>();
        var texts = new List<string>();
        var code = metadata.GetMethodDefinition(handle).RelativeVirtualAddress is not 0 and var address
            ? portable.GetMethodBody(address).GetILBytes() ?? []
            : [];
        for (var offset = 0; offset + sizeof(int) < code.Length; offset++)
        {
            var token = BitConverter.ToInt32(code, offset + 1);
            if (code[offset] is Call or CallVirtual)
            {
                calls.Add((offset, token));
            }
            else if (code[offset] == LoadText && token >> TableBits == TextHeap && (token & 0xffffff) < metadata.GetHeapSize(HeapIndex.UserString))
            {
                texts.Add(metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(token)));
            }
        }

        return new(calls, texts);
    }
}
