using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What stacks are compared with.</summary>
internal abstract class Baseline
{
    /// <summary>What it is, in words for people.</summary>
    public abstract string Name { get; }

    /// <summary>What must be free of mistakes to be compared with.</summary>
    public virtual IEnumerable<Workspace> Workspaces => [];

    /// <summary>The stacks, of those that may be meant, that it can be compared with.</summary>
    /// <exception cref="UsageException">It cannot be compared with a stack that is named.</exception>
    public virtual Workspace Narrow(Workspace workspace) => workspace;

    /// <summary>What it has of a stack.</summary>
    public abstract Task<StackSnapshot> ReadAsync(Plan plan);

    /// <summary>What today's rules find in its stack file; nothing where that is not known.</summary>
    public virtual Task<IReadOnlyList<Finding>?> FindAsync(string stack) => Task.FromResult<IReadOnlyList<Finding>?>(null);

    /// <summary>The stacks that it has and the folder does not, where all stacks are meant.</summary>
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
