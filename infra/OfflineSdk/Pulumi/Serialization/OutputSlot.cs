namespace Pulumi.Serialization;

// An output of a resource that waits for its value.
internal abstract class OutputSlot
{
    private protected OutputSlot(OutputProperty property) => Property = property;

    public string Name => Property.Name;

    protected OutputProperty Property { get; }

    public abstract void SetValue(object? value, bool isKnown);

    public abstract void SetWireValue(object? value);

    public abstract void TrySetDefault(bool isKnown);

    public abstract void TrySetException(Exception exception);
}

internal sealed class OutputSlot<T> : OutputSlot
{
    private readonly Lock _gate;
    private readonly ImmutableHashSet<Resource> _origin;
    private readonly ValueReader _reader;
    private OutputData<T>? _data;
    private TaskCompletionSource<OutputData<T>>? _awaited;

    public OutputSlot(OutputProperty property, Resource resource, ValueReader reader)
        : base(property)
    {
        _reader = reader;
        _gate = resource.Gate;
        _origin = resource.Origin;
        property.Set(resource, new Output<T>(this));
    }

    // Mostly there is a value before anybody asks for it.
    public ValueTask<OutputData<T>> Data
    {
        get
        {
            lock (_gate)
            {
                return _data is { } data ? new(data) : new((_awaited ??= new()).Task);
            }
        }
    }

    public override void SetValue(object? value, bool isKnown) => Set(Known((T)value!) with { IsKnown = isKnown });

    public override void SetWireValue(object? value)
    {
        var data = Deserializer.Read(value);
        var read = _reader.Read(data.Value, Property.WirePlace);
        Set(Known(default!).Then(data.With(read is null ? default! : (T)read)));
    }

    public override void TrySetDefault(bool isKnown) => Set(Known(default!) with { IsKnown = isKnown });

    public override void TrySetException(Exception exception)
    {
        TaskCompletionSource<OutputData<T>> awaited;
        lock (_gate)
        {
            if (_data is not null)
            {
                return;
            }

            awaited = _awaited ??= new();
        }

        awaited.TrySetException(exception);
    }

    private OutputData<T> Known(T value) => OutputData<T>.Known(value) with { Resources = _origin };

    // The first value stays; who waits for it goes on outside of the lock.
    private void Set(OutputData<T> data)
    {
        TaskCompletionSource<OutputData<T>>? awaited;
        lock (_gate)
        {
            if (_data is not null)
            {
                return;
            }

            _data = data;
            awaited = _awaited;
        }

        awaited?.TrySetResult(data);
    }
}
