using System.CommandLine;
using System.CommandLine.Completions;

namespace GpuInfra.Cli;

// gpuinfra help: what --help says, for those who ask with a word.
internal sealed class HelpCommand : Command
{
    private readonly Argument<string?> _command = new("command")
    {
        Description = "The command to tell of. Left out, all of them.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "command",
    };

    public HelpCommand(RootCommand root, InvocationConfiguration configuration)
        : base("help", "Tells what a command does, and what it takes.")
    {
        _command.CompletionSources.Add(_ => root.Subcommands.Where(command => !command.Hidden).Select(command => new CompletionItem(command.Name)));
        Arguments.Add(_command);
        SetAction((parsed, cancellation) => parsed.GetValue(_command) is not { } name ? root.Parse(["--help"]).InvokeAsync(configuration, cancellation)
            : root.Subcommands.Any(command => command.Name == name) ? root.Parse([name, "--help"]).InvokeAsync(configuration, cancellation)
            : throw new UsageException(UsageMistakes.NoCommand(root, name)));
    }
}
