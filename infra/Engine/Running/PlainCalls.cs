using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace GpuInfra.Engine;

/// <summary>In which form a program calls a function.</summary>
internal enum CallForm
{
    /// <summary>For an output, which may be unknown.</summary>
    Output,

    /// <summary>For a plain value.</summary>
    Plain,

    /// <summary>For a plain value at one place, and for an output at another.</summary>
    Both,

    /// <summary>That cannot be told.</summary>
    Untold,
}

/// <summary>
/// In which form a compiled program calls functions. On the wire both forms are the same; in the program, <c>GetProject.InvokeAsync</c>
/// wants a plain value and <c>GetProject.Invoke</c> an output, which may be unknown.
/// </summary>
internal sealed class PlainCalls
{
    private const string Sdk = "Pulumi";
    private const string StackReference = "pulumi:pulumi:StackReference";
    private const int Hidden = 0xfeefee;
    private const int MostPlaces = 5;

    // What the SDK wants to know at once of another stack.
    private static readonly string[] OfStackReference = ["GetOutputDetailsAsync", "GetValueAsync", "RequireValueAsync"];

    private readonly Dictionary<string, SortedSet<string>> _plain = new(StringComparer.Ordinal);
    private readonly HashSet<string> _output = new(StringComparer.Ordinal);
    private readonly FunctionTokens _tokens;
    private bool _mayBeAny;
    private string? _placeOfAny;

    private PlainCalls(string folder) => _tokens = new(folder);

    /// <summary>Reads a program and the assemblies beside it that use the SDK, but not the packages of providers.</summary>
    public static PlainCalls In(string program)
    {
        var calls = new PlainCalls(Path.GetDirectoryName(program)!);
        var assembly = ((string[])[program, $"{program}.dll", Path.ChangeExtension(program, ".dll")])
            .FirstOrDefault(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && File.Exists(file));
        calls._mayBeAny = assembly is null || !calls.Read(assembly);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(program)!, "*.dll").Where(file => file != assembly))
        {
            _ = calls.Read(file);
        }

        return calls;
    }

    /// <summary>Whether a function is called for a plain value and where, each place of a few; nothing where that cannot be told.</summary>
    public (CallForm Form, string? Place) Find(string token)
    {
        var name = token[(token.LastIndexOfAny([':', '/']) + 1)..].ToUpperInvariant();
        return _plain.TryGetValue(token, out var places) || _plain.TryGetValue(name, out places)
                ? (_output.Contains(token) || _output.Contains(name) ? CallForm.Both : CallForm.Plain, PlacesOf(places))
            : _mayBeAny && token != StackReference ? (CallForm.Untold, _placeOfAny)
            : (CallForm.Output, null);
    }

    private static string? PlacesOf(SortedSet<string> places) => places.Count == 0 ? null
        : places.Count > MostPlaces ? $"{string.Join(" or ", places.Take(MostPlaces))} or elsewhere"
        : string.Join(" or ", places);

    // Whether it is an assembly of .NET at all.
    private bool Read(string file)
    {
        try
        {
            using var portable = new PEReader(File.OpenRead(file));
            if (!portable.HasMetadata)
            {
                return false;
            }

            var metadata = portable.GetMetadataReader();
            if (Uses(metadata) && !FunctionTokens.IsPackage(metadata))
            {
                Read(portable, metadata, Symbols(file));
            }

            return true;
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Uses(MetadataReader metadata) => metadata.AssemblyReferences
        .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
        .Any(name => name == Sdk || name.StartsWith($"{Sdk}.", StringComparison.Ordinal));

    private void Read(PEReader portable, MetadataReader metadata, MetadataReader? symbols)
    {
        var called = Called(metadata);
        var located = new HashSet<IReadOnlyList<string>>(ReferenceEqualityComparer.Instance);
        foreach (var handle in metadata.MethodDefinitions.Where(_ => called.Count > 0))
        {
            var method = MethodCode.Of(portable, metadata, handle);
            foreach (var (offset, token) in method.Calls.Where(call => called.ContainsKey(call.Token)))
            {
                var place = symbols is null ? null : PlaceOf(symbols, handle, offset);
                _ = located.Add(called[token]);
                Add(called[token].Count > 0 ? called[token] : method.Texts.Where(FunctionTokens.IsToken).ToList(), place);
            }
        }

        // What is handed on as a delegate is called somewhere.
        foreach (var tokens in called.Values.Where(tokens => !located.Contains(tokens)))
        {
            Add(tokens, null);
        }
    }

    private void Add(IReadOnlyList<string> tokens, string? place)
    {
        foreach (var token in tokens)
        {
            if (!_plain.TryGetValue(token, out var places))
            {
                _plain[token] = places = new(StringComparer.Ordinal);
            }

            if (place is not null)
            {
                _ = places.Add(place);
            }
        }

        if (tokens.Count == 0)
        {
            _mayBeAny = true;
            _placeOfAny ??= place;
        }
    }

    // The methods that want a plain value, and the functions that they call: none where it is any that they are given.
    private Dictionary<int, IReadOnlyList<string>> Called(MetadataReader metadata)
    {
        var called = new Dictionary<int, IReadOnlyList<string>>();
        foreach (var handle in metadata.MemberReferences)
        {
            if (FunctionsOf(metadata, metadata.GetMemberReference(handle)) is { } functions)
            {
                called[MetadataTokens.GetToken(handle)] = functions;
            }
        }

        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var handle = MetadataTokens.MethodSpecificationHandle(row);
            if (called.TryGetValue(MetadataTokens.GetToken(metadata.GetMethodSpecification(handle).Method), out var functions))
            {
                called[MetadataTokens.GetToken(handle)] = functions;
            }
        }

        foreach (var token in called.Keys.Where(token => called.Any(other => other.Key != token && ReferenceEquals(other.Value, called[token]))).Where(IsMember).ToList())
        {
            _ = called.Remove(token);
        }

        return called;

        static bool IsMember(int token) => MetadataTokens.EntityHandle(token).Kind == HandleKind.MemberReference;
    }

    private List<string>? FunctionsOf(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var (name, type) = (metadata.GetString(member.Name), metadata.GetTypeReference((TypeReferenceHandle)member.Parent));
        var isOfSdk = metadata.StringComparer.Equals(type.Namespace, Sdk);
        if (isOfSdk && OfStackReference.Contains(name) && metadata.StringComparer.Equals(type.Name, nameof(StackReference)))
        {
            return [StackReference];
        }

        if (!isOfSdk && FunctionTokens.OutputNames.Contains(name))
        {
            _output.UnionWith(_tokens.Of(metadata, type));
        }

        return !FunctionTokens.PlainNames.Contains(name) ? null
            : isOfSdk ? []
            : [.. _tokens.Of(metadata, type)];
    }

    private static string? PlaceOf(MetadataReader symbols, MethodDefinitionHandle method, int offset)
    {
        var point = symbols.GetMethodDebugInformation(method).GetSequencePoints().LastOrDefault(point => point.Offset <= offset && point.StartLine != Hidden);
        return point.StartLine == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"{symbols.GetString(symbols.GetDocument(point.Document).Name)}:{point.StartLine}:{point.StartColumn}");
    }

    private static MetadataReader? Symbols(string file) =>
        Path.ChangeExtension(file, ".pdb") is var path && File.Exists(path)
            ? MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(File.ReadAllBytes(path))).GetMetadataReader()
            : null;
}
