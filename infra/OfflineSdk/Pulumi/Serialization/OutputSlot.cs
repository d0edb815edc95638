namespace Pulumi.Serialization;

// An output of a resource that waits for its value.
internal abstract class OutputSlot
{
    private protected OutputSlot(OutputProperty property) => Property = property;

    public string Name => Property.Name;

    protected OutputProperty Property { get; }

    public abstract void SetValue(object? value, bool isKnown);

    public abstract void SetWireValue(object? value, Resource resource);

    public abstract void TrySetDefault(bool isKnown);

    public abstract void TrySetException(Exception exception);
}

internal sealed class OutputSlot<T> : OutputSlot
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private readonly OutputData<T> _origin;
    private readonly ValueReader _reader;

    public OutputSlot(OutputProperty property, Resource resource, ValueReader reader)
        : base(property)
    {
        _reader = reader;
        _origin = OutputData<T>.Known(default!) with { Resources = [resource] };
        property.Set(resource, new Output<T>(_completion));
    }

    public override void SetValue(object? value, bool isKnown) =>
        _completion.SetResult(_origin with { Value = (T)value!, IsKnown = isKnown });

    public override void SetWireValue(object? value, Resource resource)
    {
        var data = Deserializer.Read(value);
        var read = _reader.Read(data.Value, $"{resource.GetType().FullName}.{Name}");
        _completion.SetResult(_origin.Then(data.With(read is null ? default! : (T)read)));
    }

    public override void TrySetDefault(bool isKnown) => _completion.TrySetResult(_origin with { IsKnown = isKnown });

    public override void TrySetException(Exception exception) => _completion.TrySetException(exception);
}
