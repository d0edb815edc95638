using System.CommandLine;
using GpuInfra.Planning;
using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary><c>gpuinfra plan</c>: everything that <c>pulumi up</c> would create.</summary>
internal sealed class PlanCommand(Terminal terminal) : StackCommand(
    "plan",
    "Shows everything that 'pulumi up' would create, without an account.",
    [Text, Json],
    "How to write the plan: a tree to read, or JSON in the shape of 'pulumi preview --json'.")
{
    private const string Text = "text";
    private const string Json = "json";

    protected override async Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed)
    {
        if (workspace.Problems.Any(problem => problem.IsError))
        {
            await WriteAsync(workspace.Problems, terminal.Error);
            return workspace.IsUnreadable ? ExitCode.BadUsage : ExitCode.CheckFailed;
        }

        var plans = new List<Plan>();
        foreach (var stack in workspace.Stacks)
        {
            plans.Add(await PlanAsync(workspace.Project.Name, stack));
        }

        if (format == Json)
        {
            await WriteAsync(workspace.Problems, terminal.Error);
            await PreviewJson.WriteAsync(plans, terminal.Output);
        }
        else
        {
            await WriteTreesAsync(workspace, plans);
        }

        return ExitCode.Fine;
    }

    private static Task<Plan> PlanAsync(string project, StackCheck stack) =>
        Planner.PlanAsync(new(project, stack.File.Stack, () => InferenceProgram.Build(stack.Settings))
        {
            Config = stack.File.ConfigTexts,
        });

    private async Task WriteTreesAsync(Workspace workspace, List<Plan> plans)
    {
        var console = terminal.Console();
        foreach (var (stack, plan) in workspace.Stacks.Zip(plans))
        {
            PlanTree.Write(console, plan, CheckSummary.Of(stack));
            if (stack.Problems.Count > 0)
            {
                await WriteAsync(stack.Problems, terminal.Output);
                await terminal.Output.WriteLineAsync();
            }
        }
    }

    private static async Task WriteAsync(IEnumerable<SettingsProblem> problems, TextWriter output)
    {
        foreach (var problem in problems)
        {
            await output.WriteLineAsync(FindingsText.LineOf(problem));
        }
    }
}
