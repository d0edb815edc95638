using System.CommandLine;

namespace GpuInfra.Cli;

// The options of a command that can run a program of somebody's own.
internal sealed class ProgramOptions(Terminal terminal)
{
    private const int DefaultSeconds = 300;
    private const int MostSeconds = 86_400;

    private readonly Option<string?> _program = new("--program")
    {
        Description = "The folder of a Pulumi program of your own, which is built and run. Its code is executed: run none that you do not trust.",
        HelpName = "folder",
    };

    private readonly Option<string?> _answers = new("--answers")
    {
        Description = "With --program: a file with what functions answer that only the cloud can.",
        HelpName = "file",
    };

    private readonly Option<int> _limit = new("--time-limit")
    {
        Description = "With --program: how many seconds it may take for a stack, its build included.",
        HelpName = "seconds",
        DefaultValueFactory = _ => DefaultSeconds,
    };

    public void AddTo(Command command, Option<string?> root)
    {
        foreach (var option in (Option[])[_program, _answers, _limit])
        {
            command.Options.Add(option);
        }

        _limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is 0 or > MostSeconds))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{token.Value}' is no time limit. Write a whole number of seconds, 1 to {MostSeconds}."));
            }
        });
        command.Validators.Add(result =>
        {
            var isRun = result.GetResult(_program) is not null;
            if (isRun && result.GetResult(root) is not null)
            {
                result.AddError("--program and --root name one folder twice. Leave out --root.");
            }

            foreach (var option in ((Option[])[_answers, _limit]).Where(option => !isRun && result.GetResult(option) is { Implicit: false }))
            {
                result.AddError($"{option.Name} is about a program that is run. Name its folder with --program, or leave it out.");
            }
        });
    }

    public OwnProgram? Of(ParseResult parsed, CancellationToken cancellation) => parsed.GetValue(_program) is not { } folder ? null : new(folder, terminal)
    {
        Answers = parsed.GetValue(_answers) is { } file ? CallAnswers.Read(file) : CallAnswers.None,
        Limit = TimeSpan.FromSeconds(parsed.GetValue(_limit)),
        Cancellation = cancellation,
    };
}
