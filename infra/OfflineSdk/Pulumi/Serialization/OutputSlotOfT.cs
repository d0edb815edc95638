namespace Pulumi.Serialization;

/// <inheritdoc/>
internal sealed class OutputSlot<T> : OutputSlot
{
    private readonly TaskCompletionSource<OutputData<T>> _completion = new();
    private readonly OutputData<T> _origin;

    public OutputSlot(OutputProperty property, Resource resource)
        : base(property)
    {
        _origin = OutputData<T>.Known(default!) with { Resources = [resource] };
        property.Set(resource, new Output<T>(_completion));
    }

    public override void SetValue(object? value, bool isKnown) =>
        _completion.SetResult(_origin with { Value = (T)value!, IsKnown = isKnown });

    public override void SetWireValue(object? value, Resource resource)
    {
        var data = Deserializer.Read(value);
        var context = $"{resource.GetType().FullName}.{Name}";
        var read = ValueReader.For(typeof(T), context).Read(data.Value, context);
        _completion.SetResult(_origin.Then(data.With(read is null ? default! : (T)read)));
    }

    public override void TrySetDefault(bool isKnown) => _completion.TrySetResult(_origin with { IsKnown = isKnown });

    public override void TrySetException(Exception exception) => _completion.TrySetException(exception);
}
