using Pulumi;

namespace GpuInfra.StackFiles;

internal sealed class InputBinding<T> : Binding
{
    private readonly Binding _value = For(typeof(T));

    public override string Wanted => _value.Wanted;

    public override string Example => _value.Example;

    public override ValueShape Shape => _value.Shape;

    protected override object? Convert(ConfigSlot slot, ProblemList problems) =>
        _value.Bind(slot, problems) is T value ? (Input<T>)value : null;
}
