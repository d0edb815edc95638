namespace GpuInfra.Cli;

// What stacks are compared with.
internal abstract class Baseline
{
    public abstract string Name { get; }

    // What must be free of mistakes to be compared with.
    public virtual IEnumerable<Workspace> Workspaces => [];

    public virtual Workspace Narrow(Workspace workspace) => workspace;

    public abstract Task<StackSnapshot> ReadAsync(Plan plan);

    // What today's rules find in its stack file; nothing where that is not known.
    public virtual Task<IReadOnlyList<Finding>?> FindAsync(string stack) => Task.FromResult<IReadOnlyList<Finding>?>(null);

    // The stacks that it has and the folder does not, where all stacks are meant.
    public virtual Task<IReadOnlyList<StackSnapshot>> ReadGoneAsync(IReadOnlyCollection<string> stacks) =>
        Task.FromResult<IReadOnlyList<StackSnapshot>>([]);

    protected static StackSnapshot Nothing(Plan plan, string note) => new(plan with { Resources = [], Diagnostics = [] }, [note]);

    protected static async Task<IReadOnlyList<StackSnapshot>> ReadAsync(Stream stream, string name)
    {
        try
        {
            await using (stream)
            {
                return await SnapshotReader.ReadAsync(stream);
            }
        }
        catch (UnreadableSnapshotException mistake)
        {
            throw new UsageException($"{name}: {VisibleText.Of(mistake.Message)}");
        }
    }
}

// Another stack of the same folder, as it is now.
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
