using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace GpuInfra.Cli;

// What is wrong with a command line, and what to write instead.
internal static class UsageMistakes
{
    // How the parser begins what it says of a word that nothing takes.
    private const string Unmatched = "Unrecognized command or argument";

    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand root)
        {
            List<string> wrong = [.. parsed.Errors.Where(error => error.SymbolResult is OptionResult).Select(MessageOf).Distinct()];
            return wrong.Count > 0 ? wrong
                : parsed.UnmatchedTokens is not [var word, ..] ? [$"Name a command: {Commands(root)}."]
                : [IsOption(word) ? NoOption(root, word) : NoCommand(root, word)];
        }

        return
        [
            .. parsed.UnmatchedTokens.Where((word, index) => IsOption(word) || !IsValue(parsed, index))
                .Select(word => IsOption(word) ? NoOption(command, word) : $"'{word}' is a word too many. Leave it out."),
            .. parsed.Errors.Where(error => !error.Message.StartsWith(Unmatched, StringComparison.Ordinal)).Select(MessageOf).Distinct(),
        ];
    }

    public static string NoCommand(RootCommand root, string word) =>
        $"There is no command '{word}'. {Suggestion.Question(word, [.. Visible(root)])}The commands are: {Commands(root)}.";

    public static string NoOption(Command command, string word)
    {
        var name = word.Split('=', ':')[0];
        var options = Options(command).ToList();
        return $"There is no option '{name}'. {Suggestion.Question(name, options)}The options are: {string.Join(", ", options)}.";
    }

    private static string MessageOf(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } =>
            $"{option.Name} stands without a value. Write one behind it. {option.Description}",
        OptionResult { Tokens: [var token], Option: { Arity.MinimumNumberOfValues: 0 } option } =>
            $"{option.Name} takes no value, but has '{token.Value}'. Write {option.Name} alone, or leave it out.",
        OptionResult { Tokens.Count: > 1, Option: { Arity.MaximumNumberOfValues: 1 } option } result =>
            $"{option.Name} stands {(result.Tokens.Count == 2 ? "twice" : "several times")}, with {Wording.All(result.Tokens.Select(token => $"'{token.Value}'"))}. Write it once.",
        _ => error.Message,
    };

    // A word behind an option that nobody knows is its value: it is wrong with the option, and not once more.
    private static bool IsValue(ParseResult parsed, int index) =>
        index > 0 && parsed.UnmatchedTokens[index - 1] is var option && IsOption(option) && !option.Contains('=', StringComparison.Ordinal)
            && parsed.Tokens.Zip(parsed.Tokens.Skip(1)).Any(pair => pair.First.Value == option && pair.Second.Value == parsed.UnmatchedTokens[index]);

    private static bool IsOption(string word) => word.StartsWith('-');

    private static IEnumerable<string> Options(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Where(option => !option.Hidden && option is not HelpOption)
            .Select(option => option.Name);

    private static IEnumerable<string> Visible(RootCommand root) => root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name);

    private static string Commands(RootCommand root) => string.Join(", ", Visible(root));
}
