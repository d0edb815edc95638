namespace GpuInfra;

// The commands that a container runs, those within a shell's script among them.
internal static partial class ContainerCommands
{
    private static readonly string[] Shells = ["sh", "bash", "dash", "ash", "zsh"];

    public static IReadOnlyList<SimpleCommand> Of(ContainerSpec container)
    {
        var words = Words(container);
        var shell = words.FindIndex(word => word.Text is { } text && Shells.Contains(text[(text.LastIndexOf('/') + 1)..]));
        var script = words.FindIndex(Math.Max(shell, 0), word => word.Text is { } text && ScriptFlag().IsMatch(text));
        return script >= 0 && script + 1 < words.Count && words[script + 1] is { Text: { } text } word
                && (shell >= 0 || (script == 0 && text.Contains(' ', StringComparison.Ordinal)))
            ? [.. Commands(word with { Text = text }, words.Skip(script + 3), Known(container))]
            : [Simple(words)];
    }

    public static bool IsArguments(ContainerSpec container) => container.Args.All(word => !Shells.Contains(word));

    public static SimpleCommand Arguments(ContainerSpec container) => Simple(Words(container));

    // Cloud Run says the port of the serving container by a variable.
    private static Dictionary<string, string> Known(ContainerSpec container)
    {
        var known = container.Env.ToDictionary(StringComparer.Ordinal);
        if (container.Port is { } port)
        {
            known["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        }

        return known;
    }

    private static List<CommandWord> Words(ContainerSpec container) =>
    [
        .. container.Command.Select((word, index) => new CommandWord(word, Place(container, "command", index)) { IsBare = true }),
        .. container.Args.Select((word, index) => new CommandWord(word, Place(container, "args", index)) { IsBare = true }),
    ];

    private static string Place(ContainerSpec container, string list, int index)
    {
        var own = index - (list == "args" ? container.PresetArgs : container.PresetCommand);
        return own < 0 ? "" : ArgumentPath.Join(container.Path, ArgumentPath.Index(list, own));
    }

    private static IEnumerable<SimpleCommand> Commands(
        CommandWord script, IEnumerable<CommandWord> rest, Dictionary<string, string> known)
    {
        var exported = new Dictionary<string, CommandWord>(StringComparer.Ordinal);
        foreach (var command in ShellWords.Split(script.Text!, known))
        {
            var simple = Simple(
                [.. command.SelectMany(word => word == ShellWords.Rest ? rest : [new CommandWord(word, script.Path)])]);
            if (simple.Words.Count == 0)
            {
                simple.Variables.ToList().ForEach(variable => exported[variable.Key] = variable.Value);
            }

            var variables = exported.Concat(simple.Variables).GroupBy(variable => variable.Key);
            yield return simple with { Variables = variables.ToDictionary(group => group.Key, group => group.Last().Value) };
        }
    }

    private static SimpleCommand Simple(List<CommandWord> words)
    {
        var variables = new Dictionary<string, CommandWord>(StringComparer.Ordinal);
        var start = 0;
        while (start < words.Count && words[start].Text is { } text && (text is "export" or "exec" or "env" || ShellWords.Assignment().IsMatch(text)))
        {
            if (ShellWords.Assignment().Match(text) is { Success: true } match)
            {
                variables[match.Groups["name"].Value] = words[start] with { Text = match.Groups["value"].Value };
            }

            start++;
        }

        return new([.. words.Skip(start)], variables);
    }

    [GeneratedRegex("^-[a-z]*c\\z")]
    private static partial Regex ScriptFlag();
}
