using System.CommandLine;
using System.CommandLine.Parsing;

namespace GpuInfra.Cli;

// A command about the stacks of a folder.
internal abstract class StackCommand : Command
{
    private readonly Argument<string[]> _stacks = new("stack")
    {
        Description = "The stacks that are meant. All stacks of the folder, if none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> _root = new("--root")
    {
        Description = "The folder with Pulumi.yaml and the stack files.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string> _format;

    // A command that knows some formats, of which the first is what nobody needs to ask for.
    protected StackCommand(string name, string description, IReadOnlyList<string> formats, string formatDescription)
        : base(name, description)
    {
        _format = FormatOption.Of(formats, formatDescription);
        _stacks.Validators.Add(RefuseOptions);
        Arguments.Add(_stacks);
        Options.Add(_format);
        Options.Add(_root);
        SetAction((parsed, _) => RunAsync(
            Open(parsed.GetValue(_root)!, parsed.GetValue(_stacks)!), parsed.GetValue(_format)!, parsed));
    }

    // What the names mean: the stacks of a folder.
    protected virtual Workspace Open(string root, string[] names) => Workspace.Open(root, names);

    protected abstract Task<int> RunAsync(Workspace workspace, string format, ParseResult parsed);

    // What begins like an option but is none would else be taken for a stack.
    private void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            result.AddError($"There is no option '{token.Value}'. The options are: {string.Join(", ", Options.Select(o => o.Name))}.");
        }
    }
}

// How an answer is written: one of some formats, of which the first is what nobody needs to ask for.
internal static class FormatOption
{
    public static Option<string> Of(IReadOnlyList<string> formats, string description)
    {
        var option = new Option<string>("--format") { Description = description, DefaultValueFactory = _ => formats[0] };
        option.CompletionSources.Add([.. formats]);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !formats.Contains(token.Value))
            {
                result.AddError($"There is no format '{token.Value}'. The formats are: {string.Join(", ", formats)}.");
            }
        });
        return option;
    }
}
