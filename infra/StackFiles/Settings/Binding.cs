using System.Collections.Concurrent;

namespace GpuInfra.StackFiles;

// Turns a value of a stack file into an argument. Made once for each form.
internal abstract class Binding
{
    private static readonly ConcurrentDictionary<ValueForm, Binding> Known = new();

    // Ends the sentence "is 8, but must be ...".
    public abstract string Wanted { get; }

    // A value that would be right, as it is written in a stack file.
    public abstract string Example { get; }

    public static Binding For(ValueForm form) => Known.GetOrAdd(form, Create);

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

    private static Binding Create(ValueForm form) => form switch
    {
        TextForm => new TextBinding(),
        WholeNumberForm => new WholeNumberBinding(),
        BooleanForm => new BooleanBinding(),
        ListForm list => new ListBinding(list),
        MapForm map => new MapBinding(map),
        _ => new ArgsBinding(((ArgsForm)form).Args),
    };
}
