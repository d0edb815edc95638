namespace Pulumi.Testing;

/// <summary>The stack of a program that is a function.</summary>
internal sealed class TestStack : Stack
{
    public TestStack(Func<IDictionary<string, object?>> program) => ProgramOutputs = program();

    public IDictionary<string, object?> ProgramOutputs { get; }
}
