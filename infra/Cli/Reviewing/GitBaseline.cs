namespace GpuInfra.Cli;

// The plans that are committed at a git revision.
internal sealed class GitBaseline : Baseline
{
    private const string Fix = "Name what to compare with: --from REF, --from FILE or --from-stack NAME.";

    // As many letters as people read of the id of a commit.
    private const int ShortId = 12;

    private static readonly string[] Trunks = ["origin/main", "main"];

    private readonly Git _git;
    private readonly string _commit;
    private readonly IReadOnlyList<string> _stacks;
    private readonly string? _note;
    private readonly Lazy<Task<IReadOnlyList<Finding>>> _findings;

    private GitBaseline(Git git, string name, string commit, IReadOnlyList<string> stacks, string? note)
    {
        (_git, Name, _commit, _stacks, _note) = (git, name, commit, stacks, note);
        _findings = new(() => RevisionFindings.OfAsync(git, commit));
    }

    public override string Name { get; }

    public static async Task<GitBaseline> OpenAsync(string root, string name)
    {
        var git = new Git(root);
        if (await git.FindCommitAsync(name) is { } commit)
        {
            return new(git, Git.IsWholeId(name) ? name[..ShortId] : name, commit, await StacksAsync(git, commit), null);
        }

        throw new UsageException(await git.FindFailureAsync() is { } failure
            ? $"There is no file '{name}', and no revision of that name either, as git says: {failure}. {Fix}"
            : $"There is neither a file nor a git revision '{name}'. {Fix}");
    }

    public static async Task<GitBaseline> OpenDefaultAsync(string root)
    {
        var git = new Git(root);
        foreach (var trunk in Trunks)
        {
            if (await git.FindCommitAsync(trunk) is { } tip)
            {
                return await OpenMergeBaseAsync(git, trunk, tip);
            }
        }

        throw new UsageException(await git.FindFailureAsync() is { } failure
            ? $"There is nothing to compare with, as git says: {failure}. {Fix}"
            : $"There is nothing to compare with, as git knows no {string.Join(" and no ", Trunks)}. {Fix}");
    }

    public override async Task<IReadOnlyList<Finding>?> FindAsync(string stack) =>
        [.. (await _findings.Value).Where(finding => finding.Stack == stack)];

    public override async Task<StackSnapshot> ReadAsync(Plan plan) => _stacks.Contains(plan.Stack)
        ? WithRename(await ReadCommittedAsync(plan.Stack), plan.Project)
        : Noted(Nothing(
            plan, $"Everything counts as new, as {Name} has no {PlanFiles.Of(plan.Stack)}. 'gpuinfra plan --write' writes it, to be committed."));

    public override async Task<IReadOnlyList<StackSnapshot>> ReadGoneAsync(IReadOnlyCollection<string> stacks)
    {
        var gone = new List<StackSnapshot>();
        foreach (var stack in _stacks.Where(stack => !stacks.Contains(stack)))
        {
            gone.Add(await ReadCommittedAsync(stack));
        }

        return gone;
    }

    // A branch that is behind would else show what others did to the main branch, and the wrong way round.
    private static async Task<GitBaseline> OpenMergeBaseAsync(Git git, string trunk, string tip)
    {
        var commit = await git.FindMergeBaseAsync("HEAD", tip) ?? throw new UsageException(
            $"git knows of no commit that this branch and {trunk} have in common. "
            + "Fetch more of the history with 'git fetch --unshallow', or name a revision with --from.");
        var note = commit == tip ? null : $"Compared with {commit[..12]}, where this branch left {trunk}.";
        return new(git, trunk, commit, await StacksAsync(git, commit), note);
    }

    private static async Task<IReadOnlyList<string>> StacksAsync(Git git, string commit) =>
        [.. (await git.ListAsync(commit, PlanFiles.Folder)).Select(PlanFiles.StackOf).OfType<string>()];

    private async Task<StackSnapshot> ReadCommittedAsync(string stack)
    {
        var path = PlanFiles.Of(stack);
        var name = $"{path} at {Name}";
        var snapshots = await ReadAsync(await _git.OpenAsync(_commit, path), name);
        return snapshots is [{ Plan: var plan } snapshot] && plan.Stack == stack
            ? Noted(snapshot)
            : throw new UsageException($"{name} is not the plan of the stack {stack} alone. Write it again with 'gpuinfra plan --write'.");
    }

    // The project is a part of every URN: to Pulumi, nothing of what is deployed belongs to the renamed one.
    private static StackSnapshot WithRename(StackSnapshot snapshot, string project) => snapshot.Plan.Project == project ? snapshot
        : snapshot with
        {
            Plan = snapshot.Plan with
            {
                Concerns =
                [
                    .. snapshot.Plan.Concerns,
                    new(Risk.DataLoss, $"The project {snapshot.Plan.Project} is now named {project}, and so {snapshot.Plan.Stack} is another stack: what is "
                        + "deployed stays where it is, and 'pulumi up' makes all of it beside that, under the same names. To rename a "
                        + $"project, run 'pulumi stack rename organization/{project}/{snapshot.Plan.Stack}' first."),
                ],
            },
        };

    private StackSnapshot Noted(StackSnapshot snapshot) =>
        _note is null ? snapshot : snapshot with { Notes = [_note, .. snapshot.Notes] };
}
