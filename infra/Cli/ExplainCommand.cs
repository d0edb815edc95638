using System.CommandLine;

namespace GpuInfra.Cli;

// gpuinfra explain: what the catalog and the rule book know of a word.
internal sealed class ExplainCommand : Command
{
    private readonly Argument<string?> _word = new("word")
    {
        Description = "A rule, a GPU, a region, an engine, a model, a limit, a price or a key of the stack file. All words but keys, if none is named.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ExplainCommand(Terminal terminal)
        : base("explain", "Explains a rule, a GPU, a region, an engine, a model, a limit, a price or a key of the stack file, with sources and dates.")
    {
        Arguments.Add(_word);
        SetAction(parsed =>
        {
            if (parsed.GetValue(_word) is { } word)
            {
                TopicText.Write(terminal.Console(), Topics.Require(word));
            }
            else
            {
                TopicText.WriteList(terminal.Console(), Topics.All);
            }

            return ExitCode.Fine;
        });
    }
}
