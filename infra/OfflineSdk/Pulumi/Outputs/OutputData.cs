namespace Pulumi;

// What an output resolves to, and where it came from.
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Known(T value) => new(value, IsKnown: true, IsSecret: false, []);

    public OutputData<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    // Takes over the value of other, and is known only if both are, secret if one is.
    public OutputData<TOther> Then<TOther>(OutputData<TOther> other) =>
        new(other.Value, IsKnown && other.IsKnown, IsSecret || other.IsSecret, Union(other.Resources));

    private ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> others) =>
        others.IsEmpty ? Resources : Resources.IsEmpty ? others : Resources.Union(others);
}

// An input whose type does not matter.
internal interface IInput
{
    public IOutput ToOutput();
}

// An output whose type does not matter.
internal interface IOutput
{
    public ValueTask<OutputData<object?>> GetDataAsync();

    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func);
}
