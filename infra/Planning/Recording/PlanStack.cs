using System.Diagnostics.CodeAnalysis;

namespace GpuInfra.Planning;

// The stack that a program is planned in. What the program throws is kept as it is: thrown on, it would come back as text.
internal sealed class PlanStack : Stack
{
    [SuppressMessage("Design", "CA1031", Justification = "Whatever the program throws is the caller's to see.")]
    public PlanStack(PlanRecorder recorder, Func<IDictionary<string, object?>> program)
        : base(new StackOptions { ResourceTransformations = { recorder.Declare } })
    {
        try
        {
            Exports = new(program());
            RegisterOutputs(Exports);
        }
        catch (Exception exception)
        {
            Failure = exception;
        }
    }

    public Exception? Failure { get; }

    // What the program exports; nothing until it has run.
    public Dictionary<string, object?>? Exports { get; }
}

// The way to hand a stack with constructor arguments to a deployment.
internal sealed class PlanStackFactory(PlanRecorder recorder, Func<IDictionary<string, object?>> program) : IServiceProvider
{
    public Exception? Failure { get; private set; }

    public object? GetService(Type serviceType)
    {
        var stack = new PlanStack(recorder, program);
        Failure = stack.Failure;
        return stack;
    }
}
