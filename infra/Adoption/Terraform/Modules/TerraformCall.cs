using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

/// <summary>A call of a module. It is read where its files are given: in their folder, or where <c>terraform init</c> has put them.</summary>
internal sealed partial class TerraformCall
{
    private static readonly ImmutableHashSet<string> Meta = ["source", "version", "count", "for_each", "providers", "depends_on"];

    private readonly TerraformModule _caller;
    private ImmutableArray<(HclValue? Key, TerraformModule Module)>? _modules;

    public TerraformCall(TerraformModule caller, HclBlock block) => (_caller, Block) = (caller, block);

    public HclBlock Block { get; }

    public string Name => Block.Labels[0];

    public string Address => $"{_caller.Address}module.{Name}";

    public string? Source => (Block.Body["source"] as HclLiteral)?.Value as string;

    public bool IsLocal => Source is { } source && (source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal));

    /// <summary>The folder below that of all installed modules: the path of the call, and the path within the source behind <c>//</c>.</summary>
    public string InstalledAs
    {
        get
        {
            var key = Copied().Replace(Address.Replace("module.", "", StringComparison.Ordinal), "");
            var source = Source ?? "";
            var scheme = source.IndexOf("://", StringComparison.Ordinal);
            var inner = source.IndexOf("//", scheme < 0 ? 0 : scheme + 3, StringComparison.Ordinal);
            return inner < 0 ? key : $"{key}/{source[(inner + 2)..].Split('?')[0]}";
        }
    }

    public IEnumerable<TerraformModule> Modules => Copies.Select(copy => copy.Module);

    /// <summary>The arguments of each copy of the call, by its address.</summary>
    public IEnumerable<(string Address, HclObject Arguments)> Arguments() => TerraformCopies.Of(Block, _caller.Scope)
        .Select(copy => (Address + TerraformCopies.Suffix(copy.Key), Evaluate(copy.Scope)));

    public HclValue Value
    {
        get
        {
            if (Copies.Length == 0)
            {
                return HclEvaluator.Unknown($"the inside of {Address} is not read", Block.Place);
            }

            var values = Copies.Select(copy => (copy.Key, (HclValue)new HclNamespace(Address, copy.Module.Output, Block.Place))).ToImmutableArray();
            return TerraformCopies.Together(Block, values);
        }
    }

    private ImmutableArray<(HclValue? Key, TerraformModule Module)> Copies => _modules ??= [.. Read()];

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Copied();

    private IEnumerable<(HclValue? Key, TerraformModule Module)> Read()
    {
        _modules = [];
        foreach (var (key, scope) in TerraformCopies.Of(Block, _caller.Scope))
        {
            if (_caller.Child(this, Evaluate(scope), $"{Address}{TerraformCopies.Suffix(key)}.") is { } module)
            {
                yield return (key, module);
            }
        }
    }

    private HclObject Evaluate(HclScope scope) => new(
        [.. Block.Body.Attributes.Where(attribute => !Meta.Contains(attribute.Name))
            .Select(attribute => new HclEntry(attribute.Name, HclEvaluator.Evaluate(attribute.Value, scope), attribute.Place))],
        Block.Place);
}
