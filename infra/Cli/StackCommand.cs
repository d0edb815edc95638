using System.CommandLine;
using System.CommandLine.Parsing;

namespace GpuInfra.Cli;

// A command about the stacks of a folder.
internal abstract class StackCommand : Command
{
    private readonly Argument<string[]> _stacks = new("stack")
    {
        Description = "The stacks that are meant, by their names or their files. All stacks of the folder, if none is named.",
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "stack",
    };

    private readonly Option<string?> _root = RootOption.Create();

    private readonly FormatOptions _format;

    private readonly ProgramOptions? _program;

    // A command that knows some formats, of which the first is what nobody needs to ask for.
    protected StackCommand(
        string name, string description, IReadOnlyList<string> formats, string formatDescription, ProgramOptions? program = null)
        : base(name, description)
    {
        _stacks.Validators.Add(RefuseOptions);
        _stacks.CompletionSources.Add(context => RootOption.StacksOf(context.ParseResult.GetValue(_root)));
        Arguments.Add(_stacks);
        _format = new(this, formats, formatDescription);
        Options.Add(_root);
        program?.AddTo(this, _root);
        _program = program;
        SetAction(RunAsync);
    }

    protected virtual async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var workspace = OwnProgram(parsed, cancellation) is { } program ? await program.OpenAsync(parsed.GetValue(_stacks)!) : Open(parsed);
        return await RunAsync(workspace, FormatOf(parsed), parsed);
    }

    // The program that is to be run; none where the stack files alone are meant.
    protected OwnProgram? OwnProgram(ParseResult parsed, CancellationToken cancellation) => _program?.Of(parsed, cancellation);

    protected Workspace Open(ParseResult parsed) => Open(parsed.GetValue(_root), parsed.GetValue(_stacks)!);

    // What the names mean: the stacks of a folder.
    protected virtual Workspace Open(string? root, string[] names) => Workspace.Open(StackChoice.Of(root, names));

    protected string FormatOf(ParseResult parsed) => _format.Of(parsed);

    protected abstract Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed);

    // What begins like an option but is none would else be taken for a stack.
    private void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            result.AddError(UsageMistakes.NoOption(this, token.Value));
        }
    }
}
