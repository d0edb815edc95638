using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace GpuInfra.StackFiles;

/// <summary>Turns a value of a stack file into one type of argument. Made once for each type.</summary>
internal abstract class Binding
{
    private static readonly ConcurrentDictionary<Type, Binding> Known = new();

    /// <summary>Ends the sentence "is 8, but must be ...".</summary>
    public abstract string Wanted { get; }

    /// <summary>A value that would be right, as it is written in a stack file.</summary>
    public abstract string Example { get; }

    /// <summary>What the stack file may say here.</summary>
    public abstract ValueShape Shape { get; }

    public static Binding For(Type type) => Known.GetOrAdd(type, Create);

    /// <summary>The bound value, or nothing if it was wrong, and the problems say why.</summary>
    public object? Bind(ConfigSlot slot, ProblemList problems)
    {
        switch (slot.Node)
        {
            case ConfigUnreadable:
                return null;
            case ConfigScalar { Kind: ScalarKind.Null }:
                problems.Add(
                    slot.Place,
                    slot.Path,
                    ValueIsGiven.Mistake("has no value", $"Write for example {slot.With(Example)}, or remove it."));
                return null;
            default:
                return Convert(slot, problems);
        }
    }

    protected abstract object? Convert(ConfigSlot slot, ProblemList problems);

    protected object? Refuse(ConfigSlot slot, ProblemList problems, string? fix = null)
    {
        var problem = $"is {slot.Node.Describe()}, but must be {Wanted}";
        problems.Add(
            slot.Place,
            slot.Path,
            slot.Node is ConfigSecret
                ? ValueIsNotEncrypted.Mistake(problem, fix ?? "Set it without --secret.")
                : ValueHasType.Mistake(problem, fix ?? $"Write for example {slot.With(Example)}."));
        return null;
    }

    private static Binding Create(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare == typeof(string) ? new TextBinding()
            : bare == typeof(int) ? new WholeNumberBinding()
            : bare == typeof(bool) ? new BooleanBinding()
            : typeof(ResourceArgs).IsAssignableFrom(bare) ? new ArgsBinding(bare)
            : bare.IsGenericType ? CreateGeneric(bare)
            : throw Unsupported(type);
    }

    private static Binding CreateGeneric(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        return type.GetGenericArguments() switch
        {
            [var value] when definition == typeof(Input<>) => Make(nameof(OfInput), value),
            [var value] when definition == typeof(InputMap<>) => Make(nameof(OfMap), type, value),
            [var item] when IsList(type, item) => Make(nameof(OfList), type, item),
            [var key, var value] when key == typeof(string) && IsMap(type, value) => Make(nameof(OfMap), type, value),
            _ => throw Unsupported(type),
        };
    }

    private static Binding Make(string method, params Type[] types) =>
        (Binding)typeof(Binding).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(types)
            .Invoke(null, null)!;

    private static InputBinding<T> OfInput<T>() => new();

    private static ListBinding<TList, TItem> OfList<TList, TItem>() => new();

    private static MapBinding<TMap, TValue> OfMap<TMap, TValue>() => new();

    private static bool IsList(Type type, Type item) =>
        type == typeof(InputList<>).MakeGenericType(item)
        || type == typeof(ImmutableArray<>).MakeGenericType(item)
        || type.IsAssignableFrom(typeof(List<>).MakeGenericType(item));

    private static bool IsMap(Type type, Type value) =>
        type == typeof(Dictionary<,>).MakeGenericType(typeof(string), value)
        || type == typeof(ImmutableDictionary<,>).MakeGenericType(typeof(string), value)
        || type.IsAssignableFrom(typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), value));

    private static InvalidOperationException Unsupported(Type type) =>
        new($"A stack file cannot say a {type}: "
            + "arguments are texts, whole numbers, booleans, lists, maps, and classes of these.");
}
