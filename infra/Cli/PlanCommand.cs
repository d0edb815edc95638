using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra plan: everything that pulumi up would create.
internal sealed class PlanCommand : StackCommand
{
    private const string Text = "text";
    private const string Json = "json";
    private const string Html = "html";

    private readonly Option<bool> _write = new("--write")
    {
        Description = $"Write the plan of each stack to {PlanFiles.Of("<stack>")}, to be committed, instead of showing it.",
    };

    private readonly Terminal _terminal;

    public PlanCommand(Terminal terminal)
        : base(
            "plan",
            "Shows everything that 'pulumi up' would create, without an account.",
            [Text, Json, Html],
            "How to write the plan: a tree to read, JSON as 'pulumi preview --json' writes it (of several stacks, one document a "
            + "line), or a page for a browser.",
            new ProgramOptions(terminal))
    {
        _terminal = terminal;
        Options.Add(_write);
    }

    protected override async Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed)
    {
        var isWritten = parsed.GetValue(_write);
        if (isWritten && format != Text)
        {
            throw new UsageException("What --write writes is always the same. Leave out --format.");
        }

        if (isWritten && parsed.GetResult(OutOption.Name) is not null)
        {
            throw new UsageException($"--write writes to {PlanFiles.Of("<stack>")}, and --out to a file that it names. Leave out one of them.");
        }

        // What others read by program or commit is all of it or nothing.
        if ((isWritten || format == Json || workspace.HasNoProject) && await workspace.RefuseAsync(_terminal.Error) is { } refusal)
        {
            return refusal;
        }

        var broken = await workspace.TellBrokenAsync(_terminal.Error);
        var sound = workspace.Sound;
        if (format == Text && !isWritten)
        {
            await WriteTreesAsync(sound, await sound.PlanAsync());
            return broken ?? ExitCode.Fine;
        }

        await sound.WriteProblemsAsync(_terminal.Error);
        await (isWritten ? PlanFiles.WriteAsync(workspace, await workspace.PlanAsync(), _terminal.Output)
            : format == Html ? WritePageAsync(await Reviewer.Open(workspace.Root).ReviewAsync(workspace))
            : WriteJsonAsync(await workspace.PlanAsync()));
        return broken ?? ExitCode.Fine;
    }

    private Task WritePageAsync(IReadOnlyList<StackReview> reviews) =>
        _terminal.Output.WriteAsync(ReviewPage.Write(reviews, RepositoryView.Of(_terminal.Programs.Variable)));

    private Task WriteJsonAsync(IReadOnlyList<Plan> plans) =>
        plans is [var only] ? PreviewJson.WriteAsync(only, _terminal.Output) : PreviewJson.WriteLinesAsync(plans, _terminal.Output);

    private async Task WriteTreesAsync(Workspace workspace, IReadOnlyList<Plan> plans)
    {
        var console = _terminal.Console();
        foreach (var (stack, plan) in workspace.Stacks.Zip(plans))
        {
            PlanTree.Write(console, plan, CheckSummary.Of(stack));
            if (stack.Problems.Count > 0)
            {
                await workspace.Only(stack.File.Stack.Equals).WriteProblemsAsync(_terminal.Output);
                await _terminal.Output.WriteLineAsync();
            }
        }
    }
}
