namespace Pulumi.Testing;

// The stack of a program that is a function.
internal sealed class TestStack : Stack
{
    public TestStack(Func<IDictionary<string, object?>> program) => ProgramOutputs = program();

    public IDictionary<string, object?> ProgramOutputs { get; }
}
