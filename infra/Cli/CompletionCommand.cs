using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra completion: what a shell sources to complete commands, options and names of stacks.
internal sealed class CompletionCommand : Command
{
    private static readonly OrderedDictionary<string, string> Ways = new()
    {
        ["bash"] = "source <(gpuinfra completion bash)",
        ["zsh"] = "source <(gpuinfra completion zsh)",
        ["fish"] = "gpuinfra completion fish | source",
        ["pwsh"] = "gpuinfra completion pwsh | Out-String | Invoke-Expression",
    };

    private readonly Argument<string?> _shell = new("shell")
    {
        Description = $"The shell: {string.Join(", ", Ways.Keys)}.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "shell",
    };

    public CompletionCommand(Terminal terminal)
        : base("completion", $"Writes what a shell completes commands, options and stacks by. For bash: {Ways["bash"]}")
    {
        _shell.CompletionSources.Add([.. Ways.Keys]);
        Arguments.Add(_shell);
        SetAction(parsed =>
        {
            terminal.Output.Write(Script(parsed.GetValue(_shell)));
            return ExitCode.Fine;
        });
    }

    private static string Script(string? shell)
    {
        var shells = string.Join(", ", Ways.Keys);
        return shell is null ? throw new UsageException($"Name a shell: {shells}.")
            : Ways.ContainsKey(shell) ? Read(shell)
            : throw new UsageException($"There is no completion for '{shell}'. {Suggestion.Question(shell, Ways.Keys)}The shells are: {shells}.");
    }

    private static string Read(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
