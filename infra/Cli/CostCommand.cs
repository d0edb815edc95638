using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra cost: what the stacks cost and take, and what they would.
internal sealed class CostCommand : StackCommand
{
    private const int OldDays = 90;

    private static readonly OrderedDictionary<string, Func<IReadOnlyList<CostedStack>, Terminal, string>> Formats = new()
    {
        ["text"] = CostText.Write,
        ["json"] = (stacks, _) => CostJson.Write(stacks),
        ["markdown"] = (stacks, _) => CostMarkdown.Write(stacks),
    };

    private readonly Option<string[]> _whatIf = new("--what-if")
    {
        Description = "Compares with other settings: cpu=4,memory=16Gi for all services with a GPU, service.NAME.cpu=4 for one.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _prices = new("--prices")
    {
        Description = $"The file with negotiated prices. Left out, {PriceFile.DefaultName} beside the stack files, if there is one.",
    };

    private readonly Terminal _terminal;

    public CostCommand(Terminal terminal)
        : base(
            "cost",
            "Reckons what the stacks cost a month, and what they take of quotas and addresses.",
            [.. Formats.Keys],
            "How to write the costs: tables to read, JSON, or Markdown for a pull request.",
            new ProgramOptions(terminal))
    {
        _terminal = terminal;
        Options.Add(_whatIf);
        Options.Add(_prices);
    }

    protected override async Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed)
    {
        var services = RequireServices(workspace);
        await WriteAsync(workspace.Problems.Where(problem => problem.IsError));
        var checks = services.Where(Workspace.CanBePlanned).ToList();
        if (checks.Count == 0 || workspace.HasNoProject)
        {
            return workspace.Refusal ?? ExitCode.Fine;
        }

        var whatIf = WhatIfOf(parsed.GetValue(_whatIf)!, checks);
        var (prices, problems) = PriceBooks.Open(workspace.Root, parsed.GetValue(_prices));
        await WriteAsync(problems);
        if (problems.Any(problem => problem.IsError))
        {
            return ExitCode.BadUsage;
        }

        var stacks = new List<CostedStack>();
        foreach (var stack in checks)
        {
            stacks.Add(await CostAsync(workspace, stack, prices, whatIf));
        }

        if (whatIf is not null && stacks.TrueForAll(stack => stack.Supposed is null))
        {
            throw new UsageException("--what-if changes nothing: no service has a GPU. Name a service with service.NAME.");
        }

        await _terminal.Output.WriteAsync(Formats[format](stacks, _terminal));
        await WarnOfAgeAsync(stacks);
        return workspace.Refusal ?? (stacks.Exists(stack => stack.IsRefused) ? ExitCode.CheckFailed : ExitCode.Fine);
    }

    private static WhatIf? WhatIfOf(string[] words, IReadOnlyList<ProgramCheck> checks) => words.Length == 0 || checks.All(check => check is StackCheck)
        ? WhatIf.Of(words, [.. checks.OfType<StackCheck>()])
        : throw new UsageException("--what-if changes keys of a stack file, and a program of your own reads others. Leave out --program, or --what-if.");

    // A sum of nothing would say that keys and a state cost nothing.
    private static List<ProgramCheck> RequireServices(Workspace workspace)
    {
        var checks = workspace.Stacks.Where(stack => stack is StackCheck or OwnProgramCheck).ToList();
        return checks.Count == workspace.Stacks.Count
            ? checks
            : throw new UsageException(
                $"What {workspace.Project.Name} makes has no price here: 'cost' reckons services and what they share, and it has none.");
    }

    private static async Task<CostedStack> CostAsync(Workspace workspace, ProgramCheck stack, PriceBook prices, WhatIf? whatIf)
    {
        var plan = await workspace.PlanAsync(stack);
        var costed = new CostedStack($"{plan.Project}/{plan.Stack}", StackCosts.Of(plan, prices));
        if (stack is not StackCheck check || whatIf?.ApplyTo(check) is not { } then)
        {
            return costed;
        }

        return costed with
        {
            Supposed = whatIf.ToString(),
            Problems = WhatIf.NewProblems(check, then),
            Then = then.Errors.Any() ? null : StackCosts.Of(await workspace.PlanAsync(then), prices),
        };
    }

    private async Task WarnOfAgeAsync(IEnumerable<CostedStack> stacks)
    {
        var oldest = stacks.Where(stack => !stack.IsRefused)
            .SelectMany(stack => new[] { stack.Now.Cost.OldestPrice, stack.Then?.Cost.OldestPrice })
            .Min();
        if (oldest is { } day && _terminal.Today.DayNumber - day.DayNumber > OldDays)
        {
            await _terminal.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"warning: A price was read {Day.Text(day)}, more than {OldDays} days ago. "
                    + $"Look whether it still holds, and write what does into {PriceFile.DefaultName}."));
        }
    }

    private async Task WriteAsync(IEnumerable<Violation> problems)
    {
        foreach (var problem in problems)
        {
            await _terminal.Error.WriteLineAsync(FindingsText.LineOf(problem));
        }
    }
}
