using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace GpuInfra.Planning;

// The form of an output, from which a value can be made up in which every text and number is a stand-in. What has no
// stand-in is made up in the plainest way: a truth value is false, a map is empty, a list has one item.
internal abstract record OutputShape
{
    private const int MaxObjects = 2;

    // A native program has no constructors to read: its outputs that are objects have no stand-in, unless an input says them.
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    private static bool CanReadConstructors { get; } = RuntimeFeature.IsDynamicCodeSupported;

    public abstract object Imagine(SymbolTable<Registration> symbols, Registration owner, string path);

    public static OutputShape? Of(Type type, int objects = 0)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || plain.IsDefined(typeof(EnumTypeAttribute)))
        {
            return new TextShape();
        }

        if (plain == typeof(int) || plain == typeof(double))
        {
            return new NumberShape();
        }

        if (plain == typeof(bool))
        {
            return new FlagShape();
        }

        return plain.IsConstructedGenericType
            ? OfCollection(plain, objects)
            : CanReadConstructors && plain.IsDefined(typeof(OutputTypeAttribute)) && objects < MaxObjects ? OfObject(plain, objects) : null;
    }

    private static OutputShape? OfCollection(Type type, int objects)
    {
        if (type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return Of(type.GenericTypeArguments[0], objects) is { } item ? new ListShape(item) : null;
        }

        return type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>) ? new MapShape() : null;
    }

    [RequiresUnreferencedCode("The constructors of output classes are found while the program runs.")]
    private static ObjectShape? OfObject(Type type, int objects)
    {
        const BindingFlags instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var constructor = Array.Find(
            type.GetConstructors(instance), static candidate => candidate.IsDefined(typeof(OutputConstructorAttribute)));
        if (constructor is null)
        {
            return null;
        }

        var fields = new List<(string, OutputShape)>();
        foreach (var parameter in constructor.GetParameters())
        {
            if (Of(parameter.ParameterType, objects + 1) is { } shape)
            {
                fields.Add((parameter.Name!, shape));
            }
        }

        return new ObjectShape(fields);
    }
}

internal sealed record TextShape : OutputShape
{
    public override object Imagine(SymbolTable<Registration> symbols, Registration owner, string path) => symbols.AddText(owner, path);
}

internal sealed record NumberShape : OutputShape
{
    public override object Imagine(SymbolTable<Registration> symbols, Registration owner, string path) => symbols.AddNumber(owner, path);
}

internal sealed record FlagShape : OutputShape
{
    public override object Imagine(SymbolTable<Registration> symbols, Registration owner, string path) => false;
}

internal sealed record MapShape : OutputShape
{
    public override object Imagine(SymbolTable<Registration> symbols, Registration owner, string path) =>
        ImmutableDictionary<string, object>.Empty;
}

internal sealed record ListShape(OutputShape Item) : OutputShape
{
    public override object Imagine(SymbolTable<Registration> symbols, Registration owner, string path) =>
        ImmutableArray.Create(Item.Imagine(symbols, owner, $"{path}[0]"));
}

internal sealed record ObjectShape(IReadOnlyList<(string Name, OutputShape Shape)> Fields) : OutputShape
{
    public override object Imagine(SymbolTable<Registration> symbols, Registration owner, string path) =>
        Fields.ToImmutableDictionary(field => field.Name, field => field.Shape.Imagine(symbols, owner, $"{path}.{field.Name}"));
}
