namespace GpuInfra.Cli;

// The stacks of a file: a plan, several plans, a preview or an export.
internal sealed class FileBaseline : Baseline
{
    private readonly IReadOnlyList<StackSnapshot> _stacks;

    private FileBaseline(string name, IReadOnlyList<StackSnapshot> stacks) => (Name, _stacks) = (name, stacks);

    public override string Name { get; }

    public static async Task<FileBaseline> OpenAsync(string path) => new(path, await StacksAsync(path));

    public static async Task<IReadOnlyList<StackSnapshot>> StacksAsync(string path)
    {
        try
        {
            return OrdinaryFile.Refusal(path, SnapshotReader.MaxBytes) is { } refusal
                ? throw new UsageException($"{path} {refusal}. Write what it says to a file, and name that.")
                : await ReadAsync(OrdinaryFile.Open(path), path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {failure.Message.TrimEnd('.')}. Check that you may read it.");
        }
    }

    // A file of one stack is about that stack, whatever others there are.
    public override Workspace Narrow(Workspace workspace)
    {
        RefuseOtherProjects(workspace.Project.Name);
        return _stacks is not [{ Plan.Stack: var stack }] ? workspace
            : stack.Length > 0 ? Narrow(workspace, stack)
            : workspace.Stacks.Count == 1 ? workspace
            : throw new UsageException(
                $"{Name} holds no resource that would tell its stack. Name the stack that it is of: {Names(workspace)}.");
    }

    public override Task<StackSnapshot> ReadAsync(Plan plan)
    {
        var snapshot = _stacks.FirstOrDefault(candidate => candidate.Plan.Stack == plan.Stack);
        return Task.FromResult(
            snapshot ?? (_stacks is [{ Plan.Stack: "" } nothing]
                ? nothing with { Plan = nothing.Plan with { Project = plan.Project, Stack = plan.Stack } }
                : Nothing(plan, $"Everything counts as new, as {Name} does not have the stack {plan.Stack}.")));
    }

    public override Task<IReadOnlyList<StackSnapshot>> ReadGoneAsync(IReadOnlyCollection<string> stacks) =>
        Task.FromResult<IReadOnlyList<StackSnapshot>>([.. _stacks.Where(snapshot => !stacks.Contains(snapshot.Plan.Stack))]);

    private Workspace Narrow(Workspace workspace, string stack)
    {
        var narrow = workspace.Only(candidate => candidate == stack);
        return narrow.Stacks.Count == 0 ? throw new UsageException(workspace.IsWhole
                ? $"{Name} is of the stack {stack}, but there is no Pulumi.{stack}.yaml. The stacks are {Names(workspace)}."
                : $"{Name} is of the stack {stack} and not of {Names(workspace)}.")
            : workspace.IsWhole || workspace.Stacks.Count == 1 ? narrow
            : throw new UsageException($"{Name} is of the stack {stack} alone. Leave out the others.");
    }

    private void RefuseOtherProjects(string project)
    {
        if (_stacks.Select(snapshot => snapshot.Plan.Project).FirstOrDefault(name => name.Length > 0 && name != project) is { } other)
        {
            throw new UsageException($"{Name} is of the project {other} and not of {project}.");
        }
    }

    private static string Names(Workspace workspace) => string.Join(", ", workspace.Stacks.Select(stack => stack.File.Stack));
}
