namespace GpuInfra.Cli;

// A stack of a program of somebody's own: the program was run, and is known by what it registered.
internal sealed record OwnProgramCheck(StackFile File, IReadOnlyList<Violation> Problems, Plan Plan) : ProgramCheck(File, Problems)
{
    public override string Subject => "the services of its plan";

    public override IDictionary<string, object?> Build() => throw new NotSupportedException("A program of one's own runs in a process of its own.");
}
