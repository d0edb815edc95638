using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra graph: the drawing of a stack, for documents and other tools.
internal sealed class GraphCommand : StackCommand
{
    private static readonly OrderedDictionary<string, Func<StackReview, string>> Formats = new()
    {
        ["mermaid"] = review => GraphMermaid.Write(Graph.Of(review)),
        ["dot"] = review => GraphDot.Write(Graph.Of(review), $"{review.Plan.Project}/{review.Plan.Stack}"),
        ["svg"] = GraphSvg.Write,
    };

    private readonly Terminal _terminal;

    public GraphCommand(Terminal terminal)
        : base(
            "graph",
            "Draws a stack: who calls what, through which network, with which data.",
            [.. Formats.Keys],
            "How to draw it: Mermaid for Markdown, DOT for Graphviz, or SVG, as the page of a review has it.",
            new ProgramOptions(terminal)) => _terminal = terminal;

    protected override async Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed)
    {
        if (await workspace.RefuseAsync(_terminal.Error) is { } refusal)
        {
            return refusal;
        }

        if (workspace.Stacks.Count != 1)
        {
            throw new UsageException($"'graph' draws one stack. Name one of {string.Join(", ", workspace.Stacks.Select(stack => stack.File.Stack))}.");
        }

        var reviews = await Reviewer.Open(workspace.Root).ReviewAsync(workspace);
        await _terminal.Output.WriteAsync(Formats[format](reviews[0]));
        return ExitCode.Fine;
    }
}
