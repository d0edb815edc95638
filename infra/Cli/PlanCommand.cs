using System.CommandLine;
using System.CommandLine.Parsing;
using GpuInfra.Planning;
using GpuInfra.Program;

namespace GpuInfra.Cli;

/// <summary><c>gpuinfra plan</c>: everything that <c>pulumi up</c> would create.</summary>
internal sealed class PlanCommand : Command
{
    private const string Text = "text";
    private const string Json = "json";

    private readonly Argument<string[]> _stacks = new("stack")
    {
        Description = "The stacks to plan. All stacks of the folder, if none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "How to write the plan: a tree to read, or JSON in the shape of 'pulumi preview --json'.",
        DefaultValueFactory = _ => Text,
    };

    private readonly Option<string> _root = new("--root")
    {
        Description = "The folder with Pulumi.yaml and the stack files.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Terminal _terminal;

    public PlanCommand(Terminal terminal)
        : base("plan", "Shows everything that 'pulumi up' would create, without an account.")
    {
        _terminal = terminal;
        _stacks.Validators.Add(RefuseOptions);
        _format.Validators.Add(RefuseOtherFormats);
        _format.CompletionSources.Add(Text, Json);
        Arguments.Add(_stacks);
        Options.Add(_format);
        Options.Add(_root);
        SetAction((parsed, _) => RunAsync(
            Workspace.Open(parsed.GetValue(_root)!, parsed.GetValue(_stacks)!), parsed.GetValue(_format)!));
    }

    // What begins like an option but is none would else be taken for a stack.
    private void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            result.AddError($"There is no option '{token.Value}'. The options are: {string.Join(", ", Options.Select(o => o.Name))}.");
        }
    }

    private static void RefuseOtherFormats(OptionResult result)
    {
        if (result.Tokens is [{ Value: not (Text or Json) } token])
        {
            result.AddError($"There is no format '{token.Value}'. The formats are: {Text}, {Json}.");
        }
    }

    private async Task<int> RunAsync(Workspace workspace, string format)
    {
        foreach (var problem in workspace.Problems)
        {
            await _terminal.Error.WriteLineAsync($"{Word(problem)}: {problem}");
        }

        if (workspace.Problems.Any(problem => problem.IsError))
        {
            return workspace.IsUnreadable ? ExitCode.BadUsage : ExitCode.CheckFailed;
        }

        var plans = new List<Plan>();
        foreach (var stack in workspace.Stacks)
        {
            plans.Add(await PlanAsync(workspace.Project.Name, stack));
        }

        if (format == Json)
        {
            await PreviewJson.WriteAsync(plans, _terminal.Output);
        }
        else
        {
            WriteTrees(workspace, plans);
        }

        return ExitCode.Fine;
    }

    private static Task<Plan> PlanAsync(string project, StackCheck stack) =>
        Planner.PlanAsync(new(project, stack.File.Stack, () => InferenceProgram.Build(stack.Settings))
        {
            Config = stack.File.ConfigTexts,
        });

    private void WriteTrees(Workspace workspace, List<Plan> plans)
    {
        var console = _terminal.Console();
        foreach (var (stack, plan) in workspace.Stacks.Zip(plans))
        {
            PlanTree.Write(console, plan, CheckSummary.Of(stack));
        }
    }

    private static string Word(SettingsProblem problem) =>
        problem.IsError ? "error" : problem.IsWarning ? "warning" : "silenced";
}
