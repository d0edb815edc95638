using Pulumi;

namespace GpuInfra.Program;

internal sealed class InputBinding<T> : Binding
{
    private readonly Binding _value = For(typeof(T));

    public override string Wanted => _value.Wanted;

    public override string Example => _value.Example;

    protected override object? Convert(ConfigSlot slot, ProblemList problems) =>
        _value.Bind(slot, problems) is T value ? (Input<T>)value : null;
}
