using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Another stack of the same folder, as it is now.</summary>
internal sealed class StackBaseline(Workspace other) : Baseline
{
    private Plan? _plan;

    public override string Name => $"the stack {Stack}";

    public override IEnumerable<Workspace> Workspaces => [other];

    private string Stack => other.Stacks[0].File.Stack;

    // To compare a stack with itself says nothing, unless somebody asks for it.
    public override Workspace Narrow(Workspace workspace)
    {
        var others = workspace.IsWhole ? workspace.Only(stack => stack != Stack) : workspace;
        return others.Stacks.Count > 0
            ? others
            : throw new UsageException($"There is no other stack than {Stack} that it could be compared with.");
    }

    public override Task<IReadOnlyList<Finding>?> FindAsync(string stack) =>
        Task.FromResult<IReadOnlyList<Finding>?>([.. other.FindingsOf(Stack)]);

    public override async Task<StackSnapshot> ReadAsync(Plan plan) =>
        new(_plan ??= (await other.PlanAsync())[0], []);
}
