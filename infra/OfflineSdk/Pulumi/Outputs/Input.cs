namespace Pulumi;

/// <summary>An argument of a resource: a plain value, or the output of another resource.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    private protected Input() { }

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.AsOutput();

    internal virtual Output<T> AsOutput() => _output!;

    IOutput IInput.ToOutput() => AsOutput();
}
