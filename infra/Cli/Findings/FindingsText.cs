namespace GpuInfra.Cli;

// Findings as lines to read, stack by stack, and one line that counts them.
internal static class FindingsText
{
    public const string Indentation = "  ";

    public static string Write(IReadOnlyList<Finding> findings, Workspace workspace)
    {
        var text = new StringBuilder();
        var parts = Parts(findings, workspace).ToList();
        foreach (var (title, problems) in parts.Where(part => part.Problems.Count > 0))
        {
            text.Append(title).Append('\n');
            problems.ForEach(problem => text.Append(Indentation).Append(LineOf(problem)).Append('\n'));
            text.Append('\n');
        }

        return text.AppendJoin("; ", parts.Select(part => $"{part.Title}: {Counts(part.Problems)}")).Append('\n').ToString();
    }

    public static string LineOf(Violation problem) => problem.Finding;

    // How many findings there are of each kind; of silenced ones only where there are any.
    public static string Counts(IReadOnlyCollection<Violation> problems)
    {
        var silenced = problems.Count(problem => problem.Silenced is not null);
        return $"{Count(problems.Count(problem => problem.IsError), "error")}, "
            + Count(problems.Count(problem => problem.IsWarning), "warning")
            + (silenced == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {silenced} silenced"));
    }

    // The project's own file is a part where something is wrong with it.
    private static IEnumerable<(string Title, List<Violation> Problems)> Parts(
        IReadOnlyList<Finding> findings, Workspace workspace)
    {
        var byStack = findings.ToLookup(finding => finding.Stack, finding => finding.Problem);
        var stacks = workspace.Stacks.Select(stack => (VisibleText.Of(stack.File.Stack), byStack[stack.File.Stack].ToList()));
        return byStack.Contains(null) ? stacks.Prepend((VisibleText.Of(workspace.Project.Path), [.. byStack[null]])) : stacks;
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}

// Findings for somebody who looks at a terminal: lines that end at words, and colours for how bad a finding is.
internal static class FindingsScreen
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Doubtful = new(Color.Yellow);

    public static void Write(IAnsiConsole console, string text)
    {
        foreach (var line in WordWrap.Lines(text.TrimEnd('\n'), console.Profile.Width).Split('\n'))
        {
            console.Write(Styled(line));
            console.WriteLine();
        }
    }

    private static Paragraph Styled(string line)
    {
        if (!line.StartsWith(FindingsText.Indentation, StringComparison.Ordinal))
        {
            return new Paragraph(line, Strong);
        }

        var end = line.IndexOf(' ', FindingsText.Indentation.Length) is >= 0 and var blank ? blank : line.Length;
        return new Paragraph(line[..end], StyleOf(line[FindingsText.Indentation.Length..end])).Append(line[end..]);
    }

    private static Style StyleOf(string word) => word switch
    {
        "error" => Bad,
        "warning" => Doubtful,
        _ => Style.Plain,
    };
}
